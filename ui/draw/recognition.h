// From what is on the paper to what it reads: the work that Recogniser does on its thread.
#pragma once

#include <QRectF>
#include <memory>
#include <vector>

#include "core/model/reader.h"
#include "ui/draw/paper_document.h"

namespace digitpad {

/// A copy of all that is needed, so that the paper can change meanwhile.
struct RecognitionRequest {
    PaperContent content;
    std::shared_ptr<const Classifier> classifier;
};

struct RecognitionResult {
    Reading reading;
    std::vector<QRectF> boxes; ///< one a digit, in paper units
    double milliseconds = 0;
};

/// Blocking.  Strokes alone are read as such; over a picture they are drawn onto the ink found in it.
RecognitionResult recognise(const RecognitionRequest& request, Workspace& workspace);

} // namespace digitpad
