#include "core/reading/rejection.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace digitpad {
namespace {

constexpr double kDotFill = 0.72;   ///< of the box; a disc has 0.785, its soft edge takes some
constexpr double kBlockFill = 0.88; ///< fuller than a disc can be: an area that was filled in
constexpr double kDotLonger = 1.6;  ///< longer side to shorter one
/// Of an ellipse 1 and of a square .95, whatever their size; of the thickest eight that is read .8.
constexpr double kDotRound = 0.92;
constexpr double kDashLonger = 2.5; ///< width to height
/// Mean number of strokes that a row or column of the box meets.  The most that a digit has is an
/// eight's 2.3.
constexpr double kScribbledRuns = 3.5;
constexpr double kScribbledFill = 0.75;
// Of the probability, for "either ... or ...":
constexpr float kTogether = 0.8F;
constexpr float kLeastOfTwo = 0.15F;

/// Part of the box that is ink.
double fillOf(const InkImage& ink) {
    double sum = 0;
    for (const float value : ink.pixels) sum += value;
    return ink.pixels.empty() ? 0 : sum / static_cast<double>(ink.pixels.size());
}

/// The ink as a part of what a full ellipse of the same spread has (its variances are a quarter of the half
/// axes' squares).  Unlike a box it does not depend on soft edges, of which small dots mostly consist.
double roundness(const InkImage& ink) {
    double mass = 0, sumX = 0, sumY = 0, xx = 0, xy = 0, yy = 0;
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            const double value = ink.at(x, y);
            mass += value;
            sumX += value * x;
            sumY += value * y;
            xx += value * x * x;
            xy += value * x * y;
            yy += value * y * y;
        }
    }
    if (!(mass > 0)) return 0;
    const double meanX = sumX / mass;
    const double meanY = sumY / mass;
    constexpr double kPixel = 1 / 12.0; // variance of a pixel's own ink
    const double varianceX = xx / mass - meanX * meanX + kPixel;
    const double varianceY = yy / mass - meanY * meanY + kPixel;
    const double covariance = xy / mass - meanX * meanY;
    const double spread = std::sqrt(std::max(varianceX * varianceY - covariance * covariance, 0.0));
    return mass / (4 * std::numbers::pi * spread);
}

/// Strokes met along a line of `count` pixels.
template <typename At>
int runs(int count, At at) {
    int found = 0;
    bool before = false;
    for (int i = 0; i < count; ++i) {
        const bool ink = at(i) >= 0.5F;
        found += ink && !before ? 1 : 0;
        before = ink;
    }
    return found;
}

double meanRunsOfRows(const InkImage& ink) {
    double sum = 0;
    for (int y = 0; y < ink.height; ++y) sum += runs(ink.width, [&](int x) { return ink.at(x, y); });
    return sum / std::max(ink.height, 1);
}

double meanRunsOfColumns(const InkImage& ink) {
    double sum = 0;
    for (int x = 0; x < ink.width; ++x) sum += runs(ink.height, [&](int y) { return ink.at(x, y); });
    return sum / std::max(ink.width, 1);
}

bool isScribble(const InkImage& ink) {
    // A one is full of ink too, but narrow.
    const bool broad = 2 * std::min(ink.width, ink.height) > std::max(ink.width, ink.height);
    return std::max(meanRunsOfRows(ink), meanRunsOfColumns(ink)) >= kScribbledRuns ||
           (broad && fillOf(ink) >= kScribbledFill);
}

float shareOf(const Prediction& prediction, int digit) {
    return prediction.probabilities[static_cast<std::size_t>(digit)];
}

bool isBetweenTwo(const Prediction& prediction) {
    const float second = shareOf(prediction, runnerUp(prediction));
    return second >= kLeastOfTwo && prediction.probability + second >= kTogether;
}

} // namespace

bool isDot(const InkPiece& ink) {
    const int shorter = std::min(ink.box.width, ink.box.height);
    return longer(ink.box) <= kDotLonger * shorter &&
           (fillOf(ink.ink) >= kDotFill || roundness(ink.ink) >= kDotRound);
}

Rejection reasonFor(const InkPiece& ink, const Prediction& prediction, bool partsAreDigits) {
    if (isDot(ink)) return fillOf(ink.ink) < kBlockFill ? Rejection::Dot : Rejection::Scribble;
    if (ink.box.width >= kDashLonger * ink.box.height && !partsAreDigits) return Rejection::Dash;
    if (isScribble(ink.ink)) return Rejection::Scribble;
    if (partsAreDigits) return Rejection::SeveralDigits;
    return isBetweenTwo(prediction) ? Rejection::Unsure : Rejection::NotADigit;
}

std::string_view nameOf(Rejection rejection) {
    switch (rejection) {
        case Rejection::None:
            return "";
        case Rejection::Blank:
            return "blank";
        case Rejection::Dot:
            return "dot";
        case Rejection::Dash:
            return "dash";
        case Rejection::Scribble:
            return "scribble";
        case Rejection::SeveralDigits:
            return "severalDigits";
        case Rejection::Unsure:
            return "unsure";
        case Rejection::NotADigit:
            return "notADigit";
        case Rejection::TooMuch:
            return "tooMuch";
    }
    return "";
}

std::string inWords(Rejection rejection, const Prediction& prediction) {
    switch (rejection) {
        case Rejection::None:
            return "";
        case Rejection::Blank:
            return "nothing is written";
        case Rejection::Dot:
            return "a dot";
        case Rejection::Dash:
            return "a dash";
        case Rejection::Scribble:
            return "a scribble";
        case Rejection::SeveralDigits:
            return "several digits in one";
        case Rejection::Unsure:
            return "either " + std::to_string(prediction.digit) + " or " +
                   std::to_string(runnerUp(prediction));
        case Rejection::NotADigit:
            return "not a digit";
        case Rejection::TooMuch:
            return "in more parts than any writing";
    }
    return "";
}

int runnerUp(const Prediction& prediction) {
    int best = prediction.digit == 0 ? 1 : 0;
    for (int digit = 0; digit < kDigits; ++digit)
        if (digit != prediction.digit && shareOf(prediction, digit) > shareOf(prediction, best)) best = digit;
    return best;
}

} // namespace digitpad
