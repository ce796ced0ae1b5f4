// The convex outline of a mask, and the simple shapes that it is compared with.
#pragma once

#include <vector>

#include "core/preprocess/pix.h"

namespace digitpad {

/// In pixel-edge coordinates: the first pixel reaches from 0 to 1.
struct Corner {
    int x;
    int y;
};

/// The corners of the convex hull, once around; none for an empty mask.
std::vector<Corner> convexOutline(const PixOwner& mask);

// In pixels:

double areaWithin(const std::vector<Corner>& outline);

struct Rectangle {
    double longer = 0;
    double shorter = 0;

    double area() const { return longer * shorter; }
};

/// The smallest around the outline, in any direction.
Rectangle rectangleAround(const std::vector<Corner>& outline);

/// Area of the largest shape with four corners, all of them of the outline.
double largestFourCornered(const std::vector<Corner>& outline);

/// Sets the pixels of the mask whose middles lie within the outline.
void fillWithin(const std::vector<Corner>& outline, const PixOwner& mask);

} // namespace digitpad
