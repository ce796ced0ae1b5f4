#include "ui/draw/paper_document.h"

#include <QUndoCommand>
#include <algorithm>

namespace digitpad {

/// Contents are small and pictures shared, so a step keeps both whole.
class PaperDocument::Step : public QUndoCommand {
public:
    Step(PaperDocument& document, PaperContent before, PaperContent after, const QString& name)
        : QUndoCommand(name), m_document(document), m_before(std::move(before)), m_after(std::move(after)) {}

    void undo() override { m_document.setContent(m_before); }
    void redo() override { m_document.setContent(m_after); }

private:
    PaperDocument& m_document;
    PaperContent m_before;
    PaperContent m_after;
};

namespace {

QRectF fitted(const QSize& picture, const QSizeF& paper) {
    constexpr qreal kMargin = 20; // paper units
    const QRectF space = QRectF({}, paper).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    QRectF place({}, QSizeF(picture).scaled(space.size(), Qt::KeepAspectRatio));
    place.moveCenter(space.center());
    return place;
}

} // namespace

PaperDocument::PaperDocument(QObject* parent) : QObject(parent) {}

QSizeF PaperDocument::reach() const {
    QSizeF reach(m_content.place.right(), m_content.place.bottom());
    for (const Stroke& stroke : m_content.drawing.strokes)
        for (const PenPoint& point : stroke.points) reach = reach.expandedTo(QSizeF(point.x, point.y));
    return reach;
}

void PaperDocument::beginStroke(const PenPoint& point, float width, bool erases) {
    if (m_drawing) endStroke();
    if (erases && m_content.isBlank()) return; // nothing to erase, nothing to undo
    m_beforeStroke = m_content;
    m_drawing = true;
    m_content.drawing.strokes.push_back({{point}, width, erases});
    emit changed();
}

void PaperDocument::extendStroke(const PenPoint& point) {
    if (!m_drawing) return;
    std::vector<PenPoint>& points = m_content.drawing.strokes.back().points;
    if (points.back().x == point.x && points.back().y == point.y) return;
    points.push_back(point);
    emit changed();
}

void PaperDocument::endStroke() {
    if (!m_drawing) return;
    m_drawing = false;
    const bool erases = m_content.drawing.strokes.back().erases;
    m_undoStack.push(new Step(*this, m_beforeStroke, m_content, erases ? tr("erase") : tr("stroke")));
}

void PaperDocument::cancelStroke() {
    if (m_drawing) setContent(m_beforeStroke);
}

void PaperDocument::clear() {
    cancelStroke();
    if (!m_content.isBlank()) push({}, tr("clear"));
}

void PaperDocument::showPicture(const QImage& picture, const QSizeF& paper, const QString& stepName) {
    cancelStroke();
    push({picture, fitted(picture.size(), paper), {}}, stepName);
}

void PaperDocument::push(const PaperContent& after, const QString& name) {
    m_undoStack.push(new Step(*this, m_content, after, name)); // pushing does the step
}

void PaperDocument::setContent(const PaperContent& content) {
    m_drawing = false;
    m_content = content;
    emit changed();
}

} // namespace digitpad
