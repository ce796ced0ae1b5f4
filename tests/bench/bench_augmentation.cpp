// Distorting one training image, by the name of the augmentation.
#include "core/synthesis/augmentation.h"

#include "tests/bench/benchmarks.h"

namespace digitpad::bench {

namespace {

/// A thick vertical line, like a 1.
DigitImage drawOne() {
    DigitImage image;
    for (int row = 4; row < 24; ++row)
        for (int column = 12; column < 16; ++column) image.at(row, column) = 1;
    return image;
}

} // namespace

void registerBenchmarks() {
    for (const std::string name : {"light", "moderate", "strong"}) {
        add("augmentation/" + name, {}, [=] {
            return [options = augmentationNamed(name), original = drawOne(), random = Random(1)]() mutable {
                DigitImage image = original;
                augment(image, options, random);
                benchmark::DoNotOptimize(image);
            };
        });
    }
}

} // namespace digitpad::bench
