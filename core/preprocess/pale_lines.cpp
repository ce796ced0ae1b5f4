#include "core/preprocess/pale_lines.h"

#include "core/preprocess/components.h"
#include "core/preprocess/otsu.h"

namespace digitpad {
namespace {

/// Closed squares that make a net; a number or a drawing has fewer.
constexpr int kLeastSquares = 16;
/// How much darker than the lines the writing is, both beside the paper.
constexpr double kDarker = 1.5;

int holesIn(const PixOwner& part) {
    const PixOwner around = own(pixAddBorder(part.get(), 1, 0));
    const PixOwner rest = own(pixInvert(nullptr, around.get()));
    l_int32 count = 0;
    expectDone(pixCountConnComp(rest.get(), 4, &count));
    return count - 1; // one is all around
}

bool hasNet(const PixOwner& mask) {
    const int width = pixGetWidth(mask.get());
    const int height = pixGetHeight(mask.get());
    bool found = false;
    forEachComponent(mask, [&](const Component& component, const PixOwner& part) {
        const bool spans = component.width * 5 >= width * 4 && component.height * 5 >= height * 4;
        found = found || (spans && holesIn(part) >= kLeastSquares);
    });
    return found;
}

/// Of the ink's levels.  Pixels count with the darkest one beside them: the soft edges of one kind of line
/// are no second kind.
LevelSplit splitOf(const GreyImage& contrast, const PixOwner& mask) {
    const GreyImage darkest = lightestIn(contrast, 3);
    LevelCounts counts{};
    for (int y = 0; y < contrast.height; ++y)
        for (int x = 0; x < contrast.width; ++x)
            if (isSet(mask, x, y)) ++counts[darkest.at(x, y)];
    return otsuSplit(counts);
}

} // namespace

std::optional<int> levelAbovePaleNet(const GreyImage& contrast, const PixOwner& mask, float paper) {
    if (!hasNet(mask)) return std::nullopt;
    const LevelSplit split = splitOf(contrast, mask);
    if (split.level == 0 || split.high - paper < kDarker * (split.low - paper)) return std::nullopt;
    if (hasNet(maskAtLeast(contrast, split.level))) return std::nullopt;
    return split.level;
}

} // namespace digitpad
