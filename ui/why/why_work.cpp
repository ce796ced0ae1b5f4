#include "ui/why/why_work.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/cancel.h"
#include "core/preprocess/ink_extraction.h"
#include "core/preprocess/rasteriser.h"
#include "ui/picture_file.h"

namespace digitpad {

namespace {

QImage maskOf(const InkImage& ink) {
    QImage mask(ink.width, ink.height, QImage::Format_Grayscale8);
    for (int y = 0; y < ink.height; ++y) {
        uchar* line = mask.scanLine(y);
        for (int x = 0; x < ink.width; ++x)
            line[x] = static_cast<uchar>(std::lround(std::clamp(ink.at(x, y), 0.0F, 1.0F) * 255));
    }
    return mask;
}

/// As it was read.
InkImage inkOfPicture(const WhyRequest& request) {
    const PictureInk found(toGrey(request.content.picture), request.stop);
    const std::optional<Writing> writing = request.withoutThings ? found.writing(request.stop) : std::nullopt;
    return writing ? writing->ink : found.all();
}

/// The picture's ink where the picture lies, and the strokes over it.
InkImage inkOnPaper(const WhyRequest& request) {
    const QSize size(static_cast<int>(std::ceil(request.paper.width())),
                     static_cast<int>(std::ceil(request.paper.height())));
    InkImage paper(size.width(), size.height());
    if (!request.content.picture.isNull()) {
        QImage mask(size, QImage::Format_Grayscale8);
        mask.fill(0);
        QPainter painter(&mask);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(request.content.place, maskOf(inkOfPicture(request)));
        painter.end();
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                paper.at(x, y) = static_cast<float>(mask.constScanLine(y)[x]) / 255;
    }
    drawStrokes(request.content.drawing, paper);
    return paper;
}

} // namespace

WhyResult explain(const WhyRequest& request, Workspace& workspace) {
    WhyResult result{request, maskOf(inkOnPaper(request)), {}, {}, {}};
    throwIfStopped(request.stop);
    result.prediction = request.classifier->classify(request.seen, workspace);
    result.saliency = occlusionSaliency(request.seen, *request.classifier, workspace);
    throwIfStopped(request.stop);
    result.variations = variations(request.seen, *request.classifier, workspace);
    return result;
}

} // namespace digitpad
