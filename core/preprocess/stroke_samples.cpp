#include "core/preprocess/stroke_samples.h"

#include "core/data/readers.h"
#include "core/preprocess/framing.h"
#include "core/preprocess/rasteriser.h"

namespace digitpad {

StrokeSamples::StrokeSamples(std::string name, std::vector<LabelledDrawing> drawings,
                             const PenVariation& variation)
    : m_name(std::move(name)), m_drawings(std::move(drawings)), m_variation(variation) {}

int StrokeSamples::label(std::size_t index) const {
    return classOf(m_drawings[index].label);
}

DigitImage StrokeSamples::image(std::size_t index, Random& random) const {
    const Drawing drawing = varied(m_drawings[index].drawing, m_variation, random);
    return frameDigit(rasterise(drawing)).value_or(DigitImage{});
}

} // namespace digitpad
