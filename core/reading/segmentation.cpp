#include "core/reading/segmentation.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <span>
#include <utility>

#include "core/reading/lattice.h"
#include "core/reading/lone_character.h"
#include "core/reading/prior_shift.h"
#include "core/reading/rejection.h"

namespace digitpad {
namespace {

/// A digit this sure and not wider than this part of the line's height is not looked at for cuts.
constexpr float kSure = 0.7F;
constexpr double kUsualWidth = 1.05;
/// What is higher than this part of the line's height is rather a whole digit.
constexpr double kTall = 0.6;
/// Of the narrower piece's width.
constexpr double kSlightly = 0.25;
/// Narrower than this part of its height, what stands alone may be one character.
constexpr double kCharacterWidth = 1.2;
/// Images a pass of the classifier takes: its memory grows with them.
constexpr std::size_t kMostAtOnce = 64;
/// Things that are looked at for cuts.  Each is classified in 10 to 40 parts, which takes as long as ten
/// digits do.  The most of a cheque is 28, of which nearly all are print.
constexpr std::size_t kMostDoubts = 80;

void classifyAll(std::span<Lattice> lattices, const Classifier& classifier, Workspace& workspace,
                 const std::stop_token& stop) {
    std::vector<DigitImage> images;
    for (Lattice& lattice : lattices)
        for (const Lattice::Arc& arc : lattice.arcs()) images.push_back(arc.segment.seen);
    std::vector<Prediction> predictions(images.size());
    for (std::size_t first = 0; first < images.size(); first += kMostAtOnce) {
        throwIfStopped(stop);
        const std::size_t count = std::min(kMostAtOnce, images.size() - first);
        classifier.classify(std::span(images).subspan(first, count),
                            std::span(predictions).subspan(first, count), workspace);
    }
    std::size_t next = 0;
    for (Lattice& lattice : lattices)
        for (Lattice::Arc& arc : lattice.arcs()) arc.segment.prediction = predictions[next++];
}

/// How much speaks for two neighbouring pieces being one digit.
double attachment(const InkPiece& a, const InkPiece& b, const SegmentationWeights& weights) {
    const double narrower = std::min(a.box.width, b.box.width);
    const double over =
        std::clamp((overlapAcross(a.box, b.box) / narrower - kSlightly) / (1 - kSlightly), 0.0, 1.0);
    return weights.overlapping * over;
}

/// How much speaks against it.
double detachment(const InkPiece& a, const InkPiece& b, double height, const SegmentationWeights& weights) {
    const bool tall = std::min(a.box.height, b.box.height) > kTall * height;
    const bool beside = overlapAcross(a.box, b.box) < kSlightly * std::min(a.box.width, b.box.width);
    return tall && beside && !touch(a, b) ? weights.beside : 0;
}

/// Whether all there is hangs together and is as narrow as a character.
bool isAlone(const std::vector<TextLine>& lines) {
    if (lines.size() != 1) return false;
    const Box box = boxAround(lines.front().pieces);
    return box.width < kCharacterWidth * box.height && hangsTogether(lines.front().pieces);
}

/// Takes all that there is as one character where it is rather that.
void joinLoneCharacter(std::vector<std::vector<Segment>>& found, const std::vector<TextLine>& lines,
                       const Classifier& classifier, Workspace& workspace) {
    if (lines.size() != 1 || !isRatherOneCharacter(lines.front().pieces, found.front())) return;
    Segment whole = segmentOf(merged(lines.front().pieces));
    whole.prediction = classifier.classify(whole.seen, workspace);
    found.front() = {std::move(whole)};
}

std::vector<LatticeNode> nodesOf(const TextLine& line, const SegmentationWeights& weights) {
    constexpr std::size_t kNear = 2; // a piece may lie between two of another digit
    const auto& pieces = line.pieces;
    std::vector<LatticeNode> nodes;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        LatticeNode& node = nodes.emplace_back(LatticeNode{pieces[i]});
        if (i > 0) node.together = detachment(pieces[i - 1], pieces[i], line.height, weights);
        for (std::size_t a = i > kNear ? i - kNear : 0; a < i; ++a)
            for (std::size_t b = i; b < std::min(i + kNear, pieces.size()); ++b)
                node.apart = std::max(node.apart, attachment(pieces[a], pieces[b], weights));
    }
    return nodes;
}

/// What the score of a segment's parts must be above for taking it apart: the narrower it is, the more.
double scoreToBeat(const Segment& segment, double height, const SegmentationWeights& weights) {
    const double narrow = std::max(weights.twoDigitsWide - segment.ink.box.width / height, 0.0);
    return scoreOf(segment, height, weights, weights.parts) + weights.narrow * narrow;
}

bool mayBeSeveral(const Segment& segment, double height, const SegmentationWeights& weights) {
    const bool narrow = segment.ink.box.width <= kUsualWidth * height;
    if (segment.prediction.probability >= kSure && narrow) return false;
    if (segment.ink.whole || isDot(segment.ink)) return false;
    if (segment.prediction.rejected) return true;                // its parts may tell why
    return -weights.cut > scoreToBeat(segment, height, weights); // the most that two parts score
}

/// A segment that may be several digits, and the ways to cut it.
struct Doubt {
    std::size_t line;
    std::size_t segment;
};

/// Whether a piece falls into three ones or more and nothing else: rather an M, a W or a zigzag.
bool areOnes(const std::vector<Segment>& segments) {
    constexpr std::size_t kLeast = 3;
    return segments.size() >= kLeast && std::ranges::all_of(segments, [](const Segment& segment) {
               return segment.prediction.digit == 1 && !segment.prediction.rejected;
           });
}

bool areDigits(const std::vector<Segment>& segments) {
    return segments.size() > 1 &&
           std::ranges::none_of(segments, [](const Segment& segment) { return segment.prediction.rejected; });
}

/// From left to right, line by line.
std::vector<Doubt> doubtsOf(const std::vector<std::vector<Segment>>& found,
                            const std::vector<TextLine>& lines, const SegmentationWeights& weights) {
    std::vector<Doubt> doubts;
    for (std::size_t line = 0; line < found.size(); ++line)
        for (std::size_t i = 0; i < found[line].size(); ++i)
            if (mayBeSeveral(found[line][i], lines[line].height, weights)) doubts.push_back({line, i});
    return doubts;
}

/// Of too many the widest for their lines, which are most likely several digits.  The others are rejected.
void keepWidest(std::vector<Doubt>& doubts, std::vector<std::vector<Segment>>& found,
                const std::vector<TextLine>& lines) {
    if (doubts.size() <= kMostDoubts) return;
    std::ranges::stable_sort(doubts, std::greater{}, [&](const Doubt& doubt) {
        return found[doubt.line][doubt.segment].ink.box.width / lines[doubt.line].height;
    });
    for (const Doubt& doubt : std::span(doubts).subspan(kMostDoubts))
        found[doubt.line][doubt.segment].prediction.rejected = true;
    doubts.resize(kMostDoubts);
    std::ranges::sort(doubts, {}, [](const Doubt& doubt) { return std::pair(doubt.line, doubt.segment); });
}

/// Puts the best way to cut a segment in its place, where that is better.
void replace(const Doubt& doubt, const Lattice& cuts, std::vector<std::vector<Segment>>& found,
             const std::vector<TextLine>& lines, const SegmentationWeights& weights) {
    auto& segments = found[doubt.line];
    const auto place = segments.begin() + static_cast<std::ptrdiff_t>(doubt.segment);
    Lattice::Path path = cuts.bestPath();
    if (areOnes(path.segments)) return; // nor several digits in one
    if (path.score <= scoreToBeat(*place, lines[doubt.line].height, weights)) {
        place->partsAreDigits = place->prediction.rejected && areDigits(path.segments);
        return;
    }
    for (Segment& part : path.segments) part.cut = true;
    segments.insert(segments.erase(place), std::make_move_iterator(path.segments.begin()),
                    std::make_move_iterator(path.segments.end()));
}

void cutDoubtful(std::vector<std::vector<Segment>>& found, const std::vector<TextLine>& lines, bool alone,
                 const Classifier& classifier, Workspace& workspace, const SegmentationWeights& weights,
                 const std::stop_token& stop) {
    std::vector<Doubt> doubts = doubtsOf(found, lines, weights);
    keepWidest(doubts, found, lines);
    std::ranges::reverse(doubts); // from the right, so that places stay true
    std::vector<Doubt> cut;
    std::vector<Lattice> lattices;
    std::size_t images = 0;
    const auto decide = [&] {
        classifyAll(lattices, classifier, workspace, stop);
        for (std::size_t i = 0; i < cut.size(); ++i) replace(cut[i], lattices[i], found, lines, weights);
        cut.clear();
        lattices.clear();
        images = 0;
    };
    for (const Doubt& doubt : doubts) {
        throwIfStopped(stop);
        const double height = lines[doubt.line].height;
        auto lattice = Lattice::ofCuts(found[doubt.line][doubt.segment].ink, height, weights, alone);
        if (lattice.arcs().empty()) continue;
        images += lattice.arcs().size();
        cut.push_back(doubt);
        lattices.push_back(std::move(lattice));
        if (images >= kMostAtOnce) decide(); // they keep the ink of all parts
    }
    decide();
}

} // namespace

