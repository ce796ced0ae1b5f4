#include "core/reading/reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/preprocess/canvas_drawing.h"
#include "core/preprocess/drawing_scale.h"
#include "core/preprocess/ink_extraction.h"
#include "core/preprocess/pix.h"
#include "core/preprocess/rasteriser.h"
#include "core/preprocess/segmentation/non_text_components.h"
#include "core/preprocess/segmentation/pieces.h"
#include "core/reading/segmentation.h"
#include "core/reading/small_print.h"
#include "core/reading/spaces.h"

namespace digitpad {
namespace {

/// Pieces that are read: twenty lines of thirty digits.  Each is classified up to six times, with others of
/// one digit, so that twice as many take twice as long.  The most that a cheque has, with its print, is 34.
constexpr std::size_t kMostPieces = 600;

/// Appends a line's digits.
void append(Reading& reading, const std::vector<Segment>& segments, int line, double height) {
    std::vector<Box> boxes;
    boxes.reserve(segments.size());
    for (const Segment& segment : segments) boxes.push_back(segment.ink.box);
    const Spaces spaces(boxes, height);
    int group = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Segment& segment = segments[i];
        if (i > 0 && spaces.isBefore(i)) ++group;
        DigitReading digit{segment.prediction, segment.ink.box, segment.seen, line, group};
        digit.prediction.rejected = digit.prediction.rejected || isDot(segment.ink);
        if (digit.prediction.rejected)
            digit.rejection = reasonFor(segment.ink, segment.prediction, segment.partsAreDigits);
        reading.digits.push_back(digit);
    }
}

/// One thing that is no digit.
Reading tooMuch(const std::vector<InkPiece>& pieces) {
    DigitReading all;
    all.prediction.rejected = true;
    all.box = boxAround(pieces);
    all.rejection = Rejection::TooMuch;
    Reading reading;
    reading.digits.push_back(all);
    return reading;
}

/// As some of a drawing or picture in too many or too large parts are.
bool isLeftEmpty(const InkPiece& piece) {
    return piece.ink.pixels.empty();
}

/// Of too many those that are half as high as the highest at least: handwriting beside print or specks.
void keepHigh(std::vector<InkPiece>& pieces) {
    int highest = 0;
    for (const InkPiece& piece : pieces) highest = std::max(highest, piece.box.height);
    std::erase_if(pieces, [&](const InkPiece& piece) { return 2 * piece.box.height < highest; });
}

/// What all ways to read have in common.
class Reader {
public:
    Reader(const Classifier& classifier, Workspace& workspace, const SegmentationWeights& weights,
           const std::stop_token& stop)
        : m_classifier(classifier), m_workspace(workspace), m_weights(weights), m_stop(stop) {}

    Reading read(std::vector<InkPiece> pieces) const {
        if (auto whole = withWholeRings(pieces, false)) pieces = std::move(*whole);
        Reading reading = readWithoutNonText(pieces);
        if (!reading.rejected()) return reading;
        // What is in a ring and is not read makes one thing with it.
        auto whole = withWholeRings(pieces, true);
        return whole ? readWithoutNonText(std::move(*whole)) : reading;
    }

private:
    Reading readWithoutNonText(std::vector<InkPiece> pieces) const {
        pieces = withoutNonText(std::move(pieces), m_stop);
        const std::size_t count = pieces.size();
        if (count > kMostPieces) keepHigh(pieces);
        if (pieces.size() > kMostPieces) return tooMuch(pieces);
        const std::vector<TextLine> lines = findLines(pieces, m_stop);
        const auto found = findDigits(lines, m_classifier, m_workspace, m_weights, m_stop);
        Reading reading;
        reading.leftOut = count - pieces.size();
        for (std::size_t i = 0; i < lines.size(); ++i)
            append(reading, found[i], static_cast<int>(i), lines[i].height);
        return reading;
    }

