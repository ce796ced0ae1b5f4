#include "ui/draw/paper_document.h"

#include <algorithm>
#include <utility>

namespace digitpad {

namespace {

QRectF fitted(const QSize& picture, const QSizeF& paper) {
    constexpr qreal kMargin = 20; // paper units
    const QRectF space = QRectF({}, paper).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    QRectF place({}, QSizeF(picture).scaled(space.size(), Qt::KeepAspectRatio));
    place.moveCenter(space.center());
    return place;
}

qint64 bytesOf(const std::vector<Stroke>& strokes) {
    qint64 sum = 0;
    for (const Stroke& stroke : strokes)
        sum += static_cast<qint64>(sizeof(Stroke) + stroke.points.capacity() * sizeof(PenPoint));
    return sum;
}

} // namespace

/// The paper's last stroke.  While it is undone it is held here.
class PaperDocument::StrokeChange : public PaperChange {
public:
    explicit StrokeChange(PaperDocument& document) : m_document(document) {}

    void undo() override {
        m_document.dropUnfinishedStroke();
        std::vector<Stroke>& strokes = m_document.m_content.drawing.strokes;
        m_undone.push_back(std::move(strokes.back()));
        strokes.pop_back();
        emit m_document.changed();
    }
    void redo() override {
        m_document.dropUnfinishedStroke();
        m_document.m_content.drawing.strokes.push_back(std::move(m_undone.back()));
        m_undone.clear();
        emit m_document.changed();
    }
    qint64 bytes() const override { return bytesOf(m_undone); }

private:
    PaperDocument& m_document;
    std::vector<Stroke> m_undone; ///< one or none
};

/// Another content in place of all.  The one that is not on the paper is held here.
class PaperDocument::ReplaceChange : public PaperChange {
public:
    ReplaceChange(PaperDocument& document, PaperContent other)
        : m_document(document), m_other(std::move(other)) {}

    void undo() override {
        m_document.dropUnfinishedStroke();
        std::swap(m_document.m_content, m_other);
        emit m_document.changed();
    }
    void redo() override { undo(); }
    qint64 bytes() const override { return m_other.picture.sizeInBytes() + bytesOf(m_other.drawing.strokes); }

private:
    PaperDocument& m_document;
    PaperContent m_other;
};

/// What one digit is said to be.
class PaperDocument::CorrectionChange : public PaperChange {
public:
    CorrectionChange(PaperDocument& document, Correction after, std::optional<Correction> before,
                     Drawing keepable)
        : m_document(document),
          m_after(std::move(after)),
          m_before(std::move(before)),
          m_keepable(std::move(keepable)) {}

    void undo() override { exchange(m_after, m_before); }
    void redo() override { exchange(m_before, m_after); }
    qint64 bytes() const override { return bytesOf(m_keepable.strokes); }

private:
    void exchange(const std::optional<Correction>& from, const std::optional<Correction>& to) {
        std::vector<Correction>& all = m_document.m_content.corrections;
        if (from)
            std::erase_if(all, [&](const Correction& each) {
                return each.box == from->box && each.madeAfter == from->madeAfter &&
                       each.digit == from->digit;
            });
        const bool isKept = !m_keepable.strokes.empty() && m_document.keep &&
                            m_document.keep(m_keepable, to ? std::optional(to->digit) : std::nullopt);
        if (to) all.push_back(*to);
        if (to) all.back().isKept = isKept;
        emit m_document.correctionsChanged();
    }

    PaperDocument& m_document;
    std::optional<Correction> m_after; ///< always there
    std::optional<Correction> m_before;
    Drawing m_keepable;
};

PaperDocument::PaperDocument(QObject* parent, qint64 undoBytes) : QObject(parent), m_history(undoBytes) {}

QSizeF PaperDocument::reach() const {
    QSizeF reach(m_content.place.right(), m_content.place.bottom());
    for (const Stroke& stroke : m_content.drawing.strokes)
        for (const PenPoint& point : stroke.points) reach = reach.expandedTo(QSizeF(point.x, point.y));
    return reach;
}

void PaperDocument::beginStroke(const PenPoint& point, float width, bool erases) {
    if (m_drawing) endStroke();
    if (erases && m_content.isBlank()) return; // nothing to erase, nothing to undo
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
    m_history.add(std::make_shared<StrokeChange>(*this), erases ? tr("erase") : tr("stroke"));
    emit changed();
}

void PaperDocument::cancelStroke() {
    if (dropUnfinishedStroke()) emit changed();
}

bool PaperDocument::dropUnfinishedStroke() {
    if (!m_drawing) return false;
    m_drawing = false;
    m_content.drawing.strokes.pop_back();
    return true;
}

void PaperDocument::clear() {
    cancelStroke();
    if (!m_content.isBlank()) replace({}, tr("clear"));
}

void PaperDocument::showPicture(const QImage& picture, const QSizeF& paper, const QString& stepName) {
    cancelStroke();
    replace({picture, fitted(picture.size(), paper), {}}, stepName);
}

void PaperDocument::thinStrokes(float width) {
    cancelStroke();
    PaperContent after = m_content;
    for (Stroke& stroke : after.drawing.strokes)
        if (!stroke.erases) stroke.width = std::min(stroke.width, width);
    if (after.drawing != m_content.drawing) replace(std::move(after), tr("thinner pen"));
}

void PaperDocument::correct(const Correction& correction, const std::optional<Correction>& before,
                            const Drawing& keepable) {
    cancelStroke();
    const auto change = std::make_shared<CorrectionChange>(*this, correction, before, keepable);
    change->redo();
    m_history.add(change, tr("correction"));
}

void PaperDocument::replace(PaperContent after, const QString& name) {
    const auto change = std::make_shared<ReplaceChange>(*this, std::move(after));
    change->redo();
    m_history.add(change, name);
}

} // namespace digitpad
