#include "core/synthesis/camera.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "core/synthesis/jpeg.h"
#include "core/synthesis/noise_field.h"

namespace digitpad {
namespace {

CameraOptions plainCamera() {
    return {.leastContrast = 0.08,
            .lightOnDark = 0,
            .darkPaper = 0.5,
            .light = 0,
            .blur = 0,
            .lowResolution = 0,
            .noise = 0,
            .jpeg = 0};
}

Sheet halfCovered() {
    Sheet sheet(20, 10);
    for (int y = 0; y < 10; ++y)
        for (int x = 10; x < 20; ++x) sheet.plane().at(x, y) = 0;
    return sheet;
}

TEST(Camera, ShowsInkDarkerThanPaperBySomeLevelsAtLeast) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        const GreyImage image = photographed(halfCovered(), {}, plainCamera(), random);
        EXPECT_GT(image.at(2, 2), image.at(17, 2) + 10) << seed;
        EXPECT_GE(image.at(2, 2), 60);
    }
}

TEST(Camera, RaisesTheContrastOfFaintWriting) {
    Sheet sheet(20, 10);
    for (int x = 10; x < 20; ++x) sheet.plane().at(x, 5) = 0.8F;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Random random(seed);
        const GreyImage image = photographed(sheet, {30, 1, 0.2}, plainCamera(), random);
        EXPECT_GT(image.at(2, 5), image.at(17, 5) + 8) << seed;
    }
}

TEST(Camera, TurnsDarkAndLightRound) {
    CameraOptions options = plainCamera();
    options.lightOnDark = 1;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Random random(seed);
        const GreyImage image = photographed(halfCovered(), {}, options, random);
        EXPECT_LT(image.at(2, 2), image.at(17, 2));
    }
}

TEST(Camera, AddsGrainOfTheDeviationAskedFor) {
    InkImage plane(200, 100);
    Random random(3);
    addGrain(plane, 0.1, random);
    double sum = 0;
    double squares = 0;
    for (const float value : plane.pixels) {
        sum += value;
        squares += value * value;
    }
    const auto count = static_cast<double>(plane.pixels.size());
    EXPECT_NEAR(sum / count, 0, 0.003); // four standard errors
    EXPECT_NEAR(std::sqrt(squares / count), 0.1, 0.003);
}

TEST(Camera, KeepsNoiseFieldsWithinOneAndSmooth) {
    Random random(5);
    const InkImage field = noiseField(60, 40, 12, random);
    EXPECT_LE(std::ranges::max(field.pixels), 1);
    EXPECT_GE(std::ranges::min(field.pixels), -1);
    for (int y = 0; y < 40; ++y)
        for (int x = 1; x < 60; ++x) EXPECT_LT(std::abs(field.at(x, y) - field.at(x - 1, y)), 0.3);
}

TEST(Camera, CompressesWorseAtLowerQuality) {
    GreyImage image{64, 64, std::vector<std::uint8_t>(64 * 64)};
    Random random(6);
    for (std::uint8_t& pixel : image.pixels) pixel = static_cast<std::uint8_t>(random.below(256));
    const auto loss = [&](int quality) {
        const GreyImage result = throughJpeg(image, quality);
        EXPECT_EQ(result.width, 64);
        EXPECT_EQ(result.height, 64);
        double sum = 0;
        for (std::size_t i = 0; i < image.pixels.size(); ++i)
            sum += std::abs(image.pixels[i] - result.pixels[i]);
        return sum;
    };
    EXPECT_LT(loss(95), loss(25));
}

} // namespace
} // namespace digitpad
