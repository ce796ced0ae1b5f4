#include "core/preprocess/framing.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <span>
#include <vector>

namespace digitpad {

// MNIST was placed in whole pixels: over its 60,000 training images (pixel values as weights, pixel centres
// at .5) the centres of mass are uniform on 14 to 15 in both axes, means 14.507 and 14.496, deviation .29 =
// 1/sqrt(12), and the longer side of the ink is exactly 20 px in 99.98 %.  So the middle of that range is
// aimed at, and the image is moved by whole pixels: MNIST framed again stays as it is, while sub-pixel
// placement would blur it.
const MassCentre kMnistCentre{14.5, 14.5};

namespace {

constexpr int kLongSide = 20;
using Row = std::array<float, kLongSide>;

/// Ink scaled down or up, before it is placed; columns beyond `width` and rows beyond `height` are paper.
struct ScaledInk {
    std::array<Row, kLongSide> rows{};
    int width = 0;
    int height = 0;
};

std::span<const float> rowOf(const InkImage& ink, int y) {
    return std::span(ink.pixels)
        .subspan(static_cast<std::size_t>(y) * static_cast<std::size_t>(ink.width),
                 static_cast<std::size_t>(ink.width));
}

/// The source pixels under one target pixel of a row or column; the first and last may be covered in part.
struct Span {
    int first = 0;
    int last = 0; ///< inclusive
    float firstWeight = 0;
    float lastWeight = 0; ///< 0 where first == last

