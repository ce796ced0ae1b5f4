#include "core/preprocess/local_plane.h"

#include <gtest/gtest.h>

#include <utility>

namespace digitpad {
namespace {

TEST(LocalPlanes, FollowAGradientUnderInk) {
    GreyImage picture{20, 20, {}};
    std::vector<std::uint8_t> isPaper;
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 20; ++x) {
            const bool ink = x > 8 && x < 12;
            picture.pixels.push_back(ink ? 0 : static_cast<std::uint8_t>(100 + 5 * x + 2 * y));
            isPaper.push_back(ink ? 0 : 1);
        }
    const InkImage planes = localPlanes(picture, isPaper, 5);
    for (const auto& [x, y] : {std::pair{10, 10}, {0, 0}, {19, 19}, {10, 0}})
        EXPECT_NEAR(planes.at(x, y), 100 + 5 * x + 2 * y, 1e-3) << x << ' ' << y; // floats of up to 255
}

TEST(LocalPlanes, AreLevelWhereOnePixelIsAllThereIs) {
    EXPECT_EQ(localPlanes({1, 1, {90}}, {1}, 3).at(0, 0), 90);
}

TEST(LocalPlanes, AreNegativeWhereNothingTells) {
    EXPECT_LT(localPlanes({2, 1, {90, 80}}, {0, 0}, 3).at(0, 0), 0);
}

} // namespace
} // namespace digitpad
