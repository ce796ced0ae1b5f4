// Pictures coming onto the paper from elsewhere, and the drawing going out: clipboard, drops, files.
#pragma once

#include <QImage>
#include <QSizeF>
#include <QString>
#include <filesystem>
#include <vector>

#include "core/data/digit_image.h"
#include "ui/draw/paper_document.h"

class QMimeData;

namespace digitpad {

/// The files in what was pasted or dropped.
std::vector<std::filesystem::path> filesFrom(const QMimeData& data);
/// By its name.
bool isModelFile(const std::filesystem::path& file);
/// The picture in what was pasted or dropped.  Throws Error.
QImage pictureFrom(const QMimeData& data);
/// An image of a dataset, as dark ink on white.
QImage pictureOf(const DigitImage& digit);
/// For file dialogs: the picture formats that can be read.
QString pictureNameFilter();

/// The drawing as a picture and the reading as text together; the caller owns it.
QMimeData* clipboardData(const PaperContent& content, const QSizeF& paper, const QString& reading);
/// As its name ends: PNG, SVG or another format of pictures.  Throws Error, also for a name without such an
/// ending.
void saveContent(const PaperContent& content, const QSizeF& paper, const std::filesystem::path& file);

} // namespace digitpad
