// Which ink an answer rests on.
#pragma once

#include <array>

#include "core/data/digit_image.h"
#include "core/model/classifier.h"

namespace digitpad {

/// How much of the answer's probability is lost when the ink around a pixel is covered by paper, mean over
/// the patches that cover the pixel, -1 to 1; negative where the ink speaks against the answer.  Row-major.
struct SaliencyMap {
    std::array<float, kImagePixels> lost{};

    float at(int row, int column) const { return lost[static_cast<std::size_t>(row * kImageSide + column)]; }
    /// The largest distance from 0.
    float strongest() const;
};

/// By occlusion (Zeiler and Fergus 2014): patches of 5x5 pixels, 2 apart.  Patches without ink change nothing
/// and are not tried.
SaliencyMap occlusionSaliency(const DigitImage& image, const Classifier& classifier, Workspace& workspace);

} // namespace digitpad
