#include "ui/draw/paper_widget.h"

#include <QDragEnterEvent>
#include <QFocusEvent>
#include <QMimeData>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <utility>

#include "ui/draw/box_painter.h"
#include "ui/draw/paper_painter.h"
#include "ui/theme/palette.h"
#include "ui/theme/sizes.h"
#include "ui/theme/widgets.h"

namespace digitpad {

namespace {

PaperColors paperColors() {
    const Palette colors = currentPalette();
    return {colors.paper, colors.ink};
}

constexpr qreal kCornerRadius = 12;

/// A ring of the pen's size.
QCursor ringCursor(qreal diameter, qreal pixelRatio) {
    const qreal shown = std::clamp<qreal>(diameter, 6, 96);
    const int side = static_cast<int>(shown) + 4;
    QPixmap pixmap(QSize(side, side) * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(currentPalette().mutedText, 1.2));
    painter.drawEllipse(QPointF(side / 2.0, side / 2.0), shown / 2, shown / 2);
    painter.end();
    return QCursor(pixmap, side / 2, side / 2);
}

} // namespace

PaperWidget::PaperWidget(PaperDocument& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_input(document, [this](QPointF position) { return toPaper(position); }) {
    setAttribute(Qt::WA_AcceptTouchEvents);
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Paper"));
    setAccessibleDescription(tr("Draw digits here with mouse, finger or pen; the right button erases"));
    m_input.pick = [this](QPointF position) { return pickBox(position); };
    connect(&m_document, &PaperDocument::changed, this, &PaperWidget::contentChanged);
    fitContent();
}

QSizeF PaperWidget::paperSize() const {
    return QSizeF(size()) / m_scale;
}

void PaperWidget::fitContent() {
    const QSizeF reach = m_document.reach();
    m_scale = std::max(height(), 1) / kPaperHeight;
    if (reach.width() > 0) m_scale = std::min(m_scale, width() / reach.width());
    if (reach.height() > 0) m_scale = std::min(m_scale, height() / reach.height());
    m_finished = {};
    updateCursor();
}

QPointF PaperWidget::toPaper(QPointF position) const {
    // A pen that leaves the paper draws along its edge: what is out of sight would still be read.
    return {std::clamp<qreal>(position.x(), 0, width()) / m_scale,
            std::clamp<qreal>(position.y(), 0, height()) / m_scale};
}

void PaperWidget::setBoxes(std::vector<PaperBox> boxes, int chosen) {
    m_boxes = std::move(boxes);
    m_chosenBox = chosen;
    update();
}

void PaperWidget::setTool(Tool tool) {
    m_input.tool = tool;
    updateCursor();
}

void PaperWidget::setPenWidth(float width) {
    m_input.penWidth = width;
    updateCursor();
}

void PaperWidget::contentChanged() {
    if (!m_document.isDrawing()) fitContent(); // nothing may shift under a moving pen
    update();
}

void PaperWidget::updateCursor() {
    const float width = m_input.tool == Tool::Eraser ? m_input.eraserWidth() : m_input.penWidth;
    setCursor(ringCursor(width * m_scale, devicePixelRatioF()));
}

bool PaperWidget::event(QEvent* event) {
    return m_input.handle(*event) || QWidget::event(event);
}

void PaperWidget::resizeEvent(QResizeEvent* /*event*/) {
    fitContent();
}

void PaperWidget::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) m_finished = {};
    QWidget::changeEvent(event);
}

void PaperWidget::paintEvent(QPaintEvent* /*event*/) {
    if (m_finished.isNull()) renderFinished();
    const Palette colors = currentPalette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen frame = m_showFocus ? QPen(colors.accent, 2) : QPen(colors.border, 1);
    const QRectF sheet = QRectF(rect()).adjusted(1, 1, -1, -1);
    QPainterPath outline;
    outline.addRoundedRect(sheet, kCornerRadius, kCornerRadius);
    painter.setClipPath(outline);
    painter.drawPixmap(0, 0, m_finished);
    paintLiveStroke(painter);
    painter.setClipping(false);
    painter.strokePath(outline, frame);
    paintBoxes(painter);
    if (m_document.content().isBlank()) paintHint(painter);
}

