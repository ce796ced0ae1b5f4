// Leptonica's pictures with an owner, and the way in and out of them.  8 bit a pixel grey, or 1 bit with 1 as
// ink.
#pragma once

#include <leptonica/allheaders.h>

#include <memory>

#include "core/data/picture.h"

namespace digitpad {

struct PixDeleter {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixOwner = std::unique_ptr<Pix, PixDeleter>;

/// Takes what a Leptonica function made.  Where it made nothing: throws bad_alloc if memory ran out, else
/// Error with Leptonica's own words for the first call that failed.
PixOwner own(Pix* pix);
/// The same for functions that return whether they failed.
void expectDone(l_ok failed);
/// Throws as own() does, for a call that failed in another way.
[[noreturn]] void throwLeptonicaError();

/// The same pixels as an 8-bit picture; width and height must not be 0.
PixOwner toPix(const GreyImage& image);
GreyImage toGrey(const PixOwner& pix);

/// A 1-bit picture, ink where `level` of image is at or above `threshold`.
PixOwner maskAtLeast(const GreyImage& image, int threshold);
bool isSet(const PixOwner& mask, int x, int y);

/// 8-bit pictures only: area averaging where shrinking, to exactly the size given.
GreyImage shrunk(const GreyImage& image, int width, int height);
/// The longer side `side` at most.
GreyImage shrunkToFit(const GreyImage& image, int side);

// The squares of `window` pixels, an odd number, around each pixel of an 8-bit picture:

/// The highest level in the square.
GreyImage lightestIn(const GreyImage& image, int window);
/// The lowest level in the square.
GreyImage darkestIn(const GreyImage& image, int window);
/// Grey closing: the highest level that every square with the pixel in it reaches.
GreyImage closedOver(const GreyImage& image, int window);

/// Linear interpolation to a size not smaller than the picture's; values stay 0 to 255.
InkImage enlarged(const GreyImage& image, int width, int height);

/// By `scale` in both directions, at least 1 pixel: area averaging where shrinking, else linear
/// interpolation.
GreyImage resized(const GreyImage& image, double scale);

} // namespace digitpad
