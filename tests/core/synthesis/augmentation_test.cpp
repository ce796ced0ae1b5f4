#include "core/synthesis/augmentation.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>

#include "core/error.h"
#include "core/preprocess/framing.h"
#include "core/preprocess/rasteriser.h"
#include "tests/core/preprocess/picture_makers.h"

namespace digitpad {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::Ge;
using ::testing::Le;

DigitImage three() {
    return *frameDigit(rasterise(drawnThree(16)));
}

DigitImage augmented(const AugmentationOptions& options, std::uint64_t seed) {
    DigitImage image = three();
    Random random(seed);
    augment(image, options, random);
    return image;
}

double mass(const DigitImage& image) {
    return std::accumulate(image.pixels.begin(), image.pixels.end(), 0.0);
}

/// Angle of the axis along which the ink is longest, in degrees.
double direction(const DigitImage& image) {
    const Centre centre = centreOfMass(image);
    double xx = 0, xy = 0, yy = 0;
    for (int row = 0; row < kImageSide; ++row) {
        for (int column = 0; column < kImageSide; ++column) {
            const double x = column + 0.5 - centre.x;
            const double y = row + 0.5 - centre.y;
            xx += image.at(row, column) * x * x;
            xy += image.at(row, column) * x * y;
            yy += image.at(row, column) * y * y;
        }
    }
    return std::atan2(2 * xy, xx - yy) / 2 * 180 / std::numbers::pi;
}

TEST(Augmentation, ChangesNothingWithoutOptions) {
    EXPECT_EQ(augmented({}, 1).pixels, three().pixels);
    EXPECT_FALSE(augmentationNamed("none").changesAnything());
    EXPECT_FALSE(augmentationNamed("strong").scaledBy(0).changesAnything());
    DigitImage image = three();
    Random used(1);
    Random fresh(1);
    augment(image, {}, used);
    EXPECT_EQ(used.next(), fresh.next());
}

TEST(Augmentation, ScalesItsRanges) {
    const auto half = augmentationNamed("moderate").scaledBy(0.5);
    EXPECT_EQ(half.rotation, 6);
    EXPECT_EQ(half.erase, augmentationNamed("moderate").erase / 2);
    EXPECT_THROW(augmentationNamed("wild"), Error);
}

TEST(Augmentation, DependsOnTheSeedAlone) {
    const auto strong = augmentationNamed("strong");
    EXPECT_EQ(augmented(strong, 5).pixels, augmented(strong, 5).pixels);
    EXPECT_NE(augmented(strong, 5).pixels, augmented(strong, 6).pixels);
}

TEST(Augmentation, StaysInRangeAndKeepsTheDarkest) {
    for (const char* name : {"light", "moderate", "strong"}) {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const DigitImage image = augmented(augmentationNamed(name), seed);
            EXPECT_THAT(image.pixels, Each(AllOf(Ge(0), Le(1))));
            EXPECT_NEAR(*std::ranges::max_element(image.pixels), 1, 1e-6);
            EXPECT_GT(meanDifference(image, three()), 0.001) << name << seed;
        }
    }
    DigitImage blank;
    Random random(1);
    augment(blank, augmentationNamed("strong"), random);
    EXPECT_THAT(blank.pixels, Each(0.0F));
}

TEST(Augmentation, ShiftsEvenlyWithinItsRange) {
    const Centre before = centreOfMass(three());
    double leftmost = 0, rightmost = 0, sum = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Centre after = centreOfMass(augmented({.shift = 2}, seed));
        leftmost = std::min(leftmost, after.x - before.x);
        rightmost = std::max(rightmost, after.x - before.x);
        sum += after.y - before.y;
        EXPECT_LE(std::abs(after.y - before.y), 2.02);
    }
    EXPECT_NEAR(leftmost, -2, 0.1);
    EXPECT_NEAR(rightmost, 2, 0.1);
    EXPECT_NEAR(sum / 200, 0, 0.3); // four deviations of the mean of 200
}