void PaperWidget::renderFinished() {
    m_finished = QPixmap(size() * devicePixelRatioF());
    m_finished.setDevicePixelRatio(devicePixelRatioF());
    m_finished.fill(currentPalette().paper);
    PaperContent finished = m_document.content();
    if (m_document.isDrawing()) finished.drawing.strokes.pop_back();
    QPainter painter(&m_finished);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.scale(m_scale, m_scale);
    paintContent(painter, finished, paperColors());
}

void PaperWidget::paintLiveStroke(QPainter& painter) const {
    if (!m_document.isDrawing()) return;
    painter.save();
    painter.scale(m_scale, m_scale);
    paintStroke(painter, m_document.content().drawing.strokes.back(), paperColors());
    painter.restore();
}

QRectF PaperWidget::inkOf(const PaperBox& box) const {
    return {box.place.topLeft() * m_scale, box.place.size() * m_scale};
}

QRectF PaperWidget::shown(const PaperBox& box) const {
    constexpr qreal kDistance = 8; // between ink and box, in pixels
    const QRectF sheet = QRectF(rect()).adjusted(2, 2, -2, -2);
    return inkOf(box).adjusted(-kDistance, -kDistance, kDistance, kDistance) & sheet;
}

/// Among several digits only: the dot inside a lone zero is drawn, not a click.
std::function<void()> PaperWidget::pickBox(QPointF position) {
    if (m_boxes.size() < 2) return nullptr;
    for (const PaperBox& box : m_boxes)
        if (shown(box).contains(position))
            return [this, middle = box.place.center()] { emit boxClicked(middle); };
    return nullptr;
}

void PaperWidget::paintBoxes(QPainter& painter) const {
    const bool isPicture = !m_document.content().picture.isNull();
    const auto paint = [&](int i) {
        const PaperBox& box = m_boxes[static_cast<std::size_t>(i)];
        const BoxLook look{i == m_chosenBox, box.rejected, isPicture};
        paintBox(painter, shown(box), look);
        if (m_boxes.size() > 1) paintTagOf(painter, box, look);
    };
    for (int i = 0; i < static_cast<int>(m_boxes.size()); ++i)
        if (i != m_chosenBox) paint(i);
    if (m_chosenBox >= 0) paint(m_chosenBox); // over its neighbours
}

/// What is read, above the box's upper left corner.
void PaperWidget::paintTagOf(QPainter& painter, const PaperBox& box, const BoxLook& look) const {
    const QFont small = figureFont(font(), 1, QFont::DemiBold);
    const QRectF tag = tagPlace(shown(box), box.text, small, look.isOverPicture);
    if (tag.top() < 0) return; // at the paper's edge there is no room
    const bool coversInk = std::ranges::any_of(
        m_boxes, [&](const PaperBox& other) { return &other != &box && inkOf(other).intersects(tag); });
    if (coversInk && !look.isChosen) return;
    paintTag(painter, tag, box.text, small, look);
}

void PaperWidget::paintHint(QPainter& painter) const {
    painter.setPen(currentPalette().mutedText);
    painter.setFont(figureFont(font(), 1.5));
    const QFontMetrics metrics(painter.font());
    const QRect middle = rect().adjusted(0, -metrics.height(), 0, -metrics.height());
    painter.drawText(middle, Qt::AlignCenter, tr("Draw a digit"));
    painter.setFont(font());
    painter.drawText(rect().adjusted(0, metrics.height(), 0, metrics.height()), Qt::AlignCenter,
                     tr("or drop a picture here"));
}

void PaperWidget::focusInEvent(QFocusEvent* event) {
    m_showFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QWidget::focusInEvent(event);
}

void PaperWidget::focusOutEvent(QFocusEvent* event) {
    m_showFocus = false;
    QWidget::focusOutEvent(event);
}

void PaperWidget::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage()) event->acceptProposedAction();
}

void PaperWidget::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    emit dropped(event->mimeData());
}

} // namespace digitpad
