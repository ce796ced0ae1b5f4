#include "core/data/framed_pixels.h"

#include <gmock/gmock.h>

#include "core/data/readers.h"

namespace digitpad {
namespace {

using testing::HasSubstr;

std::vector<std::uint8_t> mnistPixels() {
    const Dataset mnist = readIdx(DIGITPAD_SOURCE_DIR "/resources/mnist", DatasetPart::Test);
    std::vector<std::uint8_t> pixels;
    for (std::size_t i = 0; i < 100; ++i)
        pixels.insert(pixels.end(), mnist.pixels(i).begin(), mnist.pixels(i).end());
    return pixels;
}

TEST(FramedPixels, TellDarkOnLight) {
    std::vector<std::uint8_t> pixels = mnistPixels();
    EXPECT_FALSE(areDarkOnLight(pixels));
    invert(pixels);
    EXPECT_TRUE(areDarkOnLight(pixels));
}

TEST(FramedPixels, UniformOnesTellNothing) {
    for (const std::uint8_t value : {0, 128, 255})
        EXPECT_FALSE(areDarkOnLight(std::vector<std::uint8_t>(kImagePixels, value))) << int{value};
    EXPECT_FALSE(areDarkOnLight({}));
}

TEST(FramedPixels, TransposingTwiceChangesNothing) {
    const std::vector<std::uint8_t> before = mnistPixels();
    std::vector<std::uint8_t> pixels = before;
    transpose(pixels);
    EXPECT_NE(pixels, before);
    EXPECT_EQ(pixels[3 * kImageSide + 20], before[20 * kImageSide + 3]);
    EXPECT_EQ(pixels[50 * kImagePixels + 10 * kImageSide + 14],
              before[50 * kImagePixels + 14 * kImageSide + 10]);
    transpose(pixels);
    EXPECT_EQ(pixels, before);
}

TEST(FramedPixels, EmnistsNamesTellItsKinds) {
    EXPECT_FALSE(framedKindOf("mnist").transposed);
    EXPECT_FALSE(framedKindOf("femnist-digits").transposed) << "another collection";
    EXPECT_TRUE(framedKindOf("EMNIST-digits").transposed);
    EXPECT_EQ(framedKindOf("emnist-digits").labels, 10);
    const FramedKind byClass = framedKindOf("gzip-emnist-byclass");
    EXPECT_EQ(byClass.labels, 62);
    EXPECT_EQ(byClass.classOf(9), 9);
    EXPECT_EQ(byClass.classOf(10), kNotADigit);
    const FramedKind letters = framedKindOf("emnist-letters");
    EXPECT_EQ(letters.classOf(1), kNotADigit) << "an A";
}

TEST(FramedPixels, SayWhatWasDone) {
    std::vector<std::uint8_t> pixels = mnistPixels();
    std::vector<std::string> assumed;
    normaliseFramed(pixels, framedKindOf("mnist"), assumed);
    EXPECT_THAT(assumed, testing::IsEmpty());
    invert(pixels);
    normaliseFramed(pixels, framedKindOf("emnist-balanced"), assumed);
    EXPECT_THAT(assumed,
                testing::ElementsAre(HasSubstr("inverted"), HasSubstr("turned"), HasSubstr("letters")));
    transpose(pixels);
    EXPECT_EQ(pixels, mnistPixels());
}

} // namespace
} // namespace digitpad
