#include "core/synthesis/touching_digits.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <utility>

#include "core/preprocess/framing.h"
#include "core/preprocess/rasteriser.h"
#include "core/synthesis/chance.h"
#include "core/synthesis/pen_variation.h"
#include "core/synthesis/spacing.h"
#include "core/synthesis/strokes.h"

namespace digitpad {
namespace {

constexpr std::size_t kRound = 5; ///< samples until their kinds repeat
constexpr std::size_t kDigitsARound = 3;
constexpr float kHeight = 100; ///< of digits that are set side by side
// As parts of that height:
constexpr double kThinnestPen = 0.04;
constexpr double kWidestPen = 0.22;
/// A part of a narrower neighbour may be all of it.
constexpr float kNarrow = 0.45F;
/// From here on ink is rather there than not.
constexpr float kHalf = 0.5F;

enum class Cut {
    Between, ///< the two
    None,    ///< which leaves both
    Through, ///< the neighbour, whose nearer part stays
};

struct Pair {
    Drawing strokes; ///< of the one, then of the other
    std::size_t first = 0;
    bool atRight = false; ///< the one stands right of the other
};

/// Standing on the line y = 0, more or less.
Drawing sized(const Drawing& digit, Random& random) {
    Drawing drawing = scaledDrawing(digit, kHeight * static_cast<float>(random.uniform(0.85, 1.15)), 1);
    moveBy(drawing, 0, kHeight * static_cast<float>(random.uniform(-0.08, 0.08)) - extentOf(drawing).bottom);
    return drawing;
}

/// The two beside each other, so near that their ink overlaps by a tenth of the pen up to all of it.
/// @param nearest of their lines, in pens
Pair touchingPair(const Drawing& digit, const Drawing& neighbour, double pen, double nearest,
                  Random& random) {
    Pair pair{sized(digit, random)};
    pair.first = pair.strokes.strokes.size();
    pair.atRight = chance(0.5, random);
    Drawing other = sized(neighbour, random);
    const double distance = pen * kHeight * random.uniform(nearest, 0.9);
    const double shift = pair.atRight ? -shiftForDistance(other, pair.strokes, distance)
                                      : shiftForDistance(pair.strokes, other, distance);
    moveBy(other, static_cast<float>(shift), 0);
    pair.strokes.strokes.insert(pair.strokes.strokes.end(), other.strokes.begin(), other.strokes.end());
    return pair;
}

/// Both digits' ink on papers of one size.
struct Inks {
    InkImage own;
    InkImage other;
    double pen; ///< in pixels
    bool atRight;
};

Inks drawn(const Pair& pair, double pen, Random& random) {
    PenVariation variation;
    const float side = extentOf(pair.strokes).longerSide() / kHeight; // in digits
    variation.canvasSide *= side;
    variation.wobble /= side;
    variation.tremor /= side;
    variation.sparsestPoints /= side;
    variation.thinnestPen = variation.widestPen = pen / side;
    Drawing both = varied(pair.strokes, variation, random);
    const float margin = both.strokes.front().width + 2;
    moveBy(both, margin, margin);
    const Extent extent = extentOf(both);
    Drawing own;
    own.strokes.assign(both.strokes.begin(), both.strokes.begin() + static_cast<std::ptrdiff_t>(pair.first));
    Drawing other;
    other.strokes.assign(both.strokes.begin() + static_cast<std::ptrdiff_t>(pair.first), both.strokes.end());
    const InkImage paper(static_cast<int>(std::ceil(extent.right + margin)),
                         static_cast<int>(std::ceil(extent.bottom + margin)));
    Inks inks{paper, paper, both.strokes.front().width, pair.atRight};
    drawStrokes(own, inks.own);
    drawStrokes(other, inks.other);
    return inks;
}

/// The middle of the ink that both share; far away where they share none.
PaperPoint contactOf(const Inks& inks) {
    PaperPoint sum;
    int count = 0;
    for (int y = 0; y < inks.own.height; ++y)
        for (int x = 0; x < inks.own.width; ++x)
            if (inks.own.at(x, y) > kHalf && inks.other.at(x, y) > kHalf) {
                sum.x += x;
                sum.y += y;
                ++count;
            }
    constexpr double kFar = -1e6;
    return count == 0 ? PaperPoint{kFar, kFar} : PaperPoint{sum.x / count, sum.y / count};
}

/// What a cut near the place where they touch leaves of the one: all, a part or nothing of what both share,
/// and sometimes the beginning of the neighbour's line.
InkImage cutBetween(const Inks& inks, Random& random) {
    const PaperPoint contact = contactOf(inks);
    const double stub = chance(0.5, random) ? random.uniform(0, 0.9) * inks.pen : 0;
    const double shift =
        random.uniform(-0.7, 0.7) * inks.pen; // of the cut from the middle of what both share
    const double lean = std::tan(random.uniform(-30, 30) * std::numbers::pi / 180);
    InkImage ink(inks.own.width, inks.own.height);
    for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x) {
            const float own = inks.own.at(x, y);
            const float other = inks.other.at(x, y);
            const double beyond = x - contact.x - shift - lean * (y - contact.y);
            const bool shared = std::min(own, other) > kHalf;
            const bool isOwn = shared ? (inks.atRight ? beyond >= 0 : beyond <= 0)
                                      : own >= other || std::hypot(x - contact.x, y - contact.y) < stub;
            if (isOwn) ink.at(x, y) = std::max(own, other);
        }
    return ink;
}

/// Of the neighbour what is nearer than `part` of its width.
InkImage cutThrough(const Inks& inks, double part) {
    InkImage ink = inks.own;
    const Box box = inkBox(inks.other).value_or(Box{});
    const double edge = inks.atRight ? box.x + (1 - part) * box.width : box.x + part * box.width;
    for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x)
            if (inks.atRight ? x >= edge : x <= edge)
                ink.at(x, y) = std::max(ink.at(x, y), inks.other.at(x, y));
    return ink;
}

