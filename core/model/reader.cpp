#include "core/model/reader.h"

#include <algorithm>
#include <utility>

#include "core/model/segmentation.h"
#include "core/preprocess/ink_extraction.h"
#include "core/preprocess/segmentation/clutter.h"
#include "core/preprocess/segmentation/pieces.h"

namespace digitpad {
namespace {

/// A gap this wide, as a part of the digits' height, is a space.
constexpr double kSpace = 0.8;

/// Appends a line's digits.
void append(Reading& reading, std::vector<Segment> segments, int line, double height) {
    int group = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Box& box = segments[i].ink.box;
        if (i > 0 && -overlapAcross(segments[i - 1].ink.box, box) > kSpace * height) ++group;
        reading.digits.push_back({segments[i].prediction, box, segments[i].seen, line, group});
    }
}

Reading readPieces(std::vector<InkPiece> pieces, const Classifier& classifier, Workspace& workspace) {
    const std::vector<TextLine> lines = findLines(withoutClutter(std::move(pieces)));
    auto found = findDigits(lines, classifier, workspace);
    Reading reading;
    for (std::size_t i = 0; i < lines.size(); ++i)
        append(reading, std::move(found[i]), static_cast<int>(i), lines[i].height);
    return reading;
}

} // namespace

std::string Reading::text() const {
    std::string text;
    const DigitReading* before = nullptr;
    for (const DigitReading& reading : digits) {
        if (before != nullptr && before->line != reading.line) {
            text += '\n';
        } else if (before != nullptr && before->group != reading.group) {
            text += ' ';
        }
        text += reading.prediction.rejected ? "?" : std::to_string(reading.prediction.digit);
        before = &reading;
    }
    return text;
}

bool Reading::rejected() const {
    return digits.empty() ||
           std::ranges::any_of(digits, [](const DigitReading& digit) { return digit.prediction.rejected; });
}

Reading readInk(const InkImage& ink, const Classifier& classifier, Workspace& workspace) {
    return readPieces(inkPieces(ink), classifier, workspace);
}

Reading readDrawing(const Drawing& drawing, const Classifier& classifier, Workspace& workspace) {
    return readPieces(strokePieces(drawing), classifier, workspace);
}

Reading readPicture(const GreyImage& picture, const Classifier& classifier, Workspace& workspace) {
    return readInk(extractInk(picture), classifier, workspace);
}

} // namespace digitpad
