#include "core/reading/picture_reader.h"

#include <algorithm>
#include <cmath>

#include "core/median.h"
#include "core/reading/box_ink.h"
#include "core/reading/layout.h"
#include "core/reading/picture_strokes.h"
#include "core/reading/spaces.h"
#include "core/reading/verification.h"

namespace digitpad {
namespace {

Box pixelBox(const SymbolBox& box, const GreyImage& picture) {
    const int left = std::clamp(static_cast<int>(std::lround(box.left)), 0, picture.width - 1);
    const int top = std::clamp(static_cast<int>(std::lround(box.top)), 0, picture.height - 1);
    const int right = std::clamp(static_cast<int>(std::lround(box.right)), left + 1, picture.width);
    const int bottom = std::clamp(static_cast<int>(std::lround(box.bottom)), top + 1, picture.height);
    return {left, top, right - left, bottom - top};
}

double medianHeight(const std::vector<SymbolBox>& boxes, const std::vector<std::size_t>& line) {
    std::vector<float> heights;
    heights.reserve(line.size());
    for (const std::size_t i : line) heights.push_back(boxes[i].height());
    return upperMedian(std::move(heights));
}

/// From this presence on something is a digit.  Tuned on amounts on cheques, where 0.4 to 0.6 read equally
/// many.
constexpr float kSure = 0.5F;

/// Digits that are surely there; of a picture without any what may be one, which is rather rejected than
/// passed over.
std::vector<Detection> digitsAmong(std::vector<Detection> found) {
    const auto isSure = [](const Detection& detection) { return detection.presence >= kSure; };
    if (std::ranges::any_of(found, isSure))
        std::erase_if(found, [&](const Detection& detection) { return !isSure(detection); });
    return found;
}

float leastProbability(const Reading& reading) {
    float least = 1;
    for (const DigitReading& digit : reading.digits) least = std::min(least, digit.prediction.probability);
    return least;
}

/// Whether the ink is one digit, more surely than what was found is read.  Not for numbers: on patterned
/// paper the ink of several digits is often accepted and wrong (amounts on cheques: 82 % read, and 80 % if
/// they were taken, too).
bool isSurerOfOneDigit(const Reading& ink, const Reading& found) {
    return !ink.rejected() && ink.digits.size() == 1 && leastProbability(ink) > leastProbability(found);
}

/// Whether the ink has a shape that is told from any digit.
bool isPlainlyNone(const Reading& ink) {
    const Rejection reason = ink.rejection();
    return reason == Rejection::Blank || reason == Rejection::Dot || reason == Rejection::Dash ||
           reason == Rejection::Scribble;
}

bool hasSureDigit(const Reading& found) {
    return std::ranges::any_of(
        found.digits, [](const DigitReading& digit) { return digit.rejection != Rejection::NotADigit; });
}

} // namespace

Reading readDetected(const GreyImage& picture, const Classifier& classifier, const DigitDetector& detector,
                     Workspace& workspace, const std::stop_token& stop) {
    const std::vector<Detection> found = digitsAmong(detector.detect(picture, workspace, stop));
    std::vector<SymbolBox> boxes;
    boxes.reserve(found.size());
    for (const Detection& detection : found) boxes.push_back(detection.box);
    const auto lines = linesOf(boxes);
    Reading reading;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        std::vector<Box> places;
        places.reserve(lines[line].size());
        for (const std::size_t i : lines[line]) places.push_back(pixelBox(boxes[i], picture));
        const Spaces spaces(places, medianHeight(boxes, lines[line]));
        int group = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            throwIfStopped(stop);
            if (i > 0 && spaces.isBefore(i)) ++group;
            const Detection& detection = found[lines[line][i]];
            DigitReading digit;
            digit.seen = framedDigit(picture, detection.box);
            digit.prediction = verified(detection, classifier.classify(digit.seen, workspace),
                                        classifier.model().info.threshold);
            digit.box = places[i];
            digit.line = static_cast<int>(line);
            digit.group = group;
            digit.prediction.rejected |= detection.presence < kSure; // whatever the model accepts
            if (digit.prediction.rejected)
                digit.rejection = detection.presence < kSure ? Rejection::NotADigit : Rejection::Unsure;
            reading.digits.push_back(digit);
        }
    }
    return reading;
}

Reading readPicture(const GreyImage& picture, const Classifier& classifier, const DigitDetector* detector,
                    Workspace& workspace, const Drawing& strokes, const std::stop_token& stop) {
    if (detector == nullptr) return readByInk(picture, classifier, workspace, strokes, stop);
    Reading found = strokes.strokes.empty()
                        ? readDetected(picture, classifier, *detector, workspace, stop)
                        : readDetected(withStrokes(picture, strokes), classifier, *detector, workspace, stop);
    Reading ink = readByInk(picture, classifier, workspace, strokes, stop);
    if (found.digits.empty() || isSurerOfOneDigit(ink, found)) return ink;
    return !hasSureDigit(found) && isPlainlyNone(ink) ? ink : found;
}

} // namespace digitpad