bool isNarrow(const Drawing& digit) {
    const Extent extent = extentOf(digit);
    return extent.width() < kNarrow * extent.longerSide();
}

InkImage cutAs(Cut cut, const Inks& inks, Random& random) {
    switch (cut) {
        case Cut::Between:
            return cutBetween(inks, random);
        case Cut::None:
            return cutThrough(inks, 1);
        case Cut::Through:
            return cutThrough(inks, random.uniform(0.4, 0.75));
    }
    return {};
}

} // namespace

TouchingDigits::TouchingDigits(std::size_t size, std::array<std::vector<Drawing>, kDigits> digits)
    : m_size(size), m_digits(std::move(digits)) {
    for (int label = 0; label < kDigits; ++label)
        if (!m_digits[static_cast<std::size_t>(label)].empty()) m_labels.push_back(label);
    assert(std::ranges::any_of(m_labels, [](int label) { return label != 1; }));
}

int TouchingDigits::label(std::size_t index) const {
    if (index % kRound >= kDigitsARound) return kNotADigit;
    return m_labels[(index / kRound * kDigitsARound + index % kRound) % m_labels.size()];
}

int TouchingDigits::anyLabel(Random& random) const {
    return anyOf(m_labels, random);
}

const Drawing& TouchingDigits::anyDrawing(int label, Random& random) const {
    return anyOf(m_digits[static_cast<std::size_t>(label)], random);
}

DigitImage TouchingDigits::image(std::size_t index, Random& random) const {
    const bool isDigit = label(index) != kNotADigit;
    const int own = isDigit ? label(index) : anyLabel(random);
    int other = anyLabel(random);
    while (!isDigit && own == 1 && other == 1) other = anyLabel(random); // they make one thick one
    const Drawing& digit = anyDrawing(own, random);
    const Drawing& neighbour = anyDrawing(other, random);
    Cut cut = Cut::Between;
    if (!isDigit) cut = index % kRound == kDigitsARound ? Cut::None : Cut::Through;
    // A one with a part of another digit has a flag or is a seven; a part of a narrow digit may be all of it.
    if (cut == Cut::Through && (own == 1 || isNarrow(neighbour))) cut = Cut::None;

    const double pen = uniformRatio(kThinnestPen, kWidestPen, random);
    // Uncut, a one that lies on a stem of its neighbour would leave the neighbour alone.
    const double nearest = !isDigit && (own == 1 || other == 1) ? 0.5 : 0;
    const Pair pair = touchingPair(digit, neighbour, pen, nearest, random);
    return frameDigit(cutAs(cut, drawn(pair, pen, random), random)).value_or(DigitImage{});
}

} // namespace digitpad