    float weight(int i) const { return i == first ? firstWeight : i == last ? lastWeight : 1.0F; }
};

/// Area averaging: target pixel `index` covers [index, index + 1) * step of `count` source pixels.
Span areaSpan(int index, double step, int count) {
    const double low = index * step;
    const double high = std::min((index + 1) * step, static_cast<double>(count));
    const int first = std::min(static_cast<int>(low), count - 1);
    const int last = std::clamp(static_cast<int>(std::ceil(high)) - 1, first, count - 1);
    if (first == last) return {first, last, static_cast<float>(std::max(high - low, 0.0)), 0.0F};
    return {first, last, static_cast<float>(first + 1 - low), static_cast<float>(high - last)};
}

/// Linear interpolation between pixel centres, for enlarging: area averaging would show the pixels as blocks.
Span linearSpan(int index, double step, int count) {
    const double at = std::clamp((index + 0.5) * step - 0.5, 0.0, count - 1.0);
    const int first = static_cast<int>(at);
    const auto part = static_cast<float>(at - first);
    return first + 1 < count ? Span{first, first + 1, 1 - part, part} : Span{first, first, 1.0F, 0.0F};
}

std::vector<Span> spans(int count, double step) {
    // The allowance keeps rounding in step from adding a pixel that holds next to nothing.
    const int targets = std::clamp(static_cast<int>(std::ceil(count / step - 1e-6)), 1, kLongSide);
    std::vector<Span> result;
    result.reserve(static_cast<std::size_t>(targets));
    for (int i = 0; i < targets; ++i) {
        result.push_back(step >= 1 ? areaSpan(i, step, count) : linearSpan(i, step, count));
    }
    return result;
}

/// Rows are summed first, whole rows at a time, which leaves little to do along the columns: a large picture
/// costs one pass over its memory.
ScaledInk scale(const InkImage& ink, const Box& box) {
    const double step = static_cast<double>(std::max(box.width, box.height)) / kLongSide;
    const auto rows = spans(box.height, step);
    const auto columns = spans(box.width, step);
    ScaledInk scaled;
    scaled.width = static_cast<int>(columns.size());
    scaled.height = static_cast<int>(rows.size());
    std::vector<float> sums(static_cast<std::size_t>(box.width));
    for (std::size_t y = 0; y < rows.size(); ++y) {
        std::ranges::fill(sums, 0.0F);
        for (int source = rows[y].first; source <= rows[y].last; ++source) {
            const float weight = rows[y].weight(source);
            const float* pixels = rowOf(ink, box.y + source).data() + box.x;
            for (std::size_t x = 0; x < sums.size(); ++x) sums[x] += weight * pixels[x];
        }
        for (std::size_t x = 0; x < columns.size(); ++x) {
            for (int source = columns[x].first; source <= columns[x].last; ++source) {
                scaled.rows[y][x] += columns[x].weight(source) * sums[static_cast<std::size_t>(source)];
            }
        }
    }
    return scaled;
}

/// Stretches to a maximum of 1; says false where all is paper.
bool stretch(ScaledInk& scaled) {
    float darkest = 0;
    for (const Row& row : scaled.rows) darkest = std::max(darkest, *std::ranges::max_element(row));
    if (!(darkest > 0)) return false;
    for (Row& row : scaled.rows) {
        for (float& value : row) value = std::clamp(value / darkest, 0.0F, 1.0F);
    }
    return true;
}

MassCentre massCentre(const ScaledInk& scaled) {
    double mass = 0;
    MassCentre centre{0, 0};
    for (std::size_t y = 0; y < scaled.rows.size(); ++y) {
        for (std::size_t x = 0; x < scaled.rows[y].size(); ++x) {
            const double value = scaled.rows[y][x];
            mass += value;
            centre.x += value * (static_cast<double>(x) + 0.5);
            centre.y += value * (static_cast<double>(y) + 0.5);
        }
    }
    return {centre.x / mass, centre.y / mass};
}

/// Whole pixels that bring `mass` into the unit interval around `target`, kept so that `length` pixels stay
/// inside.
int placement(double target, double mass, int length) {
    const int offset = static_cast<int>(std::ceil(target - 0.5 - mass));
    return std::clamp(offset, 0, kImageSide - length);
}

} // namespace

std::optional<Box> inkBox(const InkImage& ink, float threshold) {
    const auto isInk = [threshold](float value) { return value >= threshold; };
    const auto hasInk = [&](int y) { return std::ranges::any_of(rowOf(ink, y), isInk); };
    int top = 0;
    while (top < ink.height && !hasInk(top)) ++top;
    if (top == ink.height) return std::nullopt;
    int bottom = ink.height - 1;
    while (!hasInk(bottom)) --bottom;

    int left = ink.width;
    int right = 0;                        // one past the ink
    for (int y = top; y <= bottom; ++y) { // only the parts of a row that could widen the box are looked at
        const auto row = rowOf(ink, y);
        left = static_cast<int>(std::find_if(row.begin(), row.begin() + left, isInk) - row.begin());
        while (right < ink.width) {
            const auto found = std::find_if(row.rbegin(), row.rend() - right, isInk);
            if (found == row.rend() - right) break;
            right = static_cast<int>(row.rend() - found);
        }
    }
    return Box{left, top, right - left, bottom + 1 - top};
}

DigitImage frameDigit(const InkImage& ink, const Box& box) {
    assert(box.width > 0 && box.height > 0 && box.x >= 0 && box.y >= 0);
    assert(box.x + box.width <= ink.width && box.y + box.height <= ink.height);
    ScaledInk scaled = scale(ink, box);
    DigitImage image;
    if (!stretch(scaled)) return image;
    const MassCentre mass = massCentre(scaled);
    const int left = placement(kMnistCentre.x, mass.x, scaled.width);
    const int top = placement(kMnistCentre.y, mass.y, scaled.height);
    for (int y = 0; y < scaled.height; ++y) {
        const Row& row = scaled.rows[static_cast<std::size_t>(y)];
        std::copy_n(row.begin(), scaled.width, &image.at(top + y, left));
    }
    return image;
}

std::optional<DigitImage> frameDigit(const InkImage& ink) {
    const auto box = inkBox(ink);
    return box ? std::optional(frameDigit(ink, *box)) : std::nullopt;
}

} // namespace digitpad
