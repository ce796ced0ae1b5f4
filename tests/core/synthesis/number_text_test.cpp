#include "core/synthesis/number_text.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

namespace digitpad {
namespace {

constexpr int kDigitsToUse[] = {0, 3, 8};

TEST(NumberText, HasOneDigitToTheMostOfThoseGiven) {
    NumberTextOptions options;
    options.mostDigits = 5;
    options.raisedCents = 0;
    std::vector<int> counts(6);
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        Random random(seed);
        const std::vector<Token> text = numberText(options, kDigitsToUse, random);
        const auto digits = std::ranges::count(text, Sign::Digit, &Token::sign);
        ASSERT_GE(digits, 1);
        ASSERT_LE(digits, 5);
        ++counts[static_cast<std::size_t>(digits)];
        for (const Token& token : text)
            if (token.sign == Sign::Digit) {
                EXPECT_NE(std::ranges::find(kDigitsToUse, token.digit), std::end(kDigitsToUse));
            }
    }
    for (int count = 1; count <= 5; ++count) EXPECT_GT(counts[static_cast<std::size_t>(count)], 30);
}

TEST(NumberText, IsDigitsAloneWhereNothingElseIsAskedFor) {
    const NumberTextOptions options{.separators = 0, .signs = 0, .raisedCents = 0};
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Random random(seed);
        for (const Token& token : numberText(options, kDigitsToUse, random))
            EXPECT_EQ(token.sign, Sign::Digit);
    }
}

TEST(NumberText, SeparatesThousands) {
    const NumberTextOptions options{.mostDigits = 8, .separators = 1, .signs = 0, .raisedCents = 0};
    int thousands = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        const std::vector<Token> text = numberText(options, kDigitsToUse, random);
        EXPECT_EQ(text.front().sign, Sign::Digit);
        EXPECT_EQ(text.back().sign, Sign::Digit);
        const std::size_t size = text.size();
        thousands += size > 4 && text[size - 4].sign != Sign::Digit ? 1 : 0;
    }
    EXPECT_GT(thousands, 60);
}

TEST(NumberText, EndsInZerosWhereAmountsAreRound) {
    const NumberTextOptions options{
        .separators = 0, .signs = 0, .roundAmounts = 1, .tallFirst = 0, .raisedCents = 0};
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Random random(seed);
        const std::vector<Token> text = numberText(options, kDigitsToUse, random);
        if (text.size() > 2) {
            EXPECT_EQ(text.back().digit, 0);
        }
    }
}

TEST(NumberText, WritesTrailingZerosSmallAndAllAlike) {
    const NumberTextOptions options{
        .separators = 0, .signs = 0, .roundAmounts = 1, .smallZeros = 1, .tallFirst = 0, .raisedCents = 0};
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        Random random(seed);
        const std::vector<Token> text = numberText(options, kDigitsToUse, random);
        if (text.size() < 3) continue;
        EXPECT_LT(text.back().size, 0.9);
        EXPECT_EQ(text.back().size, text[text.size() - 2].size);
        EXPECT_EQ(text.front().size, 1);
    }
}

TEST(NumberText, MakesTheFirstDigitTaller) {
    const NumberTextOptions options{.separators = 0, .signs = 0, .tallFirst = 1, .raisedCents = 0};
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Random random(seed);
        const std::vector<Token> text = numberText(options, kDigitsToUse, random);
        EXPECT_EQ(text.front().size > 1, text.size() > 1);
    }
}

TEST(NumberText, RaisesCents) {
    const NumberTextOptions options{.raisedCents = 1};
    Random random(2);
    const std::vector<Token> text = numberText(options, kDigitsToUse, random);
    EXPECT_EQ(std::ranges::count_if(text, [](const Token& token) { return token.rise > 0.3; }), 2);
    EXPECT_LT(text.back().size, 0.8);
}

} // namespace
} // namespace digitpad
