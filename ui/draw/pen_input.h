// Turns mouse, touch and tablet events into strokes, each hand movement into exactly one.
#pragma once

#include <QEvent>
#include <QPointF>
#include <functional>
#include <optional>

#include "ui/draw/paper_document.h"

class QMouseEvent;
class QTabletEvent;
class QTouchEvent;

namespace digitpad {

enum class Tool { Pen, Eraser };

class PenInput {
public:
    /// @param toPaper from widget coordinates to paper units
    PenInput(PaperDocument& document, std::function<QPointF(QPointF)> toPaper);

    Tool tool = Tool::Pen;
    float penWidth = 16; ///< in paper units

    float eraserWidth() const { return penWidth * 2.5F; }

    /// Asked as the pen comes down, in widget coordinates, for what a click there does; nothing where it
    /// draws a dot. What is read while the pen is down, its own dot for one, thus makes no click of it.
    std::function<std::function<void()>(QPointF)> pick;

    /// Whether the event was about drawing and is dealt with.
    bool handle(QEvent& event);

private:
    bool handleMouse(QMouseEvent& event);
    bool handleTablet(QTabletEvent& event);
    bool handleTouch(QTouchEvent& event);
    void begin(QPointF position, float pressure, bool erases);
    void extend(QPointF position, float pressure);
    void finish();

    PaperDocument& m_document;
    std::function<QPointF(QPointF)> m_toPaper;
    QPointF m_touched;             ///< where the pen came down
    std::function<void()> m_click; ///< what lifting it there does; nothing once it moved, or for an eraser
    std::optional<int> m_finger;   ///< the touch point that draws; further ones do not
    Qt::MouseButton m_button = Qt::NoButton; ///< the mouse button that draws
};

} // namespace digitpad
