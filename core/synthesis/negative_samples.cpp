#include "core/synthesis/negative_samples.h"

#include <algorithm>
#include <array>

#include "core/preprocess/framing.h"
#include "core/preprocess/rasteriser.h"
#include "core/synthesis/chance.h"
#include "core/synthesis/negative_drawings.h"
#include "core/synthesis/pen_variation.h"

namespace digitpad {

namespace {

constexpr int kHalf = kImageSide / 2;

} // namespace

NegativeSamples::NegativeSamples(std::size_t size, std::vector<Drawing> digits)
    : m_size(size), m_digits(std::move(digits)) {}

Drawing NegativeSamples::drawing(Random& random) const {
    constexpr double kWithDigits = 0.4;
    if (m_digits.empty() || !chance(kWithDigits, random))
        return negativeDrawing(anyOf(kTrainedFamilies, random), random);
    const Drawing& digit = anyOf(m_digits, random);
    if (chance(0.5, random)) return crossedOut(digit, random);
    return sideBySide(digit, anyOf(m_digits, random), random);
}

DigitImage NegativeSamples::image(std::size_t /*index*/, Random& random) const {
    const Drawing made = drawing(random);
    return frameDigit(rasterise(varied(made, {}, random))).value_or(DigitImage{});
}

ShuffledPatches::ShuffledPatches(std::shared_ptr<const SampleSource> digits)
    : m_digits(std::move(digits)), m_name("shuffled " + m_digits->name()) {}

DigitImage ShuffledPatches::image(std::size_t index, Random& random) const {
    const DigitImage digit = m_digits->image(index, random);
    std::array<int, 4> order{0, 1, 2, 3};
    do {
        random.shuffle(std::span<int>(order));
    } while (order[0] == 0 || order[1] == 1 || order[2] == 2 || order[3] == 3); // every quarter moves
    InkImage ink(kImageSide, kImageSide);
    for (int quarter = 0; quarter < 4; ++quarter) {
        const int from = order[static_cast<std::size_t>(quarter)];
        for (int y = 0; y < kHalf; ++y)
            for (int x = 0; x < kHalf; ++x)
                ink.at(quarter % 2 * kHalf + x, quarter / 2 * kHalf + y) =
                    digit.at(from / 2 * kHalf + y, from % 2 * kHalf + x);
    }
    return frameDigit(ink).value_or(DigitImage{});
}

} // namespace digitpad
