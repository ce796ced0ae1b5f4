#include "core/model/reader.h"

#include "core/preprocess/ink_extraction.h"
#include "core/preprocess/rasteriser.h"

namespace digitpad {
namespace {

/// A box for each digit, in reading order; all ink is one digit.
std::vector<Box> findDigits(const InkImage& ink) {
    const std::optional<Box> box = inkBox(ink);
    return box ? std::vector<Box>{*box} : std::vector<Box>{};
}

} // namespace

std::string Reading::text() const {
    std::string text;
    for (const DigitReading& reading : digits) text += std::to_string(reading.prediction.digit);
    return text;
}

Reading readInk(const InkImage& ink, const Classifier& classifier, Workspace& workspace) {
    const std::vector<Box> boxes = findDigits(ink);
    std::vector<DigitImage> images;
    images.reserve(boxes.size());
    for (const Box& box : boxes) images.push_back(frameDigit(ink, box));
    std::vector<Prediction> predictions(images.size());
    classifier.classify(images, predictions, workspace);

    Reading reading;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        reading.digits.push_back({predictions[i], boxes[i], images[i]});
    return reading;
}

Reading readDrawing(const Drawing& drawing, const Classifier& classifier, Workspace& workspace) {
    return readInk(rasterise(drawing), classifier, workspace);
}

Reading readPicture(const GreyImage& picture, const Classifier& classifier, Workspace& workspace) {
    return readInk(extractInk(picture), classifier, workspace);
}

} // namespace digitpad
