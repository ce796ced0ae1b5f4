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

TEST(PictureStrokes, ManyThatTakeTurnsTouchTheirOwnPlacesAlone) {
    // A pass over the whole picture for each of them would take minutes.
    GreyImage picture{3000, 2000, std::vector<std::uint8_t>(std::size_t{3000} * 2000, 220)};
    picture.pixels[0] = 17;
    Drawing drawing;
    for (int i = 0; i < 10'000; ++i)
        drawing.strokes.push_back(level(100 + static_cast<float>(i % 500), i % 2 > 0));
    const GreyImage drawn = withStrokes(picture, drawing);
    EXPECT_EQ(drawn.at(0, 0), 17);
    EXPECT_EQ(drawn.at(20, 300), 220) << "erased by the stroke after";
    EXPECT_EQ(drawn.at(20, 1900), 220);
    EXPECT_EQ(withStrokes(drawn, {{level(1900)}}).at(20, 1900), 0);
}

TEST(PictureStrokes, CrossingItselfIsNoDarker) {
    Stroke there = level(15.5F); // whose rim covers half a pixel
    const GreyImage once = withStrokes(plain(200), {{there}});
    EXPECT_EQ(withStrokes(plain(200), {{there, there}}).pixels, once.pixels);
    there.points.push_back(there.points.front());
    EXPECT_EQ(withStrokes(plain(200), {{there}}).at(20, 12), once.at(20, 12));
}

TEST(PictureStrokes, WithoutAnyThePictureStays) {
    EXPECT_EQ(withStrokes(plain(77), {}).pixels, plain(77).pixels);
    EXPECT_TRUE(withStrokes({}, {{level(1)}}).pixels.empty());
}

} // namespace
} // namespace digitpad::test
