#include "ui/draw/draw_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QUndoStack>

#include "ui/theme/icons.h"

namespace digitpad {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("DrawActions", text);
}

QAction* action(QObject* parent, const char* text, const char* icon, const QList<QKeySequence>& shortcuts) {
    auto* action = new QAction(tr(text), parent);
    if (icon[0] != '\0') action->setIcon(themedIcon(icon));
    action->setShortcuts(shortcuts);
    return action;
}

} // namespace

DrawActions::DrawActions(QUndoStack& undoStack, QObject* parent)
    : open(action(parent, "&Open picture...", "open", {QKeySequence::Open})),
      paste(action(parent, "&Paste picture", "paste", {QKeySequence::Paste})),
      save(action(parent, "&Save drawing...", "save", {QKeySequence::Save})),
      undo(undoStack.createUndoAction(parent, tr("&Undo"))),
      redo(undoStack.createRedoAction(parent, tr("&Redo"))),
      clear(action(parent, "&Clear", "clear", {Qt::Key_Delete})),
      copy(action(parent, "&Copy drawing and reading", "copy", {QKeySequence::Copy})),
      copyReading(action(parent, "Copy reading as &text", "", {Qt::CTRL | Qt::SHIFT | Qt::Key_C})),
      pen(action(parent, "&Pen", "pencil", {Qt::Key_B})),
      eraser(action(parent, "&Eraser", "eraser", {Qt::Key_E})),
      thinner(action(parent, "Thi&nner pen", "", {Qt::Key_BracketLeft})),
      thicker(action(parent, "Thic&ker pen", "", {Qt::Key_BracketRight})),
      why(action(parent, "&Why this answer?", "info", {Qt::Key_W})),
      m_tools(new QActionGroup(parent)),
      m_editing(new QActionGroup(parent)) {
    undo->setIcon(themedIcon("undo"));
    undo->setShortcut(Qt::CTRL | Qt::Key_Z);
    redo->setIcon(themedIcon("redo"));
    redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    for (QAction* tool : {pen, eraser}) {
        tool->setCheckable(true);
        m_tools->addAction(tool);
    }
    pen->setChecked(true);
    m_editing->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    for (QAction* edit : {paste, save, undo, redo, clear, copy, copyReading, thinner, thicker, why})
        m_editing->addAction(edit);
}

void DrawActions::setPageSeen(bool seen) const {
    m_tools->setEnabled(seen);
    m_editing->setEnabled(seen);
}

} // namespace digitpad
