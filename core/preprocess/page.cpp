#include "core/preprocess/page.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/preprocess/components.h"
#include "core/preprocess/convex_outline.h"

namespace digitpad {
namespace {

/// A page is looked for at this size, in pictures that are not much smaller than that: those are cut-outs.
constexpr int kSearchSide = 240;
constexpr int kLeastSide = 100;
constexpr int kLevels = 12; ///< of light that are tried as the darkest of the page

// Parts of the picture's longer side:
constexpr double kStroke = 0.05; ///< what is narrower and dark on the page is a stroke
constexpr double kTongue = 0.2;  ///< what is narrower and sticks out of it is a light thing beside it

constexpr double kLeastAround = 0.6; ///< part of the picture's border that the ground has
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
    expectDone(pixGetExtremeValue(distances.get(), 1, L_SELECT_MAX, nullptr, nullptr, nullptr, &most));
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
    const GreyImage lightest = lightestIn(picture, 5);
    const GreyImage darkest = darkestIn(picture, 5);
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

PixOwner filled(const PixOwner& mask) {
    return own(pixOr(nullptr, mask.get(), own(pixHolesByFilling(mask.get(), 4)).get()));
}

/// What a light part of the picture is judged by.
struct Shape {
    explicit Shape(const PixOwner& mask)
        : outline(convexOutline(mask)), rectangle(rectangleAround(outline)), square(widestSquare(mask)) {
        expectDone(pixCountPixels(filled(mask).get(), &area, nullptr));
    }

