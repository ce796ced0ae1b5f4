#include "core/preprocess/narrow_shadows.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/preprocess/components.h"
#include "tests/core/preprocess/picture_makers.h"

namespace digitpad {
namespace {

constexpr int kSide = 200;
constexpr float kLeast = 0.15F;
constexpr std::uint8_t kPaper = 200;
constexpr std::uint8_t kShade = 100;

template <typename Level>
GreyImage picture(Level level) {
    return greyPicture(kSide, kSide, level);
}

PixOwner darkPart(const GreyImage& photo, const GreyImage& light) {
    return maskWhere(kSide, kSide,
                     [&](int x, int y) { return photo.at(x, y) < (1 - kLeast) * light.at(x, y); });
}

/// A triangle that gets narrow to the right.
bool isShaded(int x, int y) {
    return x < 160 && y > 20 + x / 2 && y < 180 - x / 3;
}

/// Light in which only the left part of the shadow was seen, and which was found at a smaller size.
GreyImage seenLight() {
    return picture([](int x, int y) {
        const int part = isShaded(x, y) ? std::clamp(x - 105, 0, 10) : 10;
        return static_cast<std::uint8_t>(kShade + (kPaper - kShade) * part / 10);
    });
}

bool isInk(int x, int y) {
    return x > 130 && x < 140 && y > 110 && y < 160;
}

GreyImage lightAfter(const GreyImage& photo) {
    GreyImage light = seenLight();
    EXPECT_TRUE(followNarrowShadows(light, photo, darkPart(photo, light), kLeast));
    return light;
}

TEST(NarrowShadows, GoOnIntoTheirCorners) {
    const GreyImage photo = picture([](int x, int y) { return isShaded(x, y) ? kShade : kPaper; });
    EXPECT_TRUE(isEmpty(darkPart(photo, lightAfter(photo))));
}

TEST(NarrowShadows, FadeIntoThePaper) {
    // An edge 18 px wide.
    const GreyImage photo = picture([](int x, int y) {
        const int depth = std::min({y - 20 - x / 2, 180 - x / 3 - y, 160 - x});
        return static_cast<std::uint8_t>(kPaper - (kPaper - kShade) * std::clamp(depth + 9, 0, 18) / 18);
    });
    EXPECT_TRUE(isEmpty(darkPart(photo, lightAfter(photo))));
}

TEST(NarrowShadows, KeepTheInkInThem) {
    const GreyImage photo = picture([](int x, int y) -> std::uint8_t {
        if (isInk(x, y)) return isShaded(x, y) ? 30 : 60;
        return isShaded(x, y) ? kShade : kPaper;
    });
    const PixOwner mask = darkPart(photo, lightAfter(photo));
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) ASSERT_EQ(isSet(mask, x, y), isInk(x, y)) << x << ' ' << y;
}

/// The light stays as it is.
void expectUnchanged(const GreyImage& photo, const GreyImage& before) {
    GreyImage light = before;
    EXPECT_FALSE(followNarrowShadows(light, photo, darkPart(photo, light), kLeast));
    EXPECT_EQ(light.pixels, before.pixels);
}

TEST(NarrowShadows, AreNoInkOnEvenPaper) {
    const GreyImage photo = picture([](int x, int y) -> std::uint8_t { return isInk(x, y) ? 60 : kPaper; });
    expectUnchanged(photo, picture([](int, int) { return kPaper; }));
}

TEST(NarrowShadows, AreNoStrokeAsDarkThatComesOutOfThem) {
    const auto isSeen = [](int x, int) { return x < 90; };
    const auto isStroke = [](int x, int y) { return x >= 90 && x < 180 && y >= 95 && y < 105; };
    const GreyImage photo =
        picture([&](int x, int y) { return isSeen(x, y) || isStroke(x, y) ? kShade : kPaper; });
    expectUnchanged(photo, picture([&](int x, int y) { return isSeen(x, y) ? kShade : kPaper; }));
}

/// A field of one level, with light around it that falls to `fallen` at its left.
void expectToEnd(std::uint8_t field, std::uint8_t fallen) {
    const auto isField = [](int x, int y) { return x > 20 && x < 180 && y > 20 && y < 180; };
    const GreyImage photo = picture([&](int x, int y) { return isField(x, y) ? field : kPaper; });
    const std::uint8_t high = std::max(fallen, field);
    GreyImage light = picture([&](int x, int) { return x < 60 ? fallen : high; });
    followNarrowShadows(light, photo, maskWhere(kSide, kSide, isField), kLeast);
    EXPECT_EQ(light.at(100, 100), high);
}

TEST(NarrowShadows, EndInFieldsOfAnyLevel) {
    expectToEnd(255, 228);
    expectToEnd(255, 255);
    expectToEnd(254, 228);
    expectToEnd(0, 0);
    expectToEnd(1, 0);
}

} // namespace
} // namespace digitpad
