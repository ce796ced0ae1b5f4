#include "core/synthesis/rare_shapes.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/core/synthesis/pen_strokes.h"

namespace digitpad::test {
namespace {

const Drawing kStem{{strokeThrough({{0, 0}, {1, 50}, {0, 100}})}};
const Drawing kRing{{strokeThrough({{50, 0}, {0, 50}, {50, 100}, {100, 50}, {50, 0}})}};

TEST(RareShapes, AreAThirdOfEach) {
    const RareShapes shapes(9, {kStem}, {kRing}, {seven()});
    std::array<int, kDigits> counts{};
    for (std::size_t i = 0; i < shapes.size(); ++i) ++counts[static_cast<std::size_t>(shapes.label(i))];
    EXPECT_EQ(counts[0], 3);
    EXPECT_EQ(counts[1], 3);
    EXPECT_EQ(counts[7], 3);
    for (std::size_t i = 0; i < 3; ++i) {
        Random first(1);
        Random second(2);
        EXPECT_NE(shapes.image(i, first).pixels, shapes.image(i, second).pixels);
    }
}

} // namespace
} // namespace digitpad::test
