#include "core/reading/prior_shift.h"

#include <algorithm>
#include <numeric>

#include "core/reading/rejection.h"

namespace digitpad {
namespace {

/// A row of digits has fewer others in it than training, where they are a third.  Each doubling reads 0.7 %
/// more of numbers of 2 to 10 digits whole, and takes 2 % more of the letters in numbers, which are far
/// fewer, for digits.  8 reads two in five of the numbers that have a rejected digit without it.
constexpr float kOddsFactor = 8;
constexpr std::ptrdiff_t kLeastDigits = 2;
constexpr std::ptrdiff_t kDigitsForEachDoubt = 2;
// As parts of the line's digit height:
constexpr double kLowest = 0.6;
constexpr double kHighest = 1.6;

bool mayBeADigit(const Segment& segment, double digitHeight) {
    const double height = segment.ink.box.height / digitHeight;
    return height >= kLowest && height <= kHighest && !segment.cut && !segment.partsAreDigits &&
           !isDot(segment.ink);
}

} // namespace

Prediction withPriorShift(const Prediction& prediction, float factor, float threshold) {
    const auto& shares = prediction.probabilities;
    const float digits = std::accumulate(shares.begin(), shares.end(), 0.0F);
    const float scale = factor / (factor * digits + std::max(1 - digits, 0.0F));
    Prediction result = prediction;
    for (float& share : result.probabilities) share *= scale;
    result.probability *= scale;
    result.rejected = result.probability < threshold;
    return result;
}

void shiftPriors(std::span<Segment> line, double digitHeight, float threshold) {
    const auto isRejected = [](const Segment& segment) { return segment.prediction.rejected; };
    const auto doubts = std::ranges::count_if(line, isRejected);
    const auto digits = static_cast<std::ptrdiff_t>(line.size()) - doubts;
    if (digits < std::max(kLeastDigits, kDigitsForEachDoubt * doubts)) return;
    for (Segment& segment : line)
        if (isRejected(segment) && mayBeADigit(segment, digitHeight))
            segment.prediction = withPriorShift(segment.prediction, kOddsFactor, threshold);
}

} // namespace digitpad
