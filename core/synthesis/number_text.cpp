#include "core/synthesis/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/data/symbol_box.h"
#include "core/synthesis/chance.h"

namespace digitpad {
namespace {

std::vector<Token> digitsOf(const NumberTextOptions& options, std::span<const int> from, Random& random) {
    // Short numbers are more frequent than long ones, as on forms and cheques together.
    const int count = 1 + static_cast<int>(std::pow(random.uniform(), 1.25) * options.mostDigits);
    std::vector<Token> digits(static_cast<std::size_t>(count));
    for (Token& token : digits) token.digit = anyOf(from, random);
    if (count > 2 && from.front() == 0 && chance(options.roundAmounts, random)) {
        const bool isSmall = chance(options.smallZeros, random);
        const Token zero{Sign::Digit, 0, isSmall ? random.uniform(0.5, 0.85) : 1,
                         isSmall ? random.uniform(0, 0.25) : 0};
        std::fill(digits.end() - between(2, count - 1, random), digits.end(), zero);
    }
    if (count > 1 && chance(options.tallFirst, random)) digits.front().size = random.uniform(1.2, 1.5);
    return digits;
}

/// Small, high, and sometimes behind a comma.
void addCents(std::vector<Token>& tokens, std::span<const int> from, Random& random) {
    if (chance(0.5, random)) tokens.push_back({chance(0.5, random) ? Sign::Comma : Sign::Dot});
    const double size = random.uniform(0.45, 0.7);
    for (int i = 0; i < 2; ++i)
        tokens.push_back({Sign::Digit, chance(0.7, random) ? from.front() : anyOf(from, random), size, 0.4});
}

/// Before which digits a separator stands.
class Separation {
public:
    /// Every three from the right, once anywhere, or every two as in dates and times.
    Separation(std::size_t count, Random& random) : m_count(count), m_place(random.below(count)) {
        const double kind = random.uniform();
        m_each = kind < 0.55 ? 3 : kind < 0.65 ? 2 : 0;
    }

    bool isThousands() const { return m_each == 3; }
    bool isBefore(std::size_t index) const {
        if (index == 0) return false;
        return m_each > 0 ? (m_count - index) % m_each == 0 : index == m_place;
    }

private:
    std::size_t m_count;
    std::size_t m_place;
    std::size_t m_each;
};

void addBefore(std::vector<Token>& tokens, Random& random) {
    constexpr std::array kFirst{Sign::Dollar, Sign::Hash, Sign::Dash, Sign::Dash, Sign::Equals, Sign::Plus};
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

int Token::symbol() const {
    switch (sign) {
        case Sign::Digit:
            return digit;
        case Sign::Dot:
            return kPoint;
        case Sign::Comma:
            return kComma;
        case Sign::Colon:
            return kColon;
        case Sign::Dash:
            return kDash;
        default:
            return -1;
    }
}

std::vector<Token> numberText(const NumberTextOptions& options, std::span<const int> from, Random& random) {
    const std::vector<Token> digits = digitsOf(options, from, random);
    std::vector<Token> tokens;
    if (chance(options.signs / 2, random)) addBefore(tokens, random);
    constexpr std::array kThousands{Sign::Dot,   Sign::Dot,   Sign::Dot,       Sign::Comma,
                                    Sign::Comma, Sign::Space, Sign::Apostrophe};
    constexpr std::array kElsewhere{Sign::Dot,   Sign::Dot,   Sign::Comma, Sign::Comma, Sign::Colon,
                                    Sign::Colon, Sign::Space, Sign::Dash,  Sign::Slash};
    const bool separated = chance(options.separators, random);
    const Separation separation(digits.size(), random);
    const Sign separator = separation.isThousands() ? anyOf(kThousands, random) : anyOf(kElsewhere, random);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (separated && separation.isBefore(i)) tokens.push_back({separator});
        tokens.push_back(digits[i]);
    }
    if (chance(options.raisedCents, random)) {
        addCents(tokens, from, random);
    } else if (chance(options.signs / 2, random)) {
        addAfter(tokens, random);
    }
    return tokens;
}

} // namespace digitpad
