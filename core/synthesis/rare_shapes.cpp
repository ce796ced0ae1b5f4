#include "core/synthesis/rare_shapes.h"

#include <algorithm>
#include <cassert>

#include "core/preprocess/framing.h"
#include "core/preprocess/rasteriser.h"
#include "core/synthesis/chance.h"
#include "core/synthesis/pen_variation.h"
#include "core/synthesis/reshaped_digits.h"

namespace digitpad {

namespace {

constexpr std::array kLabels{1, 0, 7}; ///< of the usual shapes, in their order

} // namespace

RareShapes::RareShapes(std::size_t size, std::vector<Drawing> stems, std::vector<Drawing> zeros,
                       std::vector<Drawing> sevens)
    : m_size(size), m_usual{std::move(stems), std::move(zeros), std::move(sevens)} {
    assert(std::ranges::none_of(m_usual, &std::vector<Drawing>::empty));
}

int RareShapes::label(std::size_t index) const {
    return kLabels[index % kLabels.size()];
}

Drawing RareShapes::drawing(std::size_t index, Random& random) const {
    const Drawing& usual = anyOf(m_usual[index % m_usual.size()], random);
    switch (label(index)) {
        case 0:
            return slashedZero(usual, random);
        case 1:
            return flaggedOne(usual, random);
        default:
            return crossedSeven(usual, random);
    }
}

DigitImage RareShapes::image(std::size_t index, Random& random) const {
    const Drawing made = drawing(index, random);
    return frameDigit(rasterise(varied(made, {}, random))).value_or(DigitImage{});
}

} // namespace digitpad
