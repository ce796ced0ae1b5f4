// The connected parts of a mask, one at a time.
#pragma once

#include <algorithm>
#include <memory>

#include "core/preprocess/pix.h"

namespace digitpad {

struct Component {
    l_int32 x, y, width, height, area;

    l_int32 longer() const { return std::max(width, height); }
};

struct ComponentsDeleter {
    void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
    void operator()(Pixa* parts) const { pixaDestroy(&parts); }
};

/// Calls `visit(component, its 1-bit picture)` for each 8-connected part; the mask may be changed meanwhile.
template <typename Visit>
void forEachComponent(const PixOwner& mask, Visit visit) {
    Pixa* found = nullptr;
    const std::unique_ptr<Boxa, ComponentsDeleter> boxes(pixConnComp(mask.get(), &found, 8));
    const std::unique_ptr<Pixa, ComponentsDeleter> parts(found);
    if (!boxes) throwLeptonicaError();
    if (!parts) return; // the mask is empty
    for (l_int32 i = 0; i < boxaGetCount(boxes.get()); ++i) {
        Component component{};
        boxaGetBoxGeometry(boxes.get(), i, &component.x, &component.y, &component.width, &component.height);
        const PixOwner part = own(pixaGetPix(parts.get(), i, L_CLONE));
        expectDone(pixCountPixels(part.get(), &component.area, nullptr));
        visit(component, part);
    }
}

/// Takes one part out of the mask it was found in.
inline void erase(const PixOwner& mask, const Component& component, const PixOwner& part) {
    expectDone(pixRasterop(mask.get(), component.x, component.y, component.width, component.height,
                           PIX_DST & PIX_NOT(PIX_SRC), part.get(), 0, 0));
}

/// Puts one part into another mask, in its place.
inline void paint(const PixOwner& mask, const Component& component, const PixOwner& part) {
    expectDone(pixRasterop(mask.get(), component.x, component.y, component.width, component.height,
                           PIX_SRC | PIX_DST, part.get(), 0, 0));
}

inline bool isEmpty(const PixOwner& mask) {
    l_int32 empty = 1;
    expectDone(pixZero(mask.get(), &empty));
    return empty != 0;
}

} // namespace digitpad
