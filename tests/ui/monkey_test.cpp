// Random input over every page: whatever is pressed, typed, dropped and resized, the window goes on.
//
// DIGITPAD_MONKEY_SEED and DIGITPAD_MONKEY_EVENTS choose the events; the same seed gives the same ones (what
// runs on other threads meanwhile may end earlier or later).  DIGITPAD_MONKEY_VERBOSE prints each.
#include <QApplication>
#include <QDialog>
#include <QEventLoop>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QtTest>
#include <utility>

#include "core/model/architectures.h"
#include "core/model/onnx_file.h"
#include "tests/ui/monkey/monkey.h"
#include "ui/bundled.h"
#include "ui/evaluate/evaluate_page.h"
#include "ui/main_window.h"
#include "ui/model_store.h"
#include "ui/paths.h"
#include "ui/theme/theme.h"
#include "ui/train/train_page.h"

using namespace digitpad;

class MonkeyTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void survivesRandomInput();

private:
    void tick();
    void makeFiles();

    QTemporaryDir m_folder;
    QStringList m_files;
    std::uint64_t m_seed = 1;
    int m_events = 400; // the whole 5,000 run with the sanitizers
    bool m_verbose = false;
    int m_next = 0;
    int m_depth = 0; ///< of events inside events: a dialog's loop runs in the press that opened it
    int m_loops = 0; ///< event loops that ran when the event at hand began
    QEventLoop m_loop;
    std::unique_ptr<ModelStore> m_models;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<test::Monkey> m_monkey;
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
    m_monkey =
        std::make_unique<test::Monkey>(*m_window, m_folder.path(), m_files, [this](const QString& what) {
            if (m_verbose) qInfo("%d: %s", m_next - 1, qPrintable(what));
        });
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
    m_monkey.reset();
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
        test::Dice dice(m_seed, m_next++);
        m_monkey->act(dice);
    }
    --m_depth;
    m_loops = loopsBefore;
}

QTEST_MAIN(MonkeyTest)
#include "monkey_test.moc"
