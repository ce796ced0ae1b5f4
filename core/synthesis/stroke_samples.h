// Pen strokes that are drawn anew, with another pen, each time they are shown.
#pragma once

#include <vector>

#include "core/data/drawing.h"
#include "core/data/sample_source.h"
#include "core/synthesis/pen_variation.h"

namespace digitpad {

/// Rasterised and framed exactly as the canvas does it.
class StrokeSamples : public SampleSource {
public:
    StrokeSamples(std::string name, std::vector<LabelledDrawing> drawings,
                  const PenVariation& variation = {});

    const std::string& name() const override { return m_name; }
    std::size_t size() const override { return m_drawings.size(); }
    int label(std::size_t index) const override;
    DigitImage image(std::size_t index, Random& random) const override;
    /// As it was collected.
    const Drawing& drawing(std::size_t index) const { return m_drawings[index].drawing; }

private:
    std::string m_name;
    std::vector<LabelledDrawing> m_drawings;
    PenVariation m_variation;
};

} // namespace digitpad
