// Draws strokes and pictures with QPainter: on the screen, and into the PNG or SVG that is saved.
#pragma once

#include <QByteArray>
#include <QColor>
#include <QImage>

#include "core/data/drawing.h"
#include "ui/draw/paper_document.h"

class QPainter;

namespace digitpad {

struct PaperColors {
    QColor paper;
    QColor ink;
};

/// The painter works in paper units.  Erasing strokes lay paper over what is under them.
void paintStroke(QPainter& painter, const Stroke& stroke, const PaperColors& colors);
void paintContent(QPainter& painter, const PaperContent& content, const PaperColors& colors);

/// The whole paper as a picture, dark on light whatever the theme.
QImage contentImage(const PaperContent& content, const QSizeF& paper);
/// In a format of QImageWriter's, such as "png"; empty where that fails.
QByteArray contentPicture(const PaperContent& content, const QSizeF& paper, const QByteArray& format);
QByteArray contentSvg(const PaperContent& content, const QSizeF& paper);

} // namespace digitpad
