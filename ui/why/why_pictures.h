// Ink as pictures in the theme's colours.
#pragma once

#include <QImage>

#include "core/explain/saliency.h"

namespace digitpad {

/// 28x28, ink on paper.
QImage inkPicture(const DigitImage& image);
/// @param mask 0 paper to 255 ink
QImage inkPicture(const QImage& mask);
/// 28x28: ink faintly, over it the accent where the answer rests on it and the colour of errors where it
/// speaks against it, the strongest place in full colour.
QImage saliencyPicture(const DigitImage& image, const SaliencyMap& saliency);

} // namespace digitpad
