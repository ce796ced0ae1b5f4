// From what is on the paper to what it reads: the work that Recogniser does on its thread.
#pragma once

#include <QRectF>
#include <QTransform>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/reading/drawing_reader.h"
#include "core/reading/picture_reader.h"
#include "ui/draw/paper_document.h"

namespace digitpad {

/// The text (QImage::text()) of a picture that is a digit just as a network takes it, out of an evaluation.
inline constexpr auto kFramedKey = "framed";

/// A copy of all that is needed, so that the paper can change meanwhile.
struct RecognitionRequest {
    PaperContent content;
    std::shared_ptr<const Classifier> classifier;
    std::shared_ptr<const DigitDetector> detector = {}; ///< may be null
    std::stop_token stop = {};                          ///< asked where nobody waits for the result any more
};

/// From the picture's pixels to paper units; the content has a picture.
QTransform pictureToPaper(const PaperContent& content);
/// The strokes in the picture's pixels; the content has a picture.
Drawing strokesOnPicture(const PaperContent& content);

struct RecognitionResult {
    Reading reading;
    std::vector<QRectF> boxes; ///< one a digit, in paper units
    double milliseconds = 0;
};

/// Blocking; throws Error, and Cancelled within one step of the work.  A framed picture alone is read as the
/// evaluation did; strokes alone are read as such; over a
/// picture they are drawn onto the ink found in it.
RecognitionResult recognise(const RecognitionRequest& request, Workspace& workspace);

} // namespace digitpad
