#include "core/synthesis/number_text.h"

#include <array>
#include <cmath>

#include "core/synthesis/chance.h"

namespace digitpad {
namespace {

Token digitToken(int digit) {
    return {Sign::Digit, digit, false};
}

std::vector<int> digitsOf(const NumberTextOptions& options, std::span<const int> from, Random& random) {
    // Short numbers are more frequent than long ones, as on forms and cheques together.
    const double u = random.uniform();
    const int count = 1 + static_cast<int>(std::pow(u, 1.25) * options.mostDigits);
    std::vector<int> digits;
    for (int i = 0; i < count; ++i) digits.push_back(anyOf(from, random));
    if (count > 2 && from.front() == 0 && chance(options.roundAmounts, random))
        for (int zeros = between(2, count - 1, random), i = count - zeros; i < count; ++i)
            digits[static_cast<std::size_t>(i)] = 0;
    return digits;
}

/// Before which digits a separator stands: every three from the right, or anywhere once.
bool separatesBefore(std::size_t index, std::size_t count, bool thousands, std::size_t place) {
    if (index == 0) return false;
    return thousands ? (count - index) % 3 == 0 : index == place;
}

void addBefore(std::vector<Token>& tokens, Random& random) {
    constexpr std::array kFirst{Sign::Dollar, Sign::Hash, Sign::Dash, Sign::Equals, Sign::Plus, Sign::Dollar};
    tokens.push_back({anyOf(kFirst, random)});
    if (chance(0.3, random)) tokens.push_back({Sign::Space});
}

void addAfter(std::vector<Token>& tokens, Random& random) {
    constexpr std::array kLast{Sign::Equals, Sign::Dash,   Sign::Dot, Sign::Comma,
                               Sign::Slash,  Sign::Equals, Sign::Dash};
    if (chance(0.2, random)) tokens.push_back({Sign::Space});
    const Sign last = anyOf(kLast, random);
    tokens.push_back({last});
    if (last == Sign::Dot && chance(0.5, random)) tokens.push_back({Sign::Dash});
    if (last == Sign::Comma) tokens.push_back({Sign::Dash});
}

} // namespace

std::vector<Token> numberText(const NumberTextOptions& options, std::span<const int> from, Random& random) {
    const std::vector<int> digits = digitsOf(options, from, random);
    std::vector<Token> tokens;
    if (chance(options.signs / 2, random)) addBefore(tokens, random);
    constexpr std::array kBetween{Sign::Dot,        Sign::Dot,   Sign::Comma, Sign::Space,
                                  Sign::Apostrophe, Sign::Colon, Sign::Dash,  Sign::Slash};
    const bool separated = chance(options.separators, random);
    const bool thousands = chance(0.7, random);
    const std::size_t place = random.below(digits.size());
    Sign separator = anyOf(kBetween, random);
    if (thousands && separator > Sign::Apostrophe) separator = Sign::Dot;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (separated && separatesBefore(i, digits.size(), thousands, place)) tokens.push_back({separator});
        tokens.push_back(digitToken(digits[i]));
    }
    if (chance(options.raisedCents, random)) {
        if (chance(0.5, random)) tokens.push_back({chance(0.5, random) ? Sign::Comma : Sign::Dot});
        for (int i = 0; i < 2; ++i)
            tokens.push_back({Sign::Digit, chance(0.7, random) ? from.front() : anyOf(from, random), true});
    } else if (chance(options.signs / 2, random)) {
        addAfter(tokens, random);
    }
    return tokens;
}

} // namespace digitpad
