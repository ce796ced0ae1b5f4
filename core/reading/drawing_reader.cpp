#include "core/reading/drawing_reader.h"

#include <algorithm>
#include <optional>

#include "core/preprocess/canvas_drawing.h"
#include "core/preprocess/drawing_scale.h"
#include "core/reading/picture_reader.h"
#include "core/reading/picture_strokes.h"

namespace digitpad {
namespace {

/// Height of digits in the picture that the detector sees, pixels.  At 28 and 40 fewer composed numbers are
/// read right, at 100 as many in twice the time.
constexpr double kHeight = 60;
/// Smallest digits that the detector looks for in it: half as high as the others.
constexpr double kLeastDrawn = kHeight / 2;
/// A drawing that would be larger is read by its strokes alone, pixels.
constexpr double kMostPixels = 4e6;
/// Strokes that are all read as surely as this need no second opinion.
constexpr float kSure = 0.9F;
/// A rejected digit counts this part of its probability.
constexpr float kRejectedPart = 0.5F;

struct DrawnPicture {
    GreyImage picture;
    PaperScale paper; ///< where it lies
};

/// Black on white with some paper around; nothing where that would be too large.
std::optional<DrawnPicture> pictureOf(const Drawing& drawing) {
    const Extent extent = extentOf(drawing);
    const float height = digitHeight(drawing);
    if (extent.empty() || !(height > 0)) return {};
    const double scale = kHeight / height;
    const double margin = height / 3;
    const double width = (extent.width() + 2 * margin) * scale;
    const double down = (extent.height() + 2 * margin) * scale;
    if (!(width * down <= kMostPixels)) return {};
    DrawnPicture drawn{{static_cast<int>(width) + 1, static_cast<int>(down) + 1, {}},
                       {scale, extent.left - margin, extent.top - margin}};
    drawn.picture.pixels.assign(
        static_cast<std::size_t>(drawn.picture.width) * static_cast<std::size_t>(drawn.picture.height), 255);
    drawn.picture = withStrokes(drawn.picture, drawn.paper.onPaper(drawing));
    return drawn;
}

float sureness(const Reading& reading) {
    float least = reading.digits.empty() ? 0 : 1;
    for (const DigitReading& digit : reading.digits)
        least = std::min(least,
                         digit.prediction.probability * (digit.prediction.rejected ? kRejectedPart : 1.0F));
    return least;
}

bool hasSeparators(const Reading& reading) {
    return std::ranges::any_of(reading.digits,
                               [](const DigitReading& digit) { return digit.separator != 0; });
}

/// Whether the strokes' reading is all that can be wanted.  One or two pieces that are rejected are rather a
/// letter than a number: the detector, which is shown no letters alone, would read digits into one of 25.
bool isEnough(const Reading& strokes) {
    return strokes.digits.size() < 2 || (strokes.digits.size() == 2 && strokes.rejected());
}

bool holdsMiddle(const Box& outer, const Box& inner) {
    const int x = inner.x + inner.width / 2;
    const int y = inner.y + inner.height / 2;
    return x >= outer.x && x < outer.x + outer.width && y >= outer.y && y < outer.y + outer.height;
}

/// Whether a digit was found wherever strokes are about as high as digits; lower ones may be separators.
bool coversAll(const Reading& detected, const Reading& strokes) {
    int highest = 0;
    for (const DigitReading& digit : strokes.digits) highest = std::max(highest, digit.box.height);
    return std::ranges::all_of(strokes.digits, [&](const DigitReading& digit) {
        return 2 * digit.box.height < highest ||
               std::ranges::any_of(detected.digits, [&](const DigitReading& found) {
                   return holdsMiddle(found.box, digit.box);
               });
    });
}

/// Whether the detector's reading is to be taken rather than the strokes'.
bool isBetter(const Reading& detected, const Reading& strokes) {
    if (!coversAll(detected, strokes)) return false;
    // A separator is no digit, and the strokes take it for one.
    if (!detected.rejected() && hasSeparators(detected)) return true;
    if (!strokes.rejected() && sureness(strokes) > kSure) return false;
    return sureness(detected) > sureness(strokes);
}

} // namespace

Reading readDrawing(const Drawing& drawing, const Classifier& classifier, const DigitDetector* detector,
                    Workspace& workspace, const std::stop_token& stop) {
    Reading strokes = readStrokes(drawing, classifier, workspace, stop);
    if (detector == nullptr || isEnough(strokes)) return strokes;
    const auto drawn = pictureOf(withFittingPen(drawing));
    if (!drawn) return strokes;
    Reading detected = readDetected(drawn->picture, classifier, *detector, workspace, stop, kLeastDrawn);
    for (DigitReading& digit : detected.digits) digit.box = drawn->paper.inDrawing(digit.box);
    return isBetter(detected, strokes) ? detected : strokes;
}

} // namespace digitpad
