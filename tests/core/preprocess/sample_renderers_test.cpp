#include "core/preprocess/sample_renderers.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "core/error.h"
#include "core/preprocess/framing.h"
#include "core/preprocess/rasteriser.h"
#include "tests/core/preprocess/picture_makers.h"

namespace digitpad {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

TEST(SampleRenderers, RenderStrokesAsTheCanvasDoes) {
    const auto renderers = standardRenderers({}, {.canvasSide = 200, .penWidth = 16});
    const DigitImage expected = *frameDigit(rasterise(scaledDrawing(drawnThree(), 200, 16)));
    EXPECT_EQ(renderers.drawing(drawnThree()).pixels, expected.pixels);
    EXPECT_THAT(renderers.drawing({}).pixels, Each(0.0F));
}

TEST(SampleRenderers, FrameTheInkOfPictures) {
    const InkImage ink = rasterise(scaledDrawing(drawnThree(), 200, 16));
    std::filesystem::path asked;
    const auto renderers = standardRenderers([&](const std::filesystem::path& file) {
        asked = file;
        GreyImage picture{ink.width, ink.height, {}};
        for (const float value : ink.pixels)
            picture.pixels.push_back(static_cast<std::uint8_t>(255 - 255 * value));
        return picture;
    });
    EXPECT_LT(meanDifference(renderers.picture("three.png"), *frameDigit(ink)), 0.01); // ink is found again
    EXPECT_EQ(asked, "three.png");
}

TEST(SampleRenderers, GiveAnEmptyImageForABlankPicture) {
    const auto renderers = standardRenderers([](const std::filesystem::path&) {
        return GreyImage{50, 50, std::vector<std::uint8_t>(2500, 200)};
    });
    EXPECT_THAT(renderers.picture("blank.png").pixels, Each(0.0F));
}

TEST(SampleRenderers, NeedADecoderForPictures) {
    EXPECT_THAT([] { standardRenderers({}).picture("a.png"); }, ThrowsMessage<Error>(HasSubstr("a.png")));
}

} // namespace
} // namespace digitpad