    std::vector<Corner> outline;
    Rectangle rectangle; ///< the smallest around it
    int square;          ///< side of the widest that fits in, in pixels
    l_int32 area = 0;    ///< in pixels, with its holes
};

/// Wider than strokes and wide beside the ground, and hardly turned away: a corner may be missing.
bool isLargePage(const Shape& shape, int side, int ground) {
    constexpr double kSquare = 0.25; // of the picture's longer side, like the next
    constexpr double kShorter = 0.35;
    constexpr double kFilled = 0.82;   // part of the rectangle; of a circle .79
    constexpr double kCornered = 0.84; // part of what is convex; of a circle .64, of thick eights up to .82
    constexpr double kOfGround = 0.75;
    return shape.square >= kSquare * side && shape.rectangle.shorter >= kShorter * side &&
           shape.square >= kOfGround * ground && shape.area >= kFilled * shape.rectangle.area() &&
           largestFourCornered(shape.outline) >= kCornered * areaWithin(shape.outline);
}

/// A note that lies far away, or a page seen from the side: four corners and little on it.
bool isFourCorneredPage(const Shape& shape, int side) {
    constexpr double kSquare = 0.15; // of the picture's longer side
    constexpr double kClear = 0.6; // the square, of the shorter side: light lines around something leave less
    constexpr double kShorter = 0.3;   // of the longer side: strokes are longer
    constexpr double kFilled = 0.6;    // of the rectangle; a triangle half
    constexpr double kCornered = 0.93; // part of what is convex; of a circle .64
    const double convex = areaWithin(shape.outline);
    return shape.square >= std::max(kSquare * side, kClear * shape.rectangle.shorter) &&
           shape.rectangle.shorter >= kShorter * shape.rectangle.longer &&
           shape.area >= std::max(kFilled * shape.rectangle.area(), kCornered * convex) &&
           largestFourCornered(shape.outline) >= kCornered * convex;
}

/// Goes on beyond the picture, beside what is all dark.
bool isCutPage(const Shape& shape, const PixOwner& mask, const PixOwner& dark) {
    constexpr double kSquare = 0.4;       // of the picture's longer side
    constexpr double kLightBeside = 0.05; // at most, of what is not the page
    l_int32 darkArea = 0;
    expectDone(pixCountPixels(dark.get(), &darkArea, nullptr));
    const double beside = pixGetWidth(mask.get()) * pixGetHeight(mask.get()) - shape.area;
    const int side = longerSide(mask);
    return shape.square >= kSquare * side && darkArea >= (1 - kLightBeside) * beside &&
           isFourCorneredPage(shape, side);
}

bool isSurrounded(const PixOwner& ground) {
    constexpr double kAround = 0.6; // at least, of the picture's border
    return partOfBorder(ground) >= kAround;
}

/// Of a page's shape, beside what is dark.  Round and crooked things are light strokes.
bool mayBePage(const PixOwner& mask, const PixOwner& dark) {
    constexpr double kBeside = 0.1; // at least, of the picture's border
    if (partOfBorder(dark) < kBeside) return false;
    const Shape shape(mask);
    if (!isSurrounded(dark)) return isCutPage(shape, mask, dark);
    const int side = longerSide(mask);
    return isLargePage(shape, side, widestSquare(dark)) || isFourCorneredPage(shape, side);
}

PixOwner closed(const PixOwner& mask, double part) {
    const int size = std::max(static_cast<int>(part * longerSide(mask)), 1);
    return own(pixCloseSafeBrick(nullptr, mask.get(), size, size));
}

/// All of the page, with the ink, without its outline: pages have straight sides, and what sticks out is
/// something else.
PixOwner wholePage(const PixOwner& mask) {
    const PixOwner whole = filled(mask);
    constexpr double kOfPage = 0.6; // at most, of its widest square
    const int tongue =
        std::max(static_cast<int>(std::min(kTongue * longerSide(mask), kOfPage * widestSquare(whole))), 1);
    PixOwner page = own(pixOpenBrick(nullptr, whole.get(), tongue, tongue));
    fillWithin(convexOutline(page), page);
    const PixOwner beside = own(pixInvert(nullptr, page.get()));
    return own(pixInvert(nullptr, own(pixDilateBrick(nullptr, beside.get(), kOutline, kOutline)).get()));
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

/// Whether a mask of another size is set at a pixel of the picture.
bool isSetScaled(const PixOwner& mask, int x, int y, const GreyImage& picture) {
    return isSet(mask, x * pixGetWidth(mask.get()) / picture.width,
                 y * pixGetHeight(mask.get()) / picture.height);
}

/// Dark strokes beside the page and not right at its edge, with all that is attached, at the picture's size.
PixOwner strokesBeside(const GreyImage& picture, const PixOwner& page) {
    constexpr double kWidest = 0.05; // of the longer side
    // Parts of the light around it that ink swallows: at least, and in its faintest parts.
    constexpr float kInk = 0.3F;
    constexpr float kFaintest = 0.12F;
    constexpr int kShade = 100; // at least, of paper in a shadow: what is darker is no paper
    const int window = static_cast<int>(kWidest * std::max(picture.width, picture.height)) / 2 * 2 + 1;
    const GreyImage light = closedOver(picture, window);
    const PixOwner near = own(pixDilateBrick(nullptr, page.get(), 2 * kOutline + 1, 2 * kOutline + 1));
    const PixOwner strokes = own(pixCreate(picture.width, picture.height, 1));
    const PixOwner sure = own(pixCreate(picture.width, picture.height, 1));
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const int darker = light.at(x, y) - picture.at(x, y);
            const float part =
                static_cast<float>(darker) / static_cast<float>(std::max<int>(light.at(x, y), kShade));
            if (part < kFaintest || isSetScaled(near, x, y, picture)) continue;
            pixSetPixel(strokes.get(), x, y, 1);
            if (part >= kInk) pixSetPixel(sure.get(), x, y, 1);
        }
    }
    return own(pixSeedfillBinary(nullptr, sure.get(), strokes.get(), 8));
}

/// Whether there is ink beside the page: then that is as much of a page, in a shadow.  What comes in from
/// outside the picture, or is long and thin, is grain of a table, or a thing on it.
bool isWrittenBeside(const GreyImage& picture, const PixOwner& page) {
    // Of the longer side:
    constexpr double kLeast = 0.03;
    constexpr double kGrain = 0.4;
    constexpr double kGrainThinness = 0.2; // of its length
    const double side = std::max(picture.width, picture.height);
    bool isWritten = false;
    forEachComponent(strokesBeside(picture, page), [&](const Component& stroke, const PixOwner&) {
        const int length = stroke.longer();
        const bool isInside = stroke.x > 0 && stroke.y > 0 && stroke.x + stroke.width < picture.width &&
                              stroke.y + stroke.height < picture.height;
        const bool isGrain =
            length > kGrain * side && std::min(stroke.width, stroke.height) < kGrainThinness * length;
        isWritten = isWritten || (isInside && length >= kLeast * side && !isGrain);
    });
    return isWritten;
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
    constexpr double kCut = 0.1; // of the picture's border, on the page
    const bool isCut = partOfBorder(page) > kCut;
    if (isCut && isWrittenBeside(picture, page)) return false;
    const std::uint8_t light = lightOf(small, page);
    std::size_t pixel = 0;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x, ++pixel)
            if (!isSetScaled(page, x, y, picture)) picture.pixels[pixel] = light;
    return true;
}

} // namespace digitpad
