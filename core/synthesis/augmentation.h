// Small distortions that make one training image many: one fused bilinear warp, then thickness, blur and
// erasures.
#pragma once

#include <string>

#include "core/data/digit_image.h"
#include "core/random.h"

namespace digitpad {

/// Ranges are symmetric about "unchanged" unless said otherwise; all zero changes nothing.
struct AugmentationOptions {
    double rotation = 0;  ///< degrees either way
    double scale = 0;     ///< each axis, 0.15 is 0.85 to 1.15
    double shear = 0;     ///< horizontal, as the tangent
    double shift = 0;     ///< pixels either way, each axis
    double elastic = 0;   ///< pixels, standard deviation at the points of a 7x7 grid
    double thickness = 0; ///< pixels of pen width either way
    double blur = 0;      ///< largest Gaussian sigma in pixels
    double erase = 0;     ///< probability of one small erased patch
    bool operator==(const AugmentationOptions&) const = default;

    bool changesAnything() const { return *this != AugmentationOptions{}; }
    /// The same with every range times `factor`; the last epochs train on weaker distortions.
    AugmentationOptions scaledBy(double factor) const;
};

/// "none", "light", "moderate", "strong"; throws Error for another name.
AugmentationOptions augmentationNamed(const std::string& name);

/// Distorts `image` in place.  No allocation; the generator alone decides, so a seed reproduces it.
void augment(DigitImage& image, const AugmentationOptions& options, Random& random);

} // namespace digitpad
