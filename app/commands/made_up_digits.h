// Images for measurements: what is computed does not depend on what they show.
#pragma once

#include <algorithm>

#include "core/data/dataset.h"
#include "core/random.h"

namespace digitpad {

inline Dataset madeUpDigits(std::size_t count) {
    Random random(1);
    std::vector<std::uint8_t> pixels(count * kImagePixels);
    std::ranges::generate(pixels, [&] { return static_cast<std::uint8_t>(random.below(256)); });
    std::vector<int> labels(count);
    std::ranges::generate(labels, [&] { return static_cast<int>(random.below(kDigits)); });
    return {"made up", std::move(pixels), std::move(labels)};
}

} // namespace digitpad
