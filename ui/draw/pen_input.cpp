#include "ui/draw/pen_input.h"

#include <QMouseEvent>
#include <QPointingDevice>
#include <QTabletEvent>
#include <QTouchEvent>
#include <utility>

namespace digitpad {

namespace {

constexpr qreal kClickReach = 4; ///< pixels a hand trembles

/// A tablet's 0..1 as a factor of the pen's width: light touches stay visible, a usual hand (0.7) draws as a
/// mouse does.
float widthFactor(qreal pressure) {
    return 0.3F + static_cast<float>(pressure);
}

/// Windows and others send mouse events after each touch or tablet event; those were drawn already.
bool isEcho(const QMouseEvent& event) {
    return event.source() != Qt::MouseEventNotSynthesized;
}

} // namespace

PenInput::PenInput(PaperDocument& document, std::function<QPointF(QPointF)> toPaper)
    : m_document(document), m_toPaper(std::move(toPaper)) {}

bool PenInput::handle(QEvent& event) {
    switch (event.type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseMove:
        case QEvent::MouseButtonRelease:
            return handleMouse(static_cast<QMouseEvent&>(event));
        case QEvent::TabletPress:
        case QEvent::TabletMove:
        case QEvent::TabletRelease:
            return handleTablet(static_cast<QTabletEvent&>(event));
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::TouchEnd:
        case QEvent::TouchCancel:
            return handleTouch(static_cast<QTouchEvent&>(event));
        case QEvent::Hide: // another page was opened by the keyboard: where the pen is lifted is not told
                           // here
            m_button = Qt::NoButton;
            m_finger.reset();
            m_click = nullptr;
            m_document.endStroke();
            return false;
        default:
            return false;
    }
}

bool PenInput::handleMouse(QMouseEvent& event) {
    if (isEcho(event)) return true;
    switch (event.type()) {
        case QEvent::MouseMove:
            if (m_button != Qt::NoButton) extend(event.position(), 1);
            return m_button != Qt::NoButton;
        case QEvent::MouseButtonRelease:
            if (event.button() != m_button) return true;
            m_button = Qt::NoButton;
            finish();
            return true;
        default:
            if (event.button() != Qt::LeftButton && event.button() != Qt::RightButton) return false;
            m_button = event.button();
            begin(event.position(), 1, tool == Tool::Eraser || m_button == Qt::RightButton);
            return true;
    }
}

bool PenInput::handleTablet(QTabletEvent& event) {
    const float factor = widthFactor(event.pressure());
    if (event.type() == QEvent::TabletPress) {
        const bool eraserTip = event.pointerType() == QPointingDevice::PointerType::Eraser;
        begin(event.position(), factor,
              tool == Tool::Eraser || eraserTip || event.button() == Qt::RightButton);
    } else if (event.type() == QEvent::TabletMove) {
        if (event.buttons() != Qt::NoButton) extend(event.position(), factor);
    } else {
        finish();
    }
    event.accept(); // else Qt would send the mouse event too
    return true;
}

bool PenInput::handleTouch(QTouchEvent& event) {
    if (event.type() == QEvent::TouchCancel) {
        m_finger.reset();
        m_document.cancelStroke();
        return true;
    }
    for (const QEventPoint& point : event.points()) {
        if (point.state() == QEventPoint::Pressed && !m_finger) {
            m_finger = point.id();
            begin(point.position(), 1, tool == Tool::Eraser);
        } else if (m_finger == point.id() && point.state() == QEventPoint::Updated) {
            extend(point.position(), 1);
        } else if (m_finger == point.id() && point.state() == QEventPoint::Released) {
            m_finger.reset();
            finish();
        }
    }
    event.accept();
    return true;
}

void PenInput::begin(QPointF position, float pressure, bool erases) {
    const QPointF p = m_toPaper(position);
    m_touched = position;
    m_click = erases || !pick ? nullptr : pick(position);
    m_document.beginStroke({static_cast<float>(p.x()), static_cast<float>(p.y()), pressure},
                           erases ? eraserWidth() : penWidth, erases);
}

void PenInput::extend(QPointF position, float pressure) {
    if ((position - m_touched).manhattanLength() > kClickReach) m_click = nullptr;
    const QPointF p = m_toPaper(position);
    m_document.extendStroke({static_cast<float>(p.x()), static_cast<float>(p.y()), pressure});
}

void PenInput::finish() {
    const std::function<void()> click = std::exchange(m_click, nullptr);
    if (!click) return m_document.endStroke();
    m_document.cancelStroke();
    click();
}

} // namespace digitpad
