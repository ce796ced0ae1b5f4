#include "core/reading/verification.h"

#include <algorithm>
#include <cmath>

namespace digitpad {
namespace {

/// The detector's weight against the classifier's.
constexpr float kDetectorsPart = 0.6F;
/// Neither is surer than this that a digit is another: both can be wholly wrong, the classifier where paper
/// is ink.
constexpr float kDetectorsLeast = 1e-6F;
constexpr float kClassifiersLeast = 1e-3F;
/// A digit that is less probable is rejected.
constexpr float kAccepted = 0.5F;

} // namespace

Prediction verified(const Detection& detection, const Prediction& classified) {
    Prediction result;
    float sum = 0;
    for (std::size_t i = 0; i < result.probabilities.size(); ++i) {
        const float log =
            kDetectorsPart * std::log(std::max(detection.probabilities[i], kDetectorsLeast)) +
            (1 - kDetectorsPart) * std::log(std::max(classified.probabilities[i], kClassifiersLeast));
        sum += result.probabilities[i] = std::exp(log);
    }
    for (float& probability : result.probabilities) probability *= detection.presence / sum;
    const auto best = std::ranges::max_element(result.probabilities);
    result.digit = static_cast<int>(best - result.probabilities.begin());
    result.probability = *best;
    result.rejected = result.probability < kAccepted;
    return result;
}

} // namespace digitpad
