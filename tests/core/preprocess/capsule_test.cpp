#include "core/preprocess/capsule.h"

#include <gtest/gtest.h>

#include "core/random.h"

namespace digitpad {
namespace {

constexpr int kSide = 40;

/// Anywhere on a paper and somewhat beyond it; a quarter each are dots, lie and stand.
Capsule randomCapsule(Random& random) {
    const auto place = [&] { return static_cast<float>(random.uniform(-10, kSide + 10)); };
    const auto radius = [&] { return static_cast<float>(random.uniform(0, 12)); };
    const PathPoint from{place(), place(), radius()};
    PathPoint to{place(), place(), radius()};
    const auto kind = random.below(4);
    if (kind == 0 || kind == 2) to.x = from.x;
    if (kind <= 1) to.y = from.y;
    return {from, to};
}

bool holds(const PixelRange& range, int pixel) {
    return pixel >= range.first && pixel < range.last;
}

TEST(Capsule, TouchesEveryPixelThatItCoversAndFillsThoseInside) {
    Random random(1);
    int filled = 0;
    for (int i = 0; i < 500; ++i) {
        const Capsule capsule = randomCapsule(random);
        for (int y = 0; y < kSide; ++y) {
            const PixelRange touched = capsule.touched(y, kSide);
            const PixelRange full = capsule.filled(y, kSide);
            for (int x = 0; x < kSide; ++x) {
                const float cover =
                    capsule.coverage(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
                if (cover > 0) {
                    EXPECT_TRUE(holds(touched, x));
                    EXPECT_TRUE(holds(capsule.rows(kSide), y));
                }
                if (holds(full, x)) {
                    EXPECT_EQ(cover, capsule.most());
                    EXPECT_TRUE(holds(touched, x));
                    ++filled;
                }
            }
        }
    }
    EXPECT_GT(filled, 10'000);
}

TEST(Capsule, LeavesOutWhatIsFarFromALineAcrossThePaper) {
    const Capsule diagonal({0, 0, 2}, {kSide, kSide, 2});
    for (int y = 0; y < kSide; ++y) {
        const PixelRange touched = diagonal.touched(y, kSide);
        EXPECT_LE(touched.last - touched.first, 10) << "row " << y;
    }
}

TEST(Capsule, IsHarmlessFarOffThePaper) {
    const Capsule far({-1e7F, 20, 3}, {1e7F, 21, 3});
    for (int y = 0; y < kSide; ++y) {
        const PixelRange touched = far.touched(y, kSide);
        EXPECT_GE(touched.first, 0);
        EXPECT_LE(touched.last, kSide);
    }
    EXPECT_TRUE(holds(far.touched(20, kSide), 20));
}

} // namespace
} // namespace digitpad
