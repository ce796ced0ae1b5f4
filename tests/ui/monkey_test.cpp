// Random input over every page: whatever is pressed, typed, dropped and resized, the window goes on.
//
// DIGITPAD_MONKEY_SEED and DIGITPAD_MONKEY_EVENTS choose the events; the same seed gives the same ones (what
// runs on other threads meanwhile may end earlier or later).  DIGITPAD_MONKEY_VERBOSE prints each.
#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QEventLoop>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QtTest>
#include <utility>

#include "core/model/architectures.h"
#include "core/model/onnx_file.h"
#include "core/random.h"
#include "ui/bundled.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/main_window.h"
#include "ui/model_store.h"
#include "ui/paths.h"
#include "ui/theme/theme.h"
#include "ui/train/train_page.h"

using namespace digitpad;

namespace {

/// Choices of one event, which depend on the seed and its number alone.
class Dice {
public:
    Dice(std::uint64_t seed, int event)
        : m_random(Random::forStream(seed, static_cast<std::uint64_t>(event))) {}

    int below(int count) { return static_cast<int>(m_random.below(static_cast<std::size_t>(count))); }
    int from(int low, int high) { return low + below(high - low + 1); }
    bool oneIn(int count) { return below(count) == 0; }
    template <typename List>
    auto any(const List& list) {
        return *(std::begin(list) + below(static_cast<int>(std::size(list))));
    }

private:
    Random m_random;
};

constexpr Qt::Key kKeys[] = {Qt::Key_Tab,
                             Qt::Key_Backtab,
                             Qt::Key_Return,
                             Qt::Key_Space,
                             Qt::Key_Escape,
                             Qt::Key_Left,
                             Qt::Key_Right,
                             Qt::Key_Up,
                             Qt::Key_Down,
                             Qt::Key_Home,
                             Qt::Key_End,
                             Qt::Key_PageUp,
                             Qt::Key_Delete,
                             Qt::Key_Backspace,
                             Qt::Key_F1,
                             Qt::Key_F5,
                             Qt::Key_F10,
                             Qt::Key_P,
                             Qt::Key_E,
                             Qt::Key_B,
                             Qt::Key_7,
                             Qt::Key_BracketLeft,
                             Qt::Key_BracketRight,
                             Qt::Key_Menu};
constexpr Qt::Key kControlKeys[] = {Qt::Key_1, Qt::Key_2,      Qt::Key_3, Qt::Key_Z, Qt::Key_Y,
                                    Qt::Key_C, Qt::Key_V,      Qt::Key_X, Qt::Key_A, Qt::Key_S,
                                    Qt::Key_O, Qt::Key_Return, Qt::Key_N};
constexpr const char* kTexts[] = {"0,005", "1e-3", "1.000", "99999999999", "-1", "abc",
                                  "",      "0",    "1e",    "7 %",         "٣"};

} // namespace

class MonkeyTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void survivesRandomInput();

private:
    void tick();
    void act(Dice& dice);
    void actOnDialog(QWidget& dialog, Dice& dice);
    void mouse(QWidget& top, Dice& dice);
    void drag(QWidget& top, Dice& dice);
    void key(QWidget& top, Dice& dice);
    void type(Dice& dice);
    void wheel(QWidget& top, Dice& dice);
    void drop(Dice& dice);
    void resize(Dice& dice);
    void window(Dice& dice);
    QPoint place(QWidget& top, Dice& dice);
    QWidget& top(Dice& dice);
    void makeFiles();
    void say(const QString& what) const {
        if (m_verbose) qInfo("%d: %s", m_next - 1, qPrintable(what));
    }

    QTemporaryDir m_folder;
    QStringList m_files;
    std::uint64_t m_seed = 1;
    int m_events = 400; // the whole 5,000 run with the sanitizers
    bool m_verbose = false;
    int m_next = 0;
    int m_depth = 0; ///< of events inside events: a dialog's loop runs in the press that opened it
    int m_loops = 0; ///< event loops that ran when the event at hand began
    QWidget* m_modal = nullptr;
    int m_modalEvents = 0; ///< since m_modal came
    QEventLoop m_loop;
    std::unique_ptr<ModelStore> m_models;
    std::unique_ptr<MainWindow> m_window;
};

