#include "core/synthesis/resampling.h"

#include <numeric>

#include <gtest/gtest.h>

namespace digitpad {
namespace {

InkImage dotAt(int width, int height, int x, int y) {
    InkImage plane(width, height);
    plane.at(x, y) = 1;
    return plane;
}

double sumOf(const InkImage& plane) {
    return std::accumulate(plane.pixels.begin(), plane.pixels.end(), 0.0);
}

TEST(Resampling, BlursAsAGaussianOfThatWidth) {
    const InkImage plane = blurred(dotAt(31, 31, 15, 15), 1.5);
    EXPECT_NEAR(sumOf(plane), 1, 1e-5);
    double spread = 0;
    for (int x = 0; x < 31; ++x) spread += plane.at(x, 15) / plane.at(15, 15) * (x - 15) * (x - 15);
    double height = 0;
    for (int x = 0; x < 31; ++x) height += plane.at(x, 15) / plane.at(15, 15);
    EXPECT_NEAR(spread / height, 1.5 * 1.5, 0.08); // cut off at three sigma
}

TEST(Resampling, KeepsAnEvenPlaneEven) {
    InkImage plane(17, 9);
    for (float& value : plane.pixels) value = 0.4F;
    for (const Interpolation interpolation : {Interpolation::Linear, Interpolation::Cubic})
        for (const auto& [width, height] : {std::pair{5, 4}, {40, 33}, {17, 9}, {1, 1}})
            for (const float value : resized(plane, width, height, interpolation).pixels)
                EXPECT_NEAR(value, 0.4F, 1e-5);
    for (const float value : blurred(plane, 2).pixels) EXPECT_NEAR(value, 0.4F, 1e-5);
}

TEST(Resampling, ShrinksByArea) {
    const InkImage small = resized(dotAt(8, 8, 2, 5), 2, 2, Interpolation::Cubic);
    EXPECT_NEAR(small.at(0, 1), 1.0 / 16, 1e-6);
    EXPECT_NEAR(sumOf(small), 1.0 / 16, 1e-6);
}

TEST(Resampling, EnlargesBetweenPixelCentres) {
    InkImage plane(2, 1);
    plane.at(1, 0) = 1;
    const InkImage wide = resized(plane, 4, 1, Interpolation::Linear);
    EXPECT_NEAR(wide.at(0, 0), 0, 1e-6);
    EXPECT_NEAR(wide.at(1, 0), 0.25, 1e-6);
    EXPECT_NEAR(wide.at(2, 0), 0.75, 1e-6);
    EXPECT_NEAR(wide.at(3, 0), 1, 1e-6);
}

} // namespace
} // namespace digitpad
