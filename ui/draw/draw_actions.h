// Everything one can do on the Draw page, as actions that its buttons and the window's menu share.
#pragma once

class QAction;
class QActionGroup;
class QObject;
class QUndoStack;

namespace digitpad {

struct DrawActions {
    DrawActions(QUndoStack& undoStack, QObject* parent);

    QAction* open;
    QAction* paste;
    QAction* save;
    QAction* undo;
    QAction* redo;
    QAction* clear;
    QAction* copy;
    QAction* copyReading;
    QAction* pen;
    QAction* eraser;
    QAction* thinner;
    QAction* thicker;
    QAction* why;
    /// The actions that only make sense while the page is seen are silenced with their shortcuts.
    void setPageSeen(bool seen) const;

private:
    QActionGroup* m_tools;   ///< one of which is chosen
    QActionGroup* m_editing; ///< others that change the paper, or show what is on it
};

} // namespace digitpad
