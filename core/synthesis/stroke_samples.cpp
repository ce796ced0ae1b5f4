#include "core/synthesis/stroke_samples.h"

#include <algorithm>

#include "core/data/labelled_samples.h"
#include "core/data/look_alikes.h"
#include "core/preprocess/framing.h"
#include "core/preprocess/rasteriser.h"

namespace digitpad {

namespace {

/// As a part of the drawing's height: a pen that would fill any other digit leaves of a one the short thick
/// bar that it is in small writing.
constexpr double kWidestPenOfBars = 0.5;

} // namespace

StrokeSamples::StrokeSamples(std::string name, std::vector<LabelledDrawing> drawings,
                             const PenVariation& variation)
    : m_name(std::move(name)), m_drawings(std::move(drawings)), m_variation(variation) {}

int StrokeSamples::label(std::size_t index) const {
    return classOf(m_drawings[index].label);
}

DigitImage StrokeSamples::image(std::size_t index, Random& random) const {
    const Drawing& drawing = m_drawings[index].drawing;
    PenVariation variation = m_variation;
    if (label(index) == 1 && isUprightLine(drawing))
        variation.widestPen = std::max(variation.widestPen, kWidestPenOfBars);
    return frameDigit(rasterise(varied(drawing, variation, random))).value_or(DigitImage{});
}

} // namespace digitpad