Segment segmentOf(InkPiece ink) {
    const DigitImage seen = frameDigit(ink.ink, {0, 0, ink.box.width, ink.box.height});
    return {std::move(ink), seen, {}};
}

SegmentationWeights SegmentationWeights::ofStrokes() {
    SegmentationWeights weights;
    weights.parts = weights.pieces;
    weights.cut = 1.7;
    weights.cutCost = 1.5;
    weights.narrow = 3;
    weights.twoDigitsWide = 0.9;
    return weights;
}

std::vector<std::vector<Segment>> findDigits(const std::vector<TextLine>& lines, const Classifier& classifier,
                                             Workspace& workspace, const SegmentationWeights& weights,
                                             const std::stop_token& stop) {
    const bool alone = isAlone(lines);
    std::vector<Lattice> lattices;
    lattices.reserve(lines.size());
    for (const TextLine& line : lines) {
        throwIfStopped(stop);
        lattices.push_back(Lattice::ofPieces(nodesOf(line, weights), line.height, weights, alone));
    }
    classifyAll(lattices, classifier, workspace, stop);
    std::vector<std::vector<Segment>> found;
    found.reserve(lattices.size());
    for (const Lattice& lattice : lattices) found.push_back(lattice.bestPath().segments);
    cutDoubtful(found, lines, alone, classifier, workspace, weights, stop);
    joinLoneCharacter(found, lines, classifier, workspace);
    for (std::size_t i = 0; i < found.size(); ++i)
        shiftPriors(found[i], lines[i].height, classifier.model().info.threshold);
    return found;
}

} // namespace digitpad
