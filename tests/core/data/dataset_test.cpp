#include "core/data/dataset.h"

#include <gmock/gmock.h>

#include <array>
#include <limits>

#include "tests/core/error_message.h"

namespace digitpad {
namespace {

using test::errorOf;
using testing::AllOf;
using testing::HasSubstr;

std::vector<std::uint8_t> pixelsOf(std::initializer_list<int> values) {
    std::vector<std::uint8_t> pixels;
    for (const int value : values)
        pixels.insert(pixels.end(), kImagePixels, static_cast<std::uint8_t>(value));
    return pixels;
}

TEST(Dataset, HoldsImagesAndLabels) {
    const Dataset dataset("some", pixelsOf({0, 255, 51}), {3, 7, kNotADigit});
    EXPECT_EQ(dataset.size(), 3U);
    EXPECT_EQ(dataset.label(1), 7);
    EXPECT_EQ(dataset.pixels(2)[783], 51);
    EXPECT_EQ(dataset.image(1).at(27, 27), 1.0F);
    EXPECT_FLOAT_EQ(dataset.image(2).at(0, 0), 0.2F);
}

TEST(Dataset, SaysWhereASampleCameFrom) {
    const Dataset plain("some", pixelsOf({0, 0}), {1, 2});
    EXPECT_EQ(plain.origin(1).where, "some #1");
    EXPECT_EQ(plain.origin(1).writer, "");
    const Dataset known("some", pixelsOf({0, 0}), {1, 2}, {{"a.png", "Ann"}, {"", "Bob"}});
    EXPECT_EQ(known.origin(0).where, "a.png");
    EXPECT_EQ(known.origin(1).where, "some #1");
    EXPECT_EQ(known.origin(1).writer, "Bob");
}

TEST(Dataset, RefusesWhatDoesNotFit) {
    EXPECT_THAT(errorOf([] {
                    Dataset("name", pixelsOf({0}), {1, 2});
                }),
                AllOf(HasSubstr("name"), HasSubstr("28x28")));
    EXPECT_THAT(errorOf([] { Dataset("name", pixelsOf({0}), {11}); }),
                AllOf(HasSubstr("name"), HasSubstr("11")));
    EXPECT_THAT(errorOf([] { Dataset("name", pixelsOf({0}), {-1}); }), HasSubstr("-1"));
    EXPECT_THAT(errorOf([] {
                    Dataset("name", pixelsOf({0, 0}), {1, 2}, {{"a", ""}});
                }),
                HasSubstr("origins"));
}

TEST(Dataset, SubsetKeepsOrderAndOrigin) {
    const Dataset dataset("some", pixelsOf({10, 20, 30}), {1, 2, 3});
    const std::array<std::size_t, 2> indices{2, 0};
    const Dataset subset = dataset.subset(indices, "part");
    EXPECT_EQ(subset.name(), "part");
    EXPECT_THAT(subset.labels(), testing::ElementsAre(3, 1));
    EXPECT_EQ(subset.pixels(0)[5], 30);
    EXPECT_EQ(subset.origin(0).where, "some #2");
}

TEST(Dataset, RoundsFloatsToBytes) {
    DigitImage image;
    image.pixels[0] = 0.5F; // 127.5
    image.pixels[1] = 2;
    image.pixels[2] = -1;
    image.pixels[3] = std::numeric_limits<float>::quiet_NaN();
    image.pixels[4] = 1.0F / 255;
    std::vector<std::uint8_t> pixels{9};
    appendPixels(pixels, image);
    ASSERT_EQ(pixels.size(), 1U + kImagePixels);
    EXPECT_THAT(std::vector(pixels.begin(), pixels.begin() + 6), testing::ElementsAre(9, 128, 255, 0, 0, 1));
}

TEST(Dataset, BytesSurviveTheWayThroughFloats) {
    std::vector<std::uint8_t> pixels(kImagePixels);
    for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(i % 256);
    const Dataset dataset("some", pixels, {0});
    std::vector<std::uint8_t> again;
    appendPixels(again, dataset.image(0));
    EXPECT_EQ(again, pixels);
}

} // namespace
} // namespace digitpad