    const Classifier& m_classifier;
    Workspace& m_workspace;
    SegmentationWeights m_weights;
    const std::stop_token& m_stop;
};

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

/// The longer side of the pictures whose ink is taken to pieces; larger ones are shrunk to it, since time and
/// memory go by the pixels of the ink.  The ink is found at 1200 pixels at most (ink_extraction.cpp), so that
/// more of them hold nothing new.
constexpr int kLongestSide = 1200;

/// Boxes of a picture that was shrunk, in pixels of the whole one.
void enlargeBoxes(Reading& reading, const PaperScale& shrunk, const GreyImage& whole) {
    for (DigitReading& digit : reading.digits) {
        Box box = shrunk.inDrawing(digit.box); // rounded outwards
        box.x = std::min(box.x, whole.width - 1);
        box.y = std::min(box.y, whole.height - 1);
        box.width = std::min(box.width, whole.width - box.x);
        box.height = std::min(box.height, whole.height - box.y);
        digit.box = box;
    }
}

/// readByInk() of a picture that is not too large.
Reading readInkOf(const GreyImage& picture, const Classifier& classifier, Workspace& workspace,
                  const Drawing& strokes, const std::stop_token& stop) {
    const PictureInk found(picture, stop);
    const auto readWithStrokes = [&](InkImage ink) {
        drawStrokes(strokes, ink);
        throwIfStopped(stop);
        return readInk(ink, classifier, workspace, stop);
    };
    Reading reading = readWithStrokes(found.all());
    if (std::ranges::none_of(reading.digits, mayBeThing)) return reading;
    const std::optional<Writing> writing = found.writing(stop);
    if (!writing || !areNoDigits(reading, writing->without)) return reading;
    Reading rest = readWithStrokes(writing->ink);
    if (!isReadWell(rest, reading)) return reading;
    rest.withoutThings = true;
    return rest;
}

std::string textOf(const std::vector<DigitReading>& digits, bool withSeparators) {
    std::string text;
    const DigitReading* before = nullptr;
    for (const DigitReading& reading : digits) {
        if (before != nullptr && before->line != reading.line) {
            text += '\n';
        } else if (before != nullptr && before->group != reading.group) {
            text += ' ';
        }
        if (withSeparators && reading.separator != 0) text += reading.separator;
        text += reading.prediction.rejected ? "?" : std::to_string(reading.prediction.digit);
        before = &reading;
    }
    return text;
}

} // namespace

std::string Reading::text() const {
    return textOf(digits, true);
}

std::string Reading::digitsText() const {
    return textOf(digits, false);
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

Reading readInk(const InkImage& ink, const Classifier& classifier, Workspace& workspace,
                const std::stop_token& stop) {
    const Reader reader(classifier, workspace, {}, stop);
    const std::vector<InkPiece> pieces = inkPieces(ink, stop);
    if (std::ranges::any_of(pieces, isLeftEmpty)) return tooMuch(pieces);
    Reading reading = reader.read(pieces);
    if (!reading.rejected()) return reading;
    Reading framed = reader.read(withinFrames(pieces));
    if (!framed.rejected() && isMostlyRejected(reading, framed.digits.size())) return framed;
    Reading written = withoutSmallPrint(reading);
    return written.rejected() ? reading : written;
}

Reading readStrokes(const Drawing& drawing, const Classifier& classifier, Workspace& workspace,
                    const std::stop_token& stop) {
    DrawnPieces drawn = drawnPieces(withFittingPen(drawing), stop);
    const Reader reader(classifier, workspace, SegmentationWeights::ofStrokes(), stop);
    Reading reading = std::ranges::any_of(drawn.pieces, isLeftEmpty) ? tooMuch(drawn.pieces)
                                                                     : reader.read(std::move(drawn.pieces));
    for (DigitReading& digit : reading.digits) digit.box = drawn.paper.inDrawing(digit.box);
    return reading;
}

Reading readByInk(const GreyImage& picture, const Classifier& classifier, Workspace& workspace,
                  const Drawing& strokes, const std::stop_token& stop) {
    const int longer = std::max(picture.width, picture.height);
    if (longer <= kLongestSide) return readInkOf(picture, classifier, workspace, strokes, stop);
    const GreyImage shrunk = shrunkToFit(picture, kLongestSide);
    const PaperScale scale{static_cast<double>(kLongestSide) / longer};
    Reading reading = readInkOf(shrunk, classifier, workspace, scale.onPaper(strokes), stop);
    enlargeBoxes(reading, scale, picture);
    return reading;
}

} // namespace digitpad
