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
    /// Those that only make sense while the page is seen; disabling the group silences their shortcuts.
    QActionGroup* editing;
};

} // namespace digitpad
