#include "tests/ui/monkey/monkey.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QWindow>
#include <QtTest>
#include <algorithm>
#include <utility>

#include "ui/main_window.h"
#include "ui/paths.h"
#include "ui/theme/theme.h"

namespace digitpad::test {

namespace {

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

Monkey::Monkey(MainWindow& window, QDir folder, QStringList files, std::function<void(const QString&)> say)
    : m_window(window), m_folder(std::move(folder)), m_files(std::move(files)), m_say(std::move(say)) {}

QWidget& Monkey::top(Dice& dice) {
    if (QWidget* popup = QApplication::activePopupWidget()) return *popup;
    if (QWidget* modal = QApplication::activeModalWidget()) return *modal;
    QList<QWidget*> windows;
    for (QWidget* each : QApplication::topLevelWidgets())
        if (each->isVisible() && each->isWindow() && each->windowHandle() &&
            each->windowType() != Qt::ToolTip)
            windows << each;
    std::ranges::sort(windows, {}, [this](const QWidget* each) { return each != &m_window; });
    return dice.oneIn(3) ? *dice.any(windows) : *windows.front();
}

void Monkey::act(Dice& dice) {
    if (!m_window.isVisible()) m_window.show();
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

void Monkey::actOnDialog(QWidget& dialog, Dice& dice) {
    constexpr int kPatience = 12;
    if (auto* files = qobject_cast<QFileDialog*>(&dialog)) { // in it, files could be renamed and deleted
        if (dice.oneIn(2)) return files->reject();
        const bool saves = files->acceptMode() == QFileDialog::AcceptSave;
        const QString file =
            saves ? m_folder.filePath(dice.any(
                        QStringList{"saved.png", "saved.csv", "saved.svg", "saved.onnx", "saved.x", "saved"}))
                  : dice.any(m_files);
        m_say("choose " + file);
        files->findChild<QLineEdit*>("fileNameEdit")->setText(file);
        QMetaObject::invokeMethod(files, "accept");
        return;
    }
    if (m_modalEvents > kPatience) {
        m_say("dismiss a dialog");
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
QPoint Monkey::place(QWidget& top, Dice& dice) {
    QList<QWidget*> controls;
    for (QWidget* each : top.findChildren<QWidget*>())
        if (each->isVisible() && each->window() == &top && each->focusPolicy() != Qt::NoFocus)
            controls << each;
    if (controls.isEmpty() || dice.oneIn(3)) return {dice.below(top.width()), dice.below(top.height())};
    QWidget* control = dice.any(controls);
    return control->mapTo(&top, control->rect().center());
}

void Monkey::mouse(QWidget& top, Dice& dice) {
    const QPoint at = place(top, dice);
    const auto button = dice.oneIn(8) ? Qt::RightButton : dice.oneIn(20) ? Qt::MiddleButton : Qt::LeftButton;
    m_say(
        QString("%1 at %2, %3 of %4").arg(button).arg(at.x()).arg(at.y()).arg(top.metaObject()->className()));
    if (&top == &m_window && dice.oneIn(10)) return QTest::mouseDClick(top.windowHandle(), button, {}, at);
    const QPointer<QWindow> window = top.windowHandle(); // a press may end it
    QTest::mousePress(window, button, {}, at);
    if (window) QTest::mouseRelease(window, button, {}, at);
}

void Monkey::drag(QWidget& top, Dice& dice) {
    QPointer<QWindow> window = top.windowHandle();
    QPoint at = place(top, dice);
    m_say(QString("drag from %1, %2").arg(at.x()).arg(at.y()));
    QTest::mousePress(window, Qt::LeftButton, {}, at);
    for (int i = dice.below(12); i > 0 && window; --i) {
        at += QPoint(dice.from(-60, 60), dice.from(-60, 60));
        QTest::mouseMove(window, at);
    }
    if (window) QTest::mouseRelease(window, Qt::LeftButton, {}, at);
}

void Monkey::key(QWidget& top, Dice& dice) {
    const bool control = dice.oneIn(4);
    const Qt::Key key = control ? dice.any(kControlKeys) : dice.any(kKeys);
    Qt::KeyboardModifiers modifiers = control ? Qt::ControlModifier : Qt::NoModifier;
    if (dice.oneIn(6)) modifiers |= Qt::ShiftModifier;
    m_say(QKeySequence(QKeyCombination(modifiers, key)).toString());
    const QPointer<QWindow> window = top.windowHandle(); // Escape may end it
    QTest::keyPress(window, key, modifiers);
    if (window) QTest::keyRelease(window, key, modifiers);
}

void Monkey::type(Dice& dice) {
    QList<QAbstractSpinBox*> fields;
    for (auto* field : m_window.findChildren<QAbstractSpinBox*>())
        if (field->isVisible() && field->isEnabled()) fields << field;
    if (fields.isEmpty() || QApplication::activePopupWidget()) return;
    QAbstractSpinBox* field = dice.any(fields);
    const QString text = QString::fromUtf8(dice.any(kTexts));
    m_say("type " + text + " into " + field->accessibleName());
    field->setFocus(Qt::TabFocusReason);
    field->selectAll();
    for (const QChar each : text) { // QTest::keyClicks() takes ASCII alone
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, each);
        QApplication::sendEvent(field, &press);
    }
    if (dice.oneIn(2)) QTest::keyClick(field, Qt::Key_Tab);
}

void Monkey::wheel(QWidget& top, Dice& dice) {
    const QPoint at = place(top, dice);
    m_say(QString("wheel at %1, %2").arg(at.x()).arg(at.y()));
    QWidget* under = top.childAt(at);
    if (under == nullptr) under = &top;
    const QPoint turned(dice.oneIn(5) ? 120 : 0, dice.oneIn(2) ? 120 : -120);
    QWheelEvent event(under->mapFrom(&top, at), top.mapToGlobal(at), {}, turned, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(under, &event);
}

void Monkey::drop(Dice& dice) {
    QList<QWidget*> targets;
    for (QWidget* each : m_window.findChildren<QWidget*>())
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
    m_say("drop " + (urls.isEmpty() ? QString() : urls.first().toString()));
    const QPoint at = target->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted()) return;
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(target, &event);
}

void Monkey::resize(Dice& dice) {
    const QSize size(dice.from(1, 1600), dice.from(1, 1000));
    m_say(QString("resize to %1 x %2").arg(size.width()).arg(size.height()));
    m_window.resize(size);
}

/// What the window itself can do.
void Monkey::window(Dice& dice) {
    switch (dice.below(8)) {
        case 0:
            m_say("close");
            m_window.close();
            break;
        case 1:
            m_say("theme");
            applyTheme(*qApp, dice.oneIn(2) ? ThemeChoice::Dark : ThemeChoice::Light);
            break;
        case 2:
            m_say("open a file");
            m_window.openModel(toPath(dice.any(m_files)));
            break;
        case 3:
            m_say("let it work");
            QTest::qWait(dice.below(50));
            break;
        default:
            m_say("page");
            m_window.showPage(dice.below(3));
    }
}

} // namespace digitpad::test
