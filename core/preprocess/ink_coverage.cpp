#include "core/preprocess/ink_coverage.h"

#include <algorithm>
#include <cmath>

namespace digitpad {
namespace {

/// In pictures up to this size a pixel's grey is its coverage already, as in MNIST's own.
constexpr int kCoverageSide = 64;

/// How dark a pixel is beside the darkest one near it.
class Coverage {
public:
    Coverage(const GreyImage& contrast, const InkLevels& levels) : m_contrast(contrast), m_levels(levels) {
        const int longer = std::max(contrast.width, contrast.height);
        if (longer <= kCoverageSide) return;
        const int window = std::max(longer / 60 * 2 + 1, 5);
        m_darkest = lightestIn(contrast, window); // high levels of contrast are dark
    }

    /// 0 to 1 of the pixel at `index`.
    float at(std::size_t index) const {
        const float level = static_cast<float>(m_contrast.pixels[index]) - m_levels.paper;
        const float range = m_levels.ink - m_levels.paper;
        if (m_darkest.pixels.empty()) return std::clamp(level / range, 0.0F, 1.0F);
        const float darkest =
            std::clamp(static_cast<float>(m_darkest.pixels[index]) - m_levels.paper, range / 3, range);
        // The lowest and highest part is what noise and the blur of a camera make of paper and ink.
        constexpr float kPaperPart = 0.2F;
        constexpr float kInkPart = 0.8F;
        return std::clamp((level / darkest - kPaperPart) / (kInkPart - kPaperPart), 0.0F, 1.0F);
    }

private:
    const GreyImage& m_contrast;
    InkLevels m_levels;
    GreyImage m_darkest;
};

} // namespace

GreyImage inkCoverage(const FoundInk& found) {
    const GreyImage& contrasts = found.contrasts;
    const PixOwner fringed = own(pixDilateBrick(nullptr, found.mask.get(), 3, 3));
    const Coverage coverage(contrasts, found.levels);
    GreyImage result{contrasts.width, contrasts.height, std::vector<std::uint8_t>(contrasts.pixels.size())};
    std::size_t index = 0;
    for (int y = 0; y < result.height; ++y) {
        for (int x = 0; x < result.width; ++x, ++index) {
            if (!isSet(fringed, x, y)) continue;
            result.pixels[index] = static_cast<std::uint8_t>(std::lround(255 * coverage.at(index)));
        }
    }
    return result;
}

} // namespace digitpad