void MonkeyTest::initTestCase() {
    QApplication::setQuitOnLastWindowClosed(false);
    // Everything that is remembered or kept goes to a folder that is deleted in the end.
    for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        qputenv(name, m_folder.path().toUtf8());
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    QCoreApplication::setOrganizationName("digitpad-monkey");
    QVERIFY(QDir::setCurrent(m_folder.path()));
    if (qEnvironmentVariableIsSet("DIGITPAD_MONKEY_SEED"))
        m_seed = qEnvironmentVariable("DIGITPAD_MONKEY_SEED").toULongLong();
    if (qEnvironmentVariableIsSet("DIGITPAD_MONKEY_EVENTS"))
        m_events = qEnvironmentVariableIntValue("DIGITPAD_MONKEY_EVENTS");
    m_verbose = qEnvironmentVariableIsSet("DIGITPAD_MONKEY_VERBOSE");
    qInfo("DIGITPAD_MONKEY_SEED=%llu DIGITPAD_MONKEY_EVENTS=%d", static_cast<unsigned long long>(m_seed),
          m_events);
    makeFiles();
    applyTheme(*qApp, ThemeChoice::Light);
    m_models = std::make_unique<ModelStore>();
    ModelInfo info;
    info.name = "Untrained";
    m_models->add({std::make_shared<const Network>(makeNetwork("lenet5", 1)), info});
    m_window = std::make_unique<MainWindow>(*m_models);
    // Small at first, so that trainings get somewhere; the events may change it.
    m_window->findChild<QSpinBox*>("imageLimit")->setValue(500);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

/// Pictures, a model, data, and what is none of them.
void MonkeyTest::makeFiles() {
    const auto write = [this](const char* name, const QByteArray& bytes) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        m_files << file.fileName();
    };
    write("words.txt", "these are words");
    write("words.png", "these are words");
    write("words.onnx", "these are words");
    write("words.csv", "these,are\nwords,7\n");
    QByteArray csv = "label";
    for (int i = 0; i < 784; ++i) csv += ",pixel" + QByteArray::number(i);
    for (int row = 0; row < 30; ++row) {
        csv += "\n" + QByteArray::number(row % 10);
        for (int i = 0; i < 784; ++i) csv += "," + QByteArray::number((row * i) % 256);
    }
    write("data.csv", csv + "\n");
    for (const auto& sample : samplePictures()) m_files << toQString(sample);
    const QString model = m_folder.filePath("model.onnx");
    writeOnnx({std::make_shared<const Network>(makeNetwork("lenet5", 2)), {}}, toPath(model));
    m_files << model;
}

void MonkeyTest::survivesRandomInput() {
    QTimer::singleShot(0, this, &MonkeyTest::tick);
    m_loop.exec();
    QCOMPARE(m_next, m_events);
    // It still reads, trains and evaluates nothing by itself, and can be closed.
    m_window->show();
    QVERIFY(m_window->centralWidget()->isEnabled());
    QVERIFY(m_window->width() >= 900 && m_window->height() >= 620);
}

void MonkeyTest::cleanupTestCase() {
    if (!m_window) return;
    m_window->findChild<TrainPage*>()->stopTraining();
    m_window->findChild<EvaluatePage*>()->cancel();
    m_window.reset();
    m_models.reset();
}

/// One event.  Where it opened a loop of its own, as a dialog does, the next comes inside that loop; else
/// each waits for the one before.
void MonkeyTest::tick() {
    const int loops = QThread::currentThread()->loopLevel();
    if (loops <= m_loops) {
        QTimer::singleShot(1, this, &MonkeyTest::tick);
        return;
    }
    QWidget* popup = QApplication::activePopupWidget();
    auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
    const bool ended = m_next >= m_events;
    if (ended && popup == nullptr && dialog == nullptr && m_depth == 0) return m_loop.quit();
    QTimer::singleShot(0, this, &MonkeyTest::tick);
    const int loopsBefore = std::exchange(m_loops, loops);
    ++m_depth;
    constexpr int kMostDepth = 12;
    if (ended || m_depth > kMostDepth) {
        if (popup != nullptr)
            popup->close();
        else if (dialog != nullptr)
            dialog->reject();
    } else {
        Dice dice(m_seed, m_next++);
        act(dice);
    }
    --m_depth;
    m_loops = loopsBefore;
}

