// What is on the paper, and every change of it as an undoable step.
#pragma once

#include <QImage>
#include <QObject>
#include <QRectF>
#include <QSizeF>
#include <functional>
#include <optional>
#include <vector>

#include "core/data/drawing.h"
#include "ui/draw/paper_history.h"

namespace digitpad {

/// The paper's usual height in its own units; its width follows the window's shape.  The same drawing is thus
/// the same whatever the window's size and scale.
inline constexpr qreal kPaperHeight = 400;

/// What the writer says that one digit on the paper is.  ui/draw/corrected_digits.h tells how long it holds.
struct Correction {
    QRectF box;                       ///< of the digit when it was corrected, in paper units
    std::vector<std::size_t> strokes; ///< that the digit is made of; none where it is not of strokes alone
    std::size_t madeAfter = 0;        ///< so many strokes were on the paper
    int digit = 0;
    bool isKept = false; ///< for training
    bool operator==(const Correction&) const = default;
};

/// Strokes over an optional picture, all in paper units.
struct PaperContent {
    QImage picture; ///< null where there is none
    QRectF place;   ///< of the picture
    Drawing drawing;
    std::vector<Correction> corrections = {};

    bool isBlank() const { return picture.isNull() && drawing.strokes.empty(); }
    bool operator==(const PaperContent&) const = default;
};

/// Lives on the GUI thread.
class PaperDocument : public QObject {
    Q_OBJECT
public:
    /// @param undoBytes what undoing may hold in memory, as PaperHistory counts it
    explicit PaperDocument(QObject* parent = nullptr, qint64 undoBytes = kUndoBytes);

    /// Keeps the strokes of a digit for training with what they mean, or takes them away again where that is
    /// nothing. Returns whether they are kept now.  Called as corrections are made, undone and redone.
    std::function<bool(const Drawing&, std::optional<int> digit)> keep;

    /// With the stroke being drawn as its last one.
    const PaperContent& content() const { return m_content; }
    bool isDrawing() const { return m_drawing; }
    /// How far picture and pen reached to the right and down; 0 for blank paper.
    QSizeF reach() const;

    void beginStroke(const PenPoint& point, float width, bool erases);
    /// Ignored while no stroke is being drawn.
    void extendStroke(const PenPoint& point);
    void endStroke();
    /// Takes the stroke being drawn away again.
    void cancelStroke();

    void clear();
    /// Replaces everything by a picture, fitted into the paper.
    void showPicture(const QImage& picture, const QSizeF& paper, const QString& stepName);
    /// Makes what the pen drew at most that thick.
    void thinStrokes(float width);
    /// In place of `before`, an earlier correction of the same digit.  `keepable` are its strokes for
    /// training.
    void correct(const Correction& correction, const std::optional<Correction>& before,
                 const Drawing& keepable);

    QUndoStack& undoStack() { return m_history.stack(); }
    /// What is held in memory for undoing alone.
    qint64 undoBytes() const { return m_history.bytes(); }

signals:
    /// Strokes or picture.
    void changed();
    void correctionsChanged();

private:
    class StrokeChange;
    class ReplaceChange;
    class CorrectionChange;
    void replace(PaperContent after, const QString& name);
    bool dropUnfinishedStroke();

    PaperContent m_content;
    bool m_drawing = false;
    PaperHistory m_history;
};

} // namespace digitpad
