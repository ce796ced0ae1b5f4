#include "core/reading/picture_reader.h"

#include <algorithm>
#include <cmath>

#include "core/reading/box_ink.h"
#include "core/reading/layout.h"
#include "core/reading/spaces.h"
#include "core/reading/verification.h"

namespace digitpad {
namespace {

Box pixelBox(const DigitBox& box, const GreyImage& picture) {
    const int left = std::clamp(static_cast<int>(std::lround(box.left)), 0, picture.width - 1);
    const int top = std::clamp(static_cast<int>(std::lround(box.top)), 0, picture.height - 1);
    const int right = std::clamp(static_cast<int>(std::lround(box.right)), left + 1, picture.width);
    const int bottom = std::clamp(static_cast<int>(std::lround(box.bottom)), top + 1, picture.height);
    return {left, top, right - left, bottom - top};
}

double medianHeight(const std::vector<DigitBox>& boxes, const std::vector<std::size_t>& line) {
    std::vector<float> heights;
    for (const std::size_t i : line) heights.push_back(boxes[i].height());
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    return *middle;
}

} // namespace

Reading readDetected(const GreyImage& picture, const Classifier& classifier, const DigitDetector& detector,
                     Workspace& workspace, const std::stop_token& stop) {
    const std::vector<Detection> found = detector.detect(picture, workspace, {}, stop);
    std::vector<DigitBox> boxes;
    for (const Detection& detection : found) boxes.push_back(detection.box);
    const auto lines = linesOf(boxes);
    Reading reading;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        std::vector<Box> places;
        for (const std::size_t i : lines[line]) places.push_back(pixelBox(boxes[i], picture));
        const Spaces spaces(places, medianHeight(boxes, lines[line]));
        int group = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            throwIfStopped(stop);
            if (i > 0 && spaces.isBefore(i)) ++group;
            const Detection& detection = found[lines[line][i]];
            DigitReading digit;
            digit.seen = framedDigit(picture, detection.box);
            digit.prediction = verified(detection, classifier.classify(digit.seen, workspace));
            digit.box = places[i];
            digit.line = static_cast<int>(line);
            digit.group = group;
            if (digit.prediction.rejected) digit.rejection = Rejection::Unsure;
            reading.digits.push_back(digit);
        }
    }
    return reading;
}

Reading readPicture(const GreyImage& picture, const Classifier& classifier, const DigitDetector* detector,
                    Workspace& workspace, const Drawing& strokes, const std::stop_token& stop) {
    if (detector != nullptr && strokes.strokes.empty()) {
        Reading reading = readDetected(picture, classifier, *detector, workspace, stop);
        if (!reading.digits.empty()) return reading;
    }
    return readByInk(picture, classifier, workspace, strokes, stop);
}

} // namespace digitpad
