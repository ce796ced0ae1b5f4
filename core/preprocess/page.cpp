#include "core/preprocess/page.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>
#include <vector>

#include "core/preprocess/components.h"

namespace digitpad {
namespace {

/// A page is looked for at this size, in pictures that are not much smaller than that: those are cut-outs.
constexpr int kSearchSide = 240;
constexpr int kLeastSide = 100;
constexpr int kLevels = 12; ///< of light that are tried as the darkest of the page

// Parts of the picture's longer side:
constexpr double kLeastWidth = 0.25; ///< of the widest square on a page: strokes are thinner
constexpr double kLeastSideOfPage = 0.35;
constexpr double kStroke = 0.05; ///< what is narrower and dark on the page is a stroke
constexpr double kTongue = 0.2;  ///< what is narrower and sticks out of it is a light thing beside it

constexpr double kLeastToGround = 0.75; ///< widest square on the page, to that on the ground
constexpr double kLeastFilled = 0.82;   ///< part of the smallest rectangle around the page; of a circle .79
constexpr double kLeastAround = 0.6;    ///< part of the picture's border that the ground has
/// How much less light there is right outside, as a part of that right inside: paper ends at once.
constexpr double kLeastStep = 0.25;
constexpr double kSameStep = 0.9; ///< of the largest step, as good as this one
constexpr int kOutline = 7;       ///< px, both sides: mixed of page and ground

GreyImage searchCopy(const GreyImage& picture) {
    const PixOwner pix = toPix(shrunkToFit(picture, kSearchSide));
    return toGrey(own(pixMedianFilter(pix.get(), 5, 5))); // without the grain of wood
}

int longerSide(const PixOwner& mask) {
    return std::max(pixGetWidth(mask.get()), pixGetHeight(mask.get()));
}

void keepLargest(const PixOwner& mask) {
    int largest = 0;
    const auto measure = [&](const Component& part, const PixOwner&) {
        largest = std::max(largest, part.area);
    };
    forEachComponent(mask, measure);
    forEachComponent(mask, [&](const Component& component, const PixOwner& part) {
        if (component.area < largest) erase(mask, component, part);
    });
}

/// Side of the largest square that fits into the mask, in pixels.
int widestSquare(const PixOwner& mask) {
    const PixOwner distances = own(pixDistanceFunction(mask.get(), 8, 8, L_BOUNDARY_BG));
    l_int32 most = 0;
    pixGetExtremeValue(distances.get(), 1, L_SELECT_MAX, nullptr, nullptr, nullptr, &most);
    return 2 * most - 1;
}

/// Part of the picture's border that is set.
double partOfBorder(const PixOwner& mask) {
    const int width = pixGetWidth(mask.get());
    const int height = pixGetHeight(mask.get());
    int set = 0;
    for (int x = 0; x < width; ++x) set += (isSet(mask, x, 0) ? 1 : 0) + (isSet(mask, x, height - 1) ? 1 : 0);
    for (int y = 0; y < height; ++y) set += (isSet(mask, 0, y) ? 1 : 0) + (isSet(mask, width - 1, y) ? 1 : 0);
    return static_cast<double>(set) / (2 * (width + height));
}

double valueOfRank(std::vector<double> values, double part) {
    if (values.empty()) return 0;
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, at);
    return *at;
}

/// How much the light changes within two pixels of each, as a part of the lightest there.
InkImage stepsOf(const GreyImage& picture) {
    const PixOwner pix = toPix(picture);
    const GreyImage lightest = toGrey(own(pixDilateGray(pix.get(), 5, 5)));
    const GreyImage darkest = toGrey(own(pixErodeGray(pix.get(), 5, 5)));
    InkImage steps(picture.width, picture.height);
    for (std::size_t i = 0; i < steps.pixels.size(); ++i) {
        const float light = std::max<float>(lightest.pixels[i], 1);
        steps.pixels[i] = (light - static_cast<float>(darkest.pixels[i])) / light;
    }
    return steps;
}

/// The step that three quarters of the mask's outline reach, but for where it is the picture's border.
double outlineStep(const PixOwner& mask, const InkImage& steps) {
    constexpr int kMargin = 4;
    const PixOwner inner = own(pixErodeBrick(nullptr, mask.get(), 3, 3));
    std::vector<double> outline;
    for (int y = kMargin; y < steps.height - kMargin; ++y)
        for (int x = kMargin; x < steps.width - kMargin; ++x)
            if (isSet(mask, x, y) && !isSet(inner, x, y)) outline.push_back(steps.at(x, y));
    return valueOfRank(std::move(outline), 0.25);
}

/// A side of a convex shape: right * x + down * y is not above `most` within.
struct Side {
    double right;
    double down;
    double most;
};

constexpr std::size_t kSides = 180; // a multiple of four

/// Of the smallest shape around the mask with so many sides, whose directions go once around.
std::vector<Side> sidesAround(const PixOwner& mask) {
    std::vector<Side> sides;
    for (std::size_t i = 0; i < kSides; ++i) {
        const double angle = 2 * std::numbers::pi * (static_cast<double>(i) + 0.5) / kSides; // none is level
        sides.push_back({std::cos(angle), std::sin(angle), std::numeric_limits<double>::lowest()});
    }
    const PixOwner inner = own(pixErodeBrick(nullptr, mask.get(), 3, 3));
    for (int y = 0; y < pixGetHeight(mask.get()); ++y)
        for (int x = 0; x < pixGetWidth(mask.get()); ++x)
            if (isSet(mask, x, y) && !isSet(inner, x, y))
                for (Side& side : sides) side.most = std::max(side.most, side.right * x + side.down * y);
    return sides;
}

struct Rectangle {
    double shorter = 0;
    double area = std::numeric_limits<double>::max();
};

/// The smallest around the mask, in any direction; lengths in pixels.
Rectangle rectangleAround(const PixOwner& mask) {
    const auto sides = sidesAround(mask);
    const auto across = [&](std::size_t i) {
        return sides[i % kSides].most + sides[(i + kSides / 2) % kSides].most + 1;
    };
    Rectangle smallest;
    for (std::size_t i = 0; i < kSides / 4; ++i) {
        const double width = across(i);
        const double height = across(i + kSides / 4);
        if (width * height < smallest.area) smallest = {std::min(width, height), width * height};
    }
    return smallest;
}

PixOwner filled(const PixOwner& mask) {
    return own(pixOr(nullptr, mask.get(), own(pixHolesByFilling(mask.get(), 4)).get()));
}

/// Round and crooked things are light strokes.
bool isRectangular(const PixOwner& mask) {
    const PixOwner whole = filled(mask);
    l_int32 area = 0;
    pixCountPixels(whole.get(), &area, nullptr);
    const Rectangle around = rectangleAround(whole);
    return around.shorter >= kLeastSideOfPage * longerSide(mask) && area >= kLeastFilled * around.area;
}

/// Large enough, of a page's shape, and surrounded by what is dark.
bool mayBePage(const PixOwner& mask, const PixOwner& dark) {
    const double least = std::max(kLeastWidth * longerSide(mask), kLeastToGround * widestSquare(dark));
    return partOfBorder(dark) >= kLeastAround && widestSquare(mask) >= least && isRectangular(mask);
}

/// Sets all that lies between set pixels: their convex hull.
void fillConvex(const PixOwner& mask) {
    const auto sides = sidesAround(mask);
    for (int y = 0; y < pixGetHeight(mask.get()); ++y) {
        double from = 0;
        double to = pixGetWidth(mask.get()) - 1;
        for (const Side& side : sides) {
            const double x = (side.most - side.down * y) / side.right;
            (side.right > 0 ? to : from) = side.right > 0 ? std::min(to, x) : std::max(from, x);
        }
        for (int x = static_cast<int>(std::ceil(from)); x <= static_cast<int>(to); ++x)
            pixSetPixel(mask.get(), x, y, 1);
    }
}

PixOwner closed(const PixOwner& mask, double part) {
    const int size = std::max(static_cast<int>(part * longerSide(mask)), 1);
    return own(pixCloseSafeBrick(nullptr, mask.get(), size, size));
}

/// All of the page, with the ink, without its outline: pages have straight sides, and what sticks out is
/// something else.
PixOwner wholePage(const PixOwner& mask) {
    const int tongue = std::max(static_cast<int>(kTongue * longerSide(mask)), 1);
    PixOwner page = own(pixOpenBrick(nullptr, filled(mask).get(), tongue, tongue));
    fillConvex(page);
    return own(pixErodeBrick(nullptr, page.get(), kOutline, kOutline));
}

/// The light part of the picture that has the sharpest outline of all that may be pages, over all levels that
/// may be the darkest of a page; where that is nearly the same for many of them, at the middle one.  Null
/// where none is sharp.
PixOwner findPage(const GreyImage& picture) {
    const InkImage steps = stepsOf(picture);
    const std::vector<double> levels(picture.pixels.begin(), picture.pixels.end());
    const double darkest = valueOfRank(levels, 0.02);
    const double lightest = valueOfRank(levels, 0.98);
    std::vector<std::pair<double, PixOwner>> found;
    double sharpest = kLeastStep;
    for (int i = 1; i < kLevels; ++i) {
        PixOwner mask = maskAtLeast(picture, static_cast<int>(darkest + (lightest - darkest) * i / kLevels));
        mask = closed(mask, kStroke);
        const PixOwner dark = own(pixInvert(nullptr, mask.get()));
        keepLargest(mask);
        if (!mayBePage(mask, dark)) continue;
        const double step = outlineStep(mask, steps);
        sharpest = std::max(sharpest, step);
        found.emplace_back(step, std::move(mask));
    }
    std::erase_if(found, [&](const auto& page) { return page.first < kSameStep * sharpest; });
    if (found.empty() || sharpest <= kLeastStep) return nullptr;
    return wholePage(found[found.size() / 2].second);
}

/// Most of the page has less light.
std::uint8_t lightOf(const GreyImage& picture, const PixOwner& page) {
    std::vector<double> levels;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            if (isSet(page, x, y)) levels.push_back(picture.at(x, y));
    return static_cast<std::uint8_t>(valueOfRank(std::move(levels), 0.95));
}

} // namespace

bool clearAroundPage(GreyImage& picture) {
    if (std::min(picture.width, picture.height) < kLeastSide) return false;
    const GreyImage small = searchCopy(picture);
    const PixOwner page = findPage(small);
    if (!page || isEmpty(page)) return false;
    const std::uint8_t light = lightOf(small, page);
    std::size_t pixel = 0;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x, ++pixel)
            if (!isSet(page, x * small.width / picture.width, y * small.height / picture.height))
                picture.pixels[pixel] = light;
    return true;
}

} // namespace digitpad
