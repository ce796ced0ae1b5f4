#include "core/preprocess/narrow_shadows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

#include "core/preprocess/components.h"

namespace digitpad {
namespace {

// In pixels to both sides:
constexpr int kFall = 5; ///< within which the light falls at a window's edge: it was found at a smaller size
constexpr int kSmooth = 2; ///< against noise
constexpr int kSoft = 12; ///< of a corner, where what lies between its light and the paper's is its soft edge

struct Place {
    int x, y;
};

GreyImage smoothed(const GreyImage& picture) {
    return toGrey(own(pixBlockconv(toPix(picture).get(), kSmooth, kSmooth)));
}

/// Ruled lines would be taken to pieces by a light that follows the picture.
GreyImage withoutLines(const GreyImage& picture) {
    constexpr int kThicker = 15; // px
    return closedOver(picture, kThicker);
}

/// Where the light of shadows came, and how high it is there.
struct Shadow {
    GreyImage light; ///< any value where it did not come
    PixOwner reached;
};

/// The light of shadows, which spreads within a mask as far as the picture is as light.
class ShadowLight {
public:
    ShadowLight(const GreyImage& picture, const PixOwner& mask, float least)
        : m_picture(smoothed(picture)),
          m_mask(mask),
          m_least(least),
          m_shadow{{picture.width, picture.height, std::vector<std::uint8_t>(picture.pixels.size())},
                   own(pixCreate(picture.width, picture.height, 1))} {}

    /// Starts at the border of the mask, where the paper's light falls.
    void start(const GreyImage& light) {
        const GreyImage fallen = darkestIn(light, 2 * kFall + 1);
        const PixOwner inner = own(pixErodeBrick(nullptr, m_mask.get(), 3, 3));
        const float part = 1 - m_least / 2;
        for (int y = 0; y < light.height; ++y)
            for (int x = 0; x < light.width; ++x)
                if (fallen.at(x, y) < part * light.at(x, y) && isSet(m_mask, x, y) && !isSet(inner, x, y))
                    enter({x, y}, fallen.at(x, y));
    }

    bool isSpreading() const { return !m_next.empty(); }

    /// Each pixel is entered once, whatever its level.
    Shadow spread() && {
        constexpr float kFlat = 0.2F; // of the light: there it may change, as light does from place to place
        const GreyImage high = lightestIn(m_picture, 2 * kFall + 1);
        const GreyImage low = darkestIn(m_picture, 2 * kFall + 1);
        while (!m_next.empty()) {
            const Place at = m_next.back();
            m_next.pop_back();
            std::uint8_t& light = m_shadow.light.pixels[indexOf(at)];
            if (high.at(at.x, at.y) - low.at(at.x, at.y) <= kFlat * light) light = m_picture.at(at.x, at.y);
            lookAround(at, light);
        }
        return std::move(m_shadow);
    }

private:
    std::size_t indexOf(Place at) const { return static_cast<std::size_t>(at.y * m_picture.width + at.x); }

    void lookAround(Place at, std::uint8_t light) {
        for (const Place next : {Place{at.x + 1, at.y}, {at.x - 1, at.y}, {at.x, at.y + 1}, {at.x, at.y - 1}})
            if (next.x >= 0 && next.y >= 0 && next.x < m_picture.width && next.y < m_picture.height)
                enter(next, light);
    }

    void enter(Place at, std::uint8_t light) {
        if (!isSet(m_mask, at.x, at.y) || isSet(m_shadow.reached, at.x, at.y)) return;
        if (std::abs(m_picture.at(at.x, at.y) - light) > m_least * light) return;
        pixSetPixel(m_shadow.reached.get(), at.x, at.y, 1);
        m_shadow.light.pixels[indexOf(at)] = light;
        m_next.push_back(at);
    }

    GreyImage m_picture;
    const PixOwner& m_mask;
    float m_least;
    Shadow m_shadow;
    std::vector<Place> m_next;
};

/// Whether a pixel beside this one, outside the mask, is as light.
bool isOpenAt(Place at, const GreyImage& picture, const PixOwner& mask, float least) {
    constexpr int kReach = 2;
    const int light = picture.at(at.x, at.y);
    for (int y = std::max(at.y - kReach, 0); y <= std::min(at.y + kReach, picture.height - 1); ++y)
        for (int x = std::max(at.x - kReach, 0); x <= std::min(at.x + kReach, picture.width - 1); ++x)
            if (!isSet(mask, x, y) && std::abs(picture.at(x, y) - light) < least * light) return true;
    return false;
}

/// Part of the outline that is no edge in the picture.
double openPart(const Component& component, const PixOwner& part, const GreyImage& picture,
                const PixOwner& mask, float least) {
    const PixOwner inner = own(pixErodeBrick(nullptr, part.get(), 3, 3));
    double outline = 0;
    double open = 0;
    for (int y = 0; y < component.height; ++y) {
        for (int x = 0; x < component.width; ++x) {
            if (!isSet(part, x, y) || isSet(inner, x, y)) continue;
            ++outline;
            open += isOpenAt({component.x + x, component.y + y}, picture, mask, least) ? 1 : 0;
        }
    }
    return outline > 0 ? open / outline : 0;
}

/// A stroke as dark as the shadow is open where it comes out of it, a corner along a side.
PixOwner corners(const PixOwner& reached, const GreyImage& picture, const PixOwner& mask, float least) {
    constexpr double kOpen = 0.15;
    PixOwner result = own(pixCopy(nullptr, reached.get()));
    forEachComponent(reached, [&](const Component& component, const PixOwner& part) {
        if (openPart(component, part, picture, mask, least) < kOpen) erase(result, component, part);
    });
    return result;
}

/// Lowers the light to the picture's where that is between the shadow's and the paper's: at its edges.
/// @param inside the corners, in which the light is the shadow's
void lowerAtEdges(GreyImage& light, const GreyImage& picture, const PixOwner& inside, float least) {
    constexpr int kWindow = 2 * kSoft + 1;
    GreyImage shadow = light;
    std::size_t pixel = 0;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x, ++pixel)
            if (!isSet(inside, x, y)) shadow.pixels[pixel] = 255; // does not count for the darkest
    const GreyImage darkest = darkestIn(shadow, kWindow);
    const PixOwner near = own(pixDilateBrick(nullptr, inside.get(), kWindow, kWindow));
    const GreyImage unlined = withoutLines(picture);
    pixel = 0;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x, ++pixel)
            if (isSet(near, x, y) && picture.pixels[pixel] >= (1 - least) * darkest.pixels[pixel])
                light.pixels[pixel] = std::min(light.pixels[pixel], unlined.pixels[pixel]);
}

} // namespace

bool followNarrowShadows(GreyImage& light, const GreyImage& picture, const PixOwner& mask, float least) {
    ShadowLight spreading(picture, mask, least);
    spreading.start(light);
    if (!spreading.isSpreading()) return false;
    const Shadow shadow = std::move(spreading).spread();
    const PixOwner inside = corners(shadow.reached, picture, mask, least);
    if (isEmpty(inside)) return false;
    std::size_t pixel = 0;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x, ++pixel)
            if (isSet(inside, x, y)) light.pixels[pixel] = shadow.light.pixels[pixel];
    lowerAtEdges(light, picture, inside, least);
    return true;
}

} // namespace digitpad
