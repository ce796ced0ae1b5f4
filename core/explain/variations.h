// The same digit written a little differently, and what it would be read as: an answer that small changes
// overturn is not to be trusted.
#pragma once

#include <span>
#include <vector>

#include "core/data/digit_image.h"
#include "core/model/classifier.h"

namespace digitpad {

enum class Change { Sideways, UpAndDown, Turn, Size, Thickness };

inline constexpr Change kChanges[] = {Change::Sideways, Change::UpAndDown, Change::Turn, Change::Size,
                                      Change::Thickness};
inline constexpr int kChangeSteps = 5; ///< of each; the middle one changes nothing

/// Of one of the steps: pixels to the right or down, degrees clockwise, a factor, pixels of pen width.
double changeAmount(Change change, int step);

/// The image changed by so much, sampled bilinearly; what leaves the field is lost.
DigitImage changed(const DigitImage& image, Change change, double amount);

struct Variation {
    Change change;
    double amount;
    DigitImage image;
    Prediction prediction;
};

/// kChangeSteps of each of kChanges, in their order.
std::vector<Variation> variations(const DigitImage& image, const Classifier& classifier,
                                  Workspace& workspace);

} // namespace digitpad
