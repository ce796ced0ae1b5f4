// What a camera or scanner makes of a sheet: its contrast, sharpness, resolution, noise and compression.
#pragma once

#include "core/random.h"
#include "core/synthesis/sheet.h"

namespace digitpad {

struct CameraOptions {
    double leastContrast = 0.08; ///< of the blackest ink against the paper, where the paper is 1
    double lightOnDark = 0.15;   ///< probability of light writing on a dark ground
    double darkPaper = 0.3;      ///< of paper that is not white; the darkest has a mean grey of 90
    double light = 0.4;          ///< of a gradient, a shadow's edge or a glare
    double blur = 0.5;           ///< of a lens out of focus
    double mostBlur = 1.5;       ///< largest Gaussian sigma, pixels
    double lowResolution = 0.25; ///< of a picture that was taken with few pixels and enlarged
    double noise = 0.6;
    double jpeg = 0.4;
};

/// What has to stay readable: the smallest and faintest writing on the sheet.
struct Subject {
    double height = 30;  ///< of its digits, pixels
    double pen = 2;      ///< pixels
    double strength = 1; ///< of its ink, where the blackest is 1
};

GreyImage photographed(Sheet sheet, const Subject& subject, const CameraOptions& options, Random& random);

} // namespace digitpad
