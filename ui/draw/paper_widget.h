// The paper one draws on: shows strokes, picture and the digits found, and takes the pen's events.
#pragma once

#include <QPixmap>
#include <QString>
#include <QWidget>
#include <functional>
#include <vector>

#include "ui/draw/paper_document.h"
#include "ui/draw/pen_input.h"

class QMimeData;

namespace digitpad {

struct BoxLook;

/// A digit found on the paper.
struct PaperBox {
    QRectF place; ///< in paper units
    QString text; ///< what it is read as
    bool rejected = false;
};

class PaperWidget : public QWidget {
    Q_OBJECT
public:
    explicit PaperWidget(PaperDocument& document, QWidget* parent = nullptr);

    /// In paper units.  Making the window smaller shrinks what is on the paper rather than cutting it off.
    QSizeF paperSize() const;
    /// Marks the digits found; `chosen` is emphasised, -1 for none.
    void setBoxes(std::vector<PaperBox> boxes, int chosen);

    Tool tool() const { return m_input.tool; }
    void setTool(Tool tool);
    /// In paper units.
    float penWidth() const { return m_input.penWidth; }
    void setPenWidth(float width);

    QSize sizeHint() const override { return {720, 570}; }
    QSize minimumSizeHint() const override { return {320, 240}; }

signals:
    /// Files or pictures dropped on the paper.
    void dropped(const QMimeData* data);
    /// The pen was set down and lifted again in the box of one digit of several, which has its middle there,
    /// in paper units.
    void boxClicked(QPointF middle);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void contentChanged();
    void fitContent();
    QPointF toPaper(QPointF position) const;
    void updateCursor();
    void renderFinished();
    void paintLiveStroke(QPainter& painter) const;
    std::function<void()> pickBox(QPointF position);
    QRectF inkOf(const PaperBox& box) const; ///< in pixels of the widget
    /// Where a box is shown, likewise: a little outside of the ink.
    QRectF shown(const PaperBox& box) const;
    void paintBoxes(QPainter& painter) const;
    void paintTagOf(QPainter& painter, const PaperBox& box, const BoxLook& look) const;
    void paintHint(QPainter& painter) const;

    PaperDocument& m_document;
    PenInput m_input;
    qreal m_scale = 1;  ///< pixels a paper unit
    QPixmap m_finished; ///< everything but the stroke being drawn; null when it must be drawn anew
    std::vector<PaperBox> m_boxes;
    int m_chosenBox = -1;
    bool m_showFocus = false; ///< only when the keyboard brought the focus here
};

} // namespace digitpad