TEST(Augmentation, RotatesAboutTheMiddle) {
    const double before = direction(three());
    double most = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const DigitImage image = augmented({.rotation = 20}, seed);
        most = std::max(most, std::abs(std::remainder(direction(image) - before, 180)));
        EXPECT_NEAR(centreOfMass(image).x, centreOfMass(three()).x, 0.3);
    }
    EXPECT_NEAR(most, 20, 1.5);
}

TEST(Augmentation, ScalesEachAxis) {
    double most = 0, least = 1;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const double ratio = mass(augmented({.scale = 0.2}, seed)) / mass(three());
        most = std::max(most, ratio);
        least = std::min(least, ratio);
    }
    EXPECT_NEAR(most, 1.2 * 1.2, 0.08);
    EXPECT_NEAR(least, 0.8 * 0.8, 0.08);
}

/// The part of the ink that each row holds.
std::vector<double> rowShares(const DigitImage& image) {
    std::vector<double> shares;
    for (int row = 0; row < kImageSide; ++row) {
        const float* first = &image.pixels[static_cast<std::size_t>(row) * kImageSide];
        shares.push_back(std::accumulate(first, first + kImageSide, 0.0) / mass(image));
    }
    return shares;
}

TEST(Augmentation, ShearsSideways) {
    double most = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const DigitImage image = augmented({.shear = 0.3}, seed);
        EXPECT_THAT(rowShares(image), ::testing::Pointwise(::testing::DoubleNear(1e-6), rowShares(three())));
        most = std::max(most, meanDifference(image, three()));
    }
    EXPECT_GT(most, 0.05);
}

TEST(Augmentation, ChangesTheThicknessByPenWidths) {
    DigitImage bar;
    for (int y = 4; y < 24; ++y) {
        for (int x = 12; x < 15; ++x) bar.at(y, x) = 1;
    }
    double widest = 3, thinnest = 3;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        DigitImage image = bar;
        Random random(seed);
        augment(image, {.thickness = 0.8}, random);
        float width = 0;
        for (int x = 0; x < kImageSide; ++x) width += image.at(14, x);
        widest = std::max<double>(widest, width);
        thinnest = std::min<double>(thinnest, width);
    }
    EXPECT_NEAR(widest, 3.8, 0.05);
    EXPECT_NEAR(thinnest, 2.2, 0.05);
}

TEST(Augmentation, BlursAndErases) {
    const auto steepest = [](const DigitImage& image) {
        float most = 0;
        for (int x = 1; x < kImageSide; ++x)
            most = std::max(most, std::abs(image.at(9, x) - image.at(9, x - 1)));
        return most;
    };
    double sharper = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        sharper += steepest(three()) - steepest(augmented({.blur = 1}, seed));
        EXPECT_LE(mass(augmented({.erase = 1}, seed)), mass(three()));
    }
    EXPECT_GT(sharper / 20, 0.1);
    EXPECT_LT(mass(augmented({.erase = 1}, 4)), mass(three()) - 1);
}

TEST(Augmentation, ElasticDisplacementIsAsLargeAsTold) {
    // A ramp shows how far each of its pixels came from.
    DigitImage ramp;
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) ramp.at(y, x) = static_cast<float>(x) / 27;
    }
    double squares = 0;
    int count = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        DigitImage image = ramp;
        Random random(seed);
        augment(image, {.elastic = 1}, random);
        const float darkest = *std::ranges::max_element(image.pixels);
        if (darkest < 1) continue;
        const double moved = (image.at(9, 9) - ramp.at(9, 9)) * 27; // a grid point
        squares += moved * moved;
        ++count;
    }
    ASSERT_GT(count, 50);
    EXPECT_NEAR(std::sqrt(squares / count), 1, 0.2); // three deviations of 100 samples' spread
}

} // namespace
} // namespace digitpad
