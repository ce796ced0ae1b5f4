#include "core/model/reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/model/segmentation.h"
#include "core/model/small_print.h"
#include "core/preprocess/ink_extraction.h"
#include "core/preprocess/rasteriser.h"
#include "core/preprocess/segmentation/clutter.h"
#include "core/preprocess/segmentation/pieces.h"

namespace digitpad {
namespace {

/// A gap this wide, as a part of the digits' height, is a space.
constexpr double kSpace = 0.8;

/// Appends a line's digits.
void append(Reading& reading, const std::vector<Segment>& segments, int line, double height) {
    int group = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Segment& segment = segments[i];
        const Box& box = segment.ink.box;
        if (i > 0 && -overlapAcross(segments[i - 1].ink.box, box) > kSpace * height) ++group;
        DigitReading digit{segment.prediction, box, segment.seen, line, group};
        digit.prediction.rejected = digit.prediction.rejected || isDot(segment.ink);
        if (digit.prediction.rejected)
            digit.rejection = reasonFor(segment.ink, segment.prediction, segment.partsAreDigits);
        reading.digits.push_back(digit);
    }
}

Reading readPieces(std::vector<InkPiece> pieces, const Classifier& classifier, Workspace& workspace,
                   const SegmentationWeights& weights) {
    const std::vector<TextLine> lines = findLines(withoutClutter(std::move(pieces)));
    const auto found = findDigits(lines, classifier, workspace, weights);
    Reading reading;
    for (std::size_t i = 0; i < lines.size(); ++i)
        append(reading, found[i], static_cast<int>(i), lines[i].height);
    return reading;
}

/// Whether at least half of what was read is rejected, besides so many digits that are read.
bool isMostlyRejected(const Reading& reading, std::size_t read) {
    const auto rejected = std::ranges::count_if(
        reading.digits, [](const DigitReading& digit) { return digit.prediction.rejected; });
    return reading.digits.size() <= read + 2 * static_cast<std::size_t>(rejected);
}

/// Whether it was rejected or taken for a one: a thing that is no writing may look like that.
bool mayBeThing(const DigitReading& digit) {
    return digit.prediction.rejected || digit.prediction.digit == 1;
}

/// Whether a part of what was read explains it: all of that is read, and it is not ones alone, unless all
/// was read before.
bool isReadWell(const Reading& part, const Reading& all) {
    if (part.rejected()) return false;
    const bool isMoreThanOnes = std::ranges::any_of(
        part.digits, [](const DigitReading& digit) { return digit.prediction.digit != 1; });
    return isMoreThanOnes || (!all.rejected() && part.digits.size() < all.digits.size());
}

/// Whether nothing that was read where the things are is surely a digit.
bool areNoDigits(const Reading& reading, const std::vector<Box>& things) {
    return std::ranges::none_of(reading.digits, [&](const DigitReading& digit) {
        return !mayBeThing(digit) && std::ranges::any_of(things, [&](const Box& thing) {
            return overlapAcross(thing, digit.box) > 0 && overlapDown(thing, digit.box) > 0;
        });
    });
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

Rejection Reading::rejection() const {
    if (digits.empty()) return Rejection::Blank;
    const auto found =
        std::ranges::find_if(digits, [](const DigitReading& digit) { return digit.prediction.rejected; });
    return found == digits.end() ? Rejection::None : found->rejection;
}

std::string Reading::reason() const {
    for (const DigitReading& digit : digits)
        if (digit.prediction.rejected) return inWords(digit.rejection, digit.prediction);
    return inWords(rejection(), {});
}

Reading readInk(const InkImage& ink, const Classifier& classifier, Workspace& workspace) {
    const std::vector<InkPiece> pieces = inkPieces(ink);
    Reading reading = readPieces(pieces, classifier, workspace, {});
    if (!reading.rejected()) return reading;
    Reading framed = readPieces(withinFrames(pieces), classifier, workspace, {});
    if (!framed.rejected() && isMostlyRejected(reading, framed.digits.size())) return framed;
    Reading written = withoutSmallPrint(reading);
    return written.rejected() ? reading : written;
}

Reading readDrawing(const Drawing& drawing, const Classifier& classifier, Workspace& workspace) {
    return readPieces(strokePieces(drawing), classifier, workspace, SegmentationWeights::ofStrokes());
}

Reading readPicture(const GreyImage& picture, const Classifier& classifier, Workspace& workspace,
                    const Drawing& strokes) {
    const PictureInk found(picture);
    const auto readWithStrokes = [&](InkImage ink) {
        drawStrokes(strokes, ink);
        return readInk(ink, classifier, workspace);
    };
    Reading reading = readWithStrokes(found.all());
    if (std::ranges::none_of(reading.digits, mayBeThing)) return reading;
    const std::optional<Writing> writing = found.writing();
    if (!writing || !areNoDigits(reading, writing->without)) return reading;
    Reading rest = readWithStrokes(writing->ink);
    if (!isReadWell(rest, reading)) return reading;
    rest.withoutThings = true;
    return rest;
}

} // namespace digitpad
