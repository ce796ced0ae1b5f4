#include "core/preprocess/pale_lines.h"

#include <array>

#include "core/preprocess/components.h"

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
    pixCountConnComp(rest.get(), 4, &count);
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

/// Levels that Otsu's threshold splits in two, and the means of both, above the paper's.
struct Split {
    int level = 0;
    double low = 0;
    double high = 0;
};

/// Pixels count with the darkest one beside them: the soft edges of one kind of line are no second kind.
Split splitOf(const GreyImage& contrast, const PixOwner& mask, float paper) {
    const GreyImage darkest = toGrey(own(pixDilateGray(toPix(contrast).get(), 3, 3)));
    std::array<double, 256> histogram{};
    double all = 0;
    double sum = 0;
    for (int y = 0; y < contrast.height; ++y)
        for (int x = 0; x < contrast.width; ++x) {
            if (!isSet(mask, x, y)) continue;
            ++histogram[darkest.at(x, y)];
            ++all;
            sum += darkest.at(x, y);
        }
    Split best;
    double most = 0;
    double below = 0;
    double sumBelow = 0;
    for (int level = 0; level < 255; ++level) {
        below += histogram[static_cast<std::size_t>(level)];
        sumBelow += level * histogram[static_cast<std::size_t>(level)];
        if (below == 0 || below == all) continue;
        const double low = sumBelow / below;
        const double high = (sum - sumBelow) / (all - below);
        const double variance = below * (all - below) * (high - low) * (high - low);
        if (variance <= most) continue;
        most = variance;
        best = {level + 1, low - paper, high - paper};
    }
    return best;
}

} // namespace

std::optional<int> levelAbovePaleNet(const GreyImage& contrast, const PixOwner& mask, float paper) {
    if (!hasNet(mask)) return std::nullopt;
    const Split split = splitOf(contrast, mask, paper);
    if (split.level == 0 || split.high < kDarker * split.low) return std::nullopt;
    if (hasNet(maskAtLeast(contrast, split.level))) return std::nullopt;
    return split.level;
}

} // namespace digitpad
