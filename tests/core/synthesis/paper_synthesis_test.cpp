#include "core/synthesis/paper_synthesis.h"

#include <algorithm>
#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/synthesis/made_sources.h"

namespace digitpad {
namespace {

PaperPicture pictureOf(const PaperOptions& options, std::uint64_t seed) {
    static const PaperSynthesis synthesis(madeSources());
    Random random(seed);
    return synthesis.picture(options, random);
}

TEST(PaperSynthesis, GivesTheSamePictureForTheSameSeed) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const PaperPicture first = pictureOf({}, seed);
        const PaperPicture second = pictureOf({}, seed);
        EXPECT_EQ(first.picture.pixels, second.picture.pixels);
        EXPECT_EQ(first.symbols, second.symbols);
    }
    EXPECT_NE(pictureOf({}, 1).picture.pixels, pictureOf({}, 2).picture.pixels);
}

TEST(PaperSynthesis, KeepsBoxesAndPicturesWithinTheSizeAskedFor) {
    PaperOptions options;
    options.width = 150;
    options.height = 80;
    int smaller = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const PaperPicture made = pictureOf(options, seed);
        EXPECT_LE(made.picture.width, 150);
        EXPECT_LE(made.picture.height, 80);
        EXPECT_EQ(made.picture.pixels.size(),
                  static_cast<std::size_t>(made.picture.width * made.picture.height));
        smaller += made.picture.width < 150 ? 1 : 0;
        for (const SymbolBox& box : made.symbols) {
            EXPECT_GE(box.left, 0);
            EXPECT_GE(box.top, 0);
            EXPECT_LE(box.right, made.picture.width);
            EXPECT_LE(box.bottom, made.picture.height);
            EXPECT_LT(box.left, box.right);
            EXPECT_LT(box.top, box.bottom);
            if (isDigit(box.symbol)) EXPECT_THAT((std::vector{0, 1, 7}), testing::Contains(box.symbol));
        }
    }
    EXPECT_GT(smaller, 30);
    EXPECT_LT(smaller, 120);
}

/// The columns and rows with the body of the ink.
SymbolBox inkIn(const GreyImage& image, int left, int right) {
    const auto [ink, paper] = std::ranges::minmax(image.pixels);
    SymbolBox box{static_cast<float>(image.width), static_cast<float>(image.height), 0, 0, 0};
    for (int y = 0; y < image.height; ++y)
        for (int x = std::max(left, 0); x < std::min(right, image.width); ++x) {
            if (static_cast<float>(image.at(x, y)) >
                static_cast<float>(paper) - kBodyOfInk * static_cast<float>(paper - ink))
                continue;
            box.left = std::min(box.left, static_cast<float>(x));
            box.right = std::max(box.right, static_cast<float>(x + 1));
            box.top = std::min(box.top, static_cast<float>(y));
            box.bottom = std::max(box.bottom, static_cast<float>(y + 1));
        }
    return box;
}

TEST(PaperSynthesis, DrawsBoxesTightlyAroundInk) {
    PaperOptions options = cleanPaper();
    options.page.smallerCrop = 1; // one number, no neighbours above or below
    options.page.text.mostDigits = 1;
    int seen = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const PaperPicture made = pictureOf(options, seed);
        if (made.symbols.empty()) continue; // cut off by the border
        ASSERT_EQ(made.symbols.size(), 1U);
        const SymbolBox& box = made.symbols.front();
        const SymbolBox ink = inkIn(made.picture, 0, made.picture.width);
        // Grey levels are rounded, and gamma bends them: a pixel at a soft edge.
        EXPECT_NEAR(box.left, ink.left, 1.01) << seed;
        EXPECT_NEAR(box.right, ink.right, 1.01) << seed;
        EXPECT_NEAR(box.top, ink.top, 1.01) << seed;
        EXPECT_NEAR(box.bottom, ink.bottom, 1.01) << seed;
        ++seen;
    }
    EXPECT_GT(seen, 70);
}

TEST(PaperSynthesis, MakesPicturesSmallerAndLargerThanDigits) {
    for (const auto& [width, height] : {std::pair{12, 12}, {28, 28}, {400, 20}, {20, 300}}) {
        PaperOptions options;
        options.width = width;
        options.height = height;
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const PaperPicture made = pictureOf(options, seed);
            EXPECT_GE(made.picture.width, 12);
            EXPECT_GE(made.picture.height, 12);
            EXPECT_EQ(made.symbols.size(), made.numbers.size());
        }
    }
}

TEST(PaperSynthesis, LabelsWhatWasDrawn) {
    for (const int digit : {0, 1, 7}) {
        WritingSources sources = madeSources();
        std::erase_if(sources.digitDrawings,
                      [&](const auto& drawing) { return drawing.label != std::to_string(digit); });
        const PaperSynthesis synthesis(sources);
        std::size_t seen = 0;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            Random random(seed);
            const PaperPicture made = synthesis.picture(cleanPaper(), random);
            for (const SymbolBox& box : made.symbols) EXPECT_EQ(box.symbol, digit);
            seen += made.symbols.size();
        }
        EXPECT_GT(seen, 0U);
    }
}

TEST(PaperSynthesis, LabelsSeparators) {
    PaperOptions options = cleanPaper();
    options.page.text.separators = 1;
    std::array<int, kSymbols> seen{};
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        for (const SymbolBox& box : pictureOf(options, seed).symbols)
            ++seen[static_cast<std::size_t>(box.symbol)];
    for (int symbol = kDigits; symbol < kSymbols; ++symbol)
        EXPECT_GT(seen[static_cast<std::size_t>(symbol)], 3) << characterOf(symbol);
}

TEST(PaperSynthesis, WritesNothingWithoutSources) {
    const PaperSynthesis synthesis(WritingSources{});
    Random random(3);
    const PaperPicture made = synthesis.picture({}, random);
    EXPECT_TRUE(made.symbols.empty());
    EXPECT_GT(made.picture.width, 0);
}

TEST(PaperSynthesis, WritesImagesOfDigitsToo) {
    WritingSources sources;
    LabelledImage image{{}, 3};
    for (int row = 4; row < 24; ++row)
        for (int column = 10; column < 18; ++column) image.image.at(row, column) = 1;
    sources.digitImages.push_back(image);
    PaperOptions options = cleanPaper();
    options.page.hands.slant = 0;
    std::size_t seen = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Random random(seed);
        const PaperPicture made = PaperSynthesis(sources).picture(options, random);
        for (const SymbolBox& box : made.symbols) {
            EXPECT_EQ(box.symbol, 3);
            EXPECT_GT(box.height(), box.width()); // 20 to 8, stretched and slanted a little
        }
        seen += made.symbols.size();
    }
    EXPECT_GT(seen, 10U);
}

} // namespace
} // namespace digitpad