QWidget& MonkeyTest::top(Dice& dice) {
    if (QWidget* popup = QApplication::activePopupWidget()) return *popup;
    if (QWidget* modal = QApplication::activeModalWidget()) return *modal;
    QList<QWidget*> windows;
    for (QWidget* each : QApplication::topLevelWidgets())
        if (each->isVisible() && each->isWindow() && each->windowHandle() &&
            each->windowType() != Qt::ToolTip)
            windows << each;
    std::ranges::sort(windows, {}, [this](const QWidget* each) { return each != m_window.get(); });
    return dice.oneIn(3) ? *dice.any(windows) : *windows.front();
}

void MonkeyTest::act(Dice& dice) {
    if (!m_window->isVisible()) m_window->show();
    QWidget* modal = QApplication::activeModalWidget();
    m_modalEvents = modal == m_modal ? m_modalEvents + 1 : 0;
    m_modal = modal;
    if (modal != nullptr && QApplication::activePopupWidget() == nullptr) return actOnDialog(*modal, dice);
    QWidget& window = top(dice);
    const int what = dice.below(100);
    if (what < 30) return mouse(window, dice);
    if (what < 40) return drag(window, dice);
    if (what < 65) return key(window, dice);
    if (what < 73) return type(dice);
    if (what < 79) return wheel(window, dice);
    if (what < 85) return drop(dice);
    if (what < 89) return resize(dice);
    this->window(dice);
}

void MonkeyTest::actOnDialog(QWidget& dialog, Dice& dice) {
    constexpr int kPatience = 12;
    if (auto* files = qobject_cast<QFileDialog*>(&dialog)) { // in it, files could be renamed and deleted
        if (dice.oneIn(2)) return files->reject();
        const bool saves = files->acceptMode() == QFileDialog::AcceptSave;
        const QString file =
            saves ? m_folder.filePath(dice.any(
                        QStringList{"saved.png", "saved.csv", "saved.svg", "saved.onnx", "saved.x", "saved"}))
                  : dice.any(m_files);
        say("choose " + file);
        files->findChild<QLineEdit*>("fileNameEdit")->setText(file);
        QMetaObject::invokeMethod(files, "accept");
        return;
    }
    if (m_modalEvents > kPatience) {
        say("dismiss a dialog");
        if (auto* known = qobject_cast<QDialog*>(&dialog)) return known->reject();
        dialog.close();
        return;
    }
    if (dice.oneIn(2))
        mouse(dialog, dice);
    else
        key(dialog, dice);
}

/// A random point, or the middle of a random control.
QPoint MonkeyTest::place(QWidget& top, Dice& dice) {
    QList<QWidget*> controls;
    for (QWidget* each : top.findChildren<QWidget*>())
        if (each->isVisible() && each->window() == &top && each->focusPolicy() != Qt::NoFocus)
            controls << each;
    if (controls.isEmpty() || dice.oneIn(3)) return {dice.below(top.width()), dice.below(top.height())};
    QWidget* control = dice.any(controls);
    return control->mapTo(&top, control->rect().center());
}

void MonkeyTest::mouse(QWidget& top, Dice& dice) {
    const QPoint at = place(top, dice);
    const auto button = dice.oneIn(8) ? Qt::RightButton : dice.oneIn(20) ? Qt::MiddleButton : Qt::LeftButton;
    say(QString("%1 at %2, %3 of %4").arg(button).arg(at.x()).arg(at.y()).arg(top.metaObject()->className()));
    if (&top == m_window.get() && dice.oneIn(10))
        return QTest::mouseDClick(top.windowHandle(), button, {}, at);
    const QPointer<QWindow> window = top.windowHandle(); // a press may end it
    QTest::mousePress(window, button, {}, at);
    if (window) QTest::mouseRelease(window, button, {}, at);
}

