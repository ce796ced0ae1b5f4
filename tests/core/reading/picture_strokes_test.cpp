#include "core/reading/picture_strokes.h"

#include <gtest/gtest.h>

namespace digitpad::test {
namespace {

GreyImage plain(int grey) {
    return {40, 30, std::vector<std::uint8_t>(40 * 30, static_cast<std::uint8_t>(grey))};
}

Stroke level(float y, bool erases = false) {
    Stroke stroke;
    stroke.points = {{5, y}, {35, y}};
    stroke.width = 6;
    stroke.erases = erases;
    return stroke;
}

TEST(PictureStrokes, AreDarkOnALightPicture) {
    const GreyImage drawn = withStrokes(plain(200), {{level(15)}});
    EXPECT_EQ(drawn.at(20, 15), 0);
    EXPECT_EQ(drawn.at(20, 25), 200);
}

TEST(PictureStrokes, AreLightOnADarkPicture) {
    EXPECT_EQ(withStrokes(plain(40), {{level(15)}}).at(20, 15), 255);
}

TEST(PictureStrokes, EraseThePictureAndWhatWasDrawnBefore) {
    GreyImage picture = plain(200);
    for (int x = 0; x < 40; ++x) picture.pixels[static_cast<std::size_t>(15 * 40 + x)] = 30;
    const GreyImage erased = withStrokes(picture, {{level(20), level(15, true)}});
    EXPECT_EQ(erased.at(20, 15), 200);
    EXPECT_EQ(erased.at(0, 15), 30) << "the eraser was not there";
    EXPECT_EQ(erased.at(20, 22), 0) << "nor there";
}

TEST(PictureStrokes, OrderCounts) {
    EXPECT_EQ(withStrokes(plain(200), {{level(15, true), level(15)}}).at(20, 15), 0);
    EXPECT_EQ(withStrokes(plain(200), {{level(15), level(15, true)}}).at(20, 15), 200);
}

TEST(PictureStrokes, WithoutAnyThePictureStays) {
    EXPECT_EQ(withStrokes(plain(77), {}).pixels, plain(77).pixels);
    EXPECT_TRUE(withStrokes({}, {{level(1)}}).pixels.empty());
}

} // namespace
} // namespace digitpad::test
