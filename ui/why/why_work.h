// All that explains one reading: the steps from paper to network, what the answer rests on, and what small
// changes would make of it.
#pragma once

#include <QImage>
#include <QRectF>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/explain/saliency.h"
#include "core/explain/variations.h"
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
    std::stop_token stop = {}; ///< asked where nobody waits for the result any more
};

struct WhyResult {
    WhyRequest request;
    QImage ink; ///< all that was found on the paper, a pixel a paper unit; 0 paper to 255 ink
    Prediction prediction;
    SaliencyMap saliency;
    std::vector<Variation> variations;
};

/// Blocking: milliseconds, for a large photo a second.  Throws Cancelled within one step of the work.
WhyResult explain(const WhyRequest& request, Workspace& workspace);

} // namespace digitpad
