#include "core/preprocess/shadows.h"

#include <algorithm>
#include <cmath>

#include "core/preprocess/components.h"

namespace digitpad {
namespace {

constexpr int kReach = 2; // px to both sides: the edge of ink is about that wide

/// Levels a pixel by which the contrast changes.
double stepAt(const GreyImage& contrast, int x, int y) {
    const int acrossX = contrast.at(x + kReach, y) - contrast.at(x - kReach, y);
    const int acrossY = contrast.at(x, y + kReach) - contrast.at(x, y - kReach);
    return std::hypot(acrossX, acrossY) / (2 * kReach);
}

/// Mean step of the contrast over the outline of a part, as a share of its darkest: high for ink, low for a
/// shadow.
double sharpness(const GreyImage& contrast, const Component& component, const PixOwner& part, float paper) {
    const PixOwner inner = own(pixErodeBrick(nullptr, part.get(), 3, 3));
    double steps = 0;
    double outline = 0;
    int darkest = 0;
    for (int y = 0; y < component.height; ++y) {
        for (int x = 0; x < component.width; ++x) {
            if (!isSet(part, x, y)) continue;
            const int px = component.x + x;
            const int py = component.y + y;
            darkest = std::max<int>(darkest, contrast.at(px, py));
            if (isSet(inner, x, y) || px < 2 || py < 2 || px > contrast.width - 3 || py > contrast.height - 3)
                continue;
            steps += stepAt(contrast, px, py);
            ++outline;
        }
    }
    return outline > 0 ? steps / (outline * std::max(static_cast<float>(darkest) - paper, 1.0F)) : 0;
}

/// Pixels of the part that lie at the border of the picture.
int borderContact(const GreyImage& contrast, const Component& component, const PixOwner& part) {
    int contact = 0;
    for (int y = 0; y < component.height; ++y) {
        for (int x = 0; x < component.width; ++x) {
            const int px = component.x + x;
            const int py = component.y + y;
            const bool atBorder = px == 0 || py == 0 || px == contrast.width - 1 || py == contrast.height - 1;
            contact += atBorder && isSet(part, x, y) ? 1 : 0;
        }
    }
    return contact;
}

} // namespace

void removeShadows(const PixOwner& mask, const GreyImage& contrast, float paper) {
    constexpr double kSoft = 0.33;
    const int longContact = std::max(contrast.width, contrast.height) / 8;
    double sharpest = 0;
    int largestInside = 0;
    forEachComponent(mask, [&](const Component& component, const PixOwner& part) {
        const int contact = borderContact(contrast, component, part);
        if (contact == 0) largestInside = std::max(largestInside, component.area);
        if (contact <= longContact)
            sharpest = std::max(sharpest, sharpness(contrast, component, part, paper));
    });
    if (sharpest == 0) return; // everything lies along the border: a tight cut-out
    forEachComponent(mask, [&](const Component& component, const PixOwner& part) {
        const int contact = borderContact(contrast, component, part);
        // What reaches in from outside, beside something five times larger that does not, belongs outside.
        const bool foreign = contact > longContact || (contact > 0 && component.area * 5 < largestInside);
        if (foreign || sharpness(contrast, component, part, paper) < kSoft * sharpest)
            erase(mask, component, part);
    });
}

} // namespace digitpad
