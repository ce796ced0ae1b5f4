// What Leptonica cannot do is said, and is not taken for a lack of memory.
#include "core/preprocess/pix.h"

#include <gtest/gtest.h>

#include "core/error.h"
#include "core/preprocess/components.h"

namespace digitpad {
namespace {

template <typename Action>
std::string errorOf(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

TEST(Pix, AFailedCallIsNamedWithItsReason) {
    const PixOwner grey = toPix({3, 3, std::vector<std::uint8_t>(9, 200)});
    const std::string message = errorOf([&] { own(pixErodeBrick(nullptr, grey.get(), 3, 3)); });
    EXPECT_NE(message.find("pixErodeBrick: pixs not 1 bpp"), std::string::npos) << message;
    EXPECT_EQ(message.find('\n'), std::string::npos) << message;
}

TEST(Pix, AFailureIsNotBlamedOnAnEarlierOne) {
    const PixOwner grey = toPix({3, 3, std::vector<std::uint8_t>(9, 200)});
    EXPECT_NE(errorOf([&] { own(pixErodeBrick(nullptr, grey.get(), 3, 3)); }), "");
    const std::string message = errorOf([] { toPix({0, 3, {}}); });
    EXPECT_NE(message.find("pixCreateHeader"), std::string::npos) << message;
    EXPECT_EQ(message.find("Brick"), std::string::npos) << message;
    own(pixOpenGray(nullptr, 1, 1) == nullptr ? pixCopy(nullptr, grey.get())
                                              : nullptr); // goes well in the end
    EXPECT_NE(errorOf([] { own(nullptr); }).find("no result"), std::string::npos);
}

TEST(Pix, FunctionsWithoutAResultFailToo) {
    EXPECT_NE(errorOf([] { expectDone(pixZero(nullptr, nullptr)); }).find("pixZero"), std::string::npos);
    EXPECT_NE(errorOf([] { isEmpty(nullptr); }), "");
    EXPECT_NE(errorOf([] { forEachComponent(nullptr, [](const Component&, const PixOwner&) {}); }), "");
}

TEST(Pix, GreyValuesComeBackAtAnyWidth) {
    for (int width = 1; width <= 9; ++width) {
        GreyImage image{width, 3, {}};
        for (int i = 0; i < 3 * width; ++i) image.pixels.push_back(static_cast<std::uint8_t>(40 + 7 * i));
        const PixOwner pix = toPix(image);
        l_uint32 value = 0;
        ASSERT_EQ(pixGetPixel(pix.get(), width - 1, 2, &value), 0);
        EXPECT_EQ(value, image.pixels.back());
        EXPECT_EQ(toGrey(pix).pixels, image.pixels) << width;
    }
}

TEST(Pix, AnEmptyMaskHasNoComponents) {
    int parts = 0;
    forEachComponent(own(pixCreate(5, 5, 1)), [&](const Component&, const PixOwner&) { ++parts; });
    EXPECT_EQ(parts, 0);
}

} // namespace
} // namespace digitpad
