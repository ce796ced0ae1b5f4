// What is on the paper, and every change of it as an undoable step.
#pragma once

#include <QImage>
#include <QObject>
#include <QRectF>
#include <QSizeF>
#include <QUndoStack>

#include "core/data/drawing.h"

namespace digitpad {

/// The paper's usual height in its own units; its width follows the window's shape.  The same drawing is thus
/// the same whatever the window's size and scale.
inline constexpr qreal kPaperHeight = 400;

/// Strokes over an optional picture, all in paper units.
struct PaperContent {
    QImage picture; ///< null where there is none
    QRectF place;   ///< of the picture
    Drawing drawing;

    bool isBlank() const { return picture.isNull() && drawing.strokes.empty(); }
    bool operator==(const PaperContent&) const = default;
};

/// Lives on the GUI thread.
class PaperDocument : public QObject {
    Q_OBJECT
public:
    explicit PaperDocument(QObject* parent = nullptr);

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

    QUndoStack& undoStack() { return m_undoStack; }

signals:
    void changed();

private:
    class Step;
    void push(const PaperContent& after, const QString& name);
    void setContent(const PaperContent& content);

    PaperContent m_content;
    PaperContent m_beforeStroke;
    bool m_drawing = false;
    QUndoStack m_undoStack;
};

} // namespace digitpad
