// All that explains one reading: the steps from paper to network, what the answer rests on, and what small
// changes would make of it.
#pragma once

#include <QImage>
#include <QRectF>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/explain/saliency.h"
#include "core/explain/variations.h"
#include "core/reading/digit_detector.h"
#include "ui/draw/paper_document.h"

namespace digitpad {

/// A copy of all that is needed, so that the paper can change meanwhile.
struct WhyRequest {
    PaperContent content;
    QSizeF paper;       ///< paper units
    QRectF box;         ///< of the digit in question, paper units
    DigitImage seen;    ///< what the network was shown of it
    Prediction answer;  ///< on the paper, where its neighbours count
    bool withoutThings; ///< as Reading::withoutThings
    std::shared_ptr<const Classifier> classifier;
    std::shared_ptr<const DigitDetector> detector = {}; ///< that pictures were read with; may be null
    std::vector<QRectF> boxes = {};                     ///< of all digits on the paper, paper units
    std::stop_token stop = {};                          ///< asked where nobody waits for the result any more
};

/// How a digit was found in a picture.
struct FoundInPicture {
    QImage picture;       ///< grey, with the strokes over it, as the detector looks at it, but reduced
    PresenceMap presence; ///< in the picture's own pixels
    Detection detection;  ///< likewise
};

struct WhyResult {
    WhyRequest request;
    /// All that was found on the paper, a pixel a paper unit; 0 paper to 255 ink.  Null where the detector
    /// found the digit, which needs no ink.
    QImage ink;
    Prediction prediction; ///< the classifier's alone
    SaliencyMap saliency;
    std::vector<Variation> variations;
    std::optional<FoundInPicture> found = {}; ///< where the digit was not read by its ink
};

/// Blocking: milliseconds, for a large photo some seconds.  Throws Cancelled within one step of the work.
WhyResult explain(const WhyRequest& request, Workspace& workspace);

} // namespace digitpad