void MonkeyTest::drag(QWidget& top, Dice& dice) {
    QPointer<QWindow> window = top.windowHandle();
    QPoint at = place(top, dice);
    say(QString("drag from %1, %2").arg(at.x()).arg(at.y()));
    QTest::mousePress(window, Qt::LeftButton, {}, at);
    for (int i = dice.below(12); i > 0 && window; --i) {
        at += QPoint(dice.from(-60, 60), dice.from(-60, 60));
        QTest::mouseMove(window, at);
    }
    if (window) QTest::mouseRelease(window, Qt::LeftButton, {}, at);
}

void MonkeyTest::key(QWidget& top, Dice& dice) {
    const bool control = dice.oneIn(4);
    const Qt::Key key = control ? dice.any(kControlKeys) : dice.any(kKeys);
    Qt::KeyboardModifiers modifiers = control ? Qt::ControlModifier : Qt::NoModifier;
    if (dice.oneIn(6)) modifiers |= Qt::ShiftModifier;
    say(QKeySequence(QKeyCombination(modifiers, key)).toString());
    const QPointer<QWindow> window = top.windowHandle(); // Escape may end it
    QTest::keyPress(window, key, modifiers);
    if (window) QTest::keyRelease(window, key, modifiers);
}

void MonkeyTest::type(Dice& dice) {
    QList<QAbstractSpinBox*> fields;
    for (auto* field : m_window->findChildren<QAbstractSpinBox*>())
        if (field->isVisible() && field->isEnabled()) fields << field;
    if (fields.isEmpty() || QApplication::activePopupWidget()) return;
    QAbstractSpinBox* field = dice.any(fields);
    const QString text = QString::fromUtf8(dice.any(kTexts));
    say("type " + text + " into " + field->accessibleName());
    field->setFocus(Qt::TabFocusReason);
    field->selectAll();
    for (const QChar each : text) { // QTest::keyClicks() takes ASCII alone
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, each);
        QApplication::sendEvent(field, &press);
    }
    if (dice.oneIn(2)) QTest::keyClick(field, Qt::Key_Tab);
}

void MonkeyTest::wheel(QWidget& top, Dice& dice) {
    const QPoint at = place(top, dice);
    say(QString("wheel at %1, %2").arg(at.x()).arg(at.y()));
    QWidget* under = top.childAt(at);
    if (under == nullptr) under = &top;
    const QPoint turned(dice.oneIn(5) ? 120 : 0, dice.oneIn(2) ? 120 : -120);
    QWheelEvent event(under->mapFrom(&top, at), top.mapToGlobal(at), {}, turned, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(under, &event);
}

void MonkeyTest::drop(Dice& dice) {
    QList<QWidget*> targets;
    for (QWidget* each : m_window->findChildren<QWidget*>())
        if (each->isVisible() && each->acceptDrops()) targets << each;
    if (targets.isEmpty()) return;
    QWidget* target = dice.any(targets);
    QMimeData data;
    QList<QUrl> urls;
    for (int i = dice.from(1, 2); i > 0; --i) urls << QUrl::fromLocalFile(dice.any(m_files));
    if (dice.oneIn(6))
        data.setText("7");
    else
        data.setUrls(urls);
    say("drop " + (urls.isEmpty() ? QString() : urls.first().toString()));
    const QPoint at = target->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted()) return;
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &event);
}

void MonkeyTest::resize(Dice& dice) {
    const QSize size(dice.from(1, 1600), dice.from(1, 1000));
    say(QString("resize to %1 x %2").arg(size.width()).arg(size.height()));
    m_window->resize(size);
}

/// What the window itself can do.
void MonkeyTest::window(Dice& dice) {
    switch (dice.below(8)) {
        case 0:
            say("close");
            m_window->close();
            break;
        case 1:
            say("theme");
            applyTheme(*qApp, dice.oneIn(2) ? ThemeChoice::Dark : ThemeChoice::Light);
            break;
        case 2:
            say("open a file");
            m_window->openModel(toPath(dice.any(m_files)));
            break;
        case 3:
            say("let it work");
            QTest::qWait(dice.below(50));
            break;
        default:
            say("page");
            m_window->showPage(dice.below(3));
    }
}

QTEST_MAIN(MonkeyTest)
#include "monkey_test.moc"
