// What is written: a number's digits and the marks between and around them.
#pragma once

#include <span>
#include <vector>

#include "core/random.h"

namespace digitpad {

enum class Sign { Digit, Dot, Comma, Space, Apostrophe, Colon, Equals, Dash, Slash, Dollar, Hash, Plus };

/// One sign of a number, as it is written.
struct Token {
    Sign sign = Sign::Digit;
    int digit = 0;   ///< where it is one
    double size = 1; ///< against the number's other digits
    double rise = 0; ///< above their line, in digits' heights

    /// As a SymbolBox has it; -1 for signs that are neither digits nor separators.
    int symbol() const;
};

struct NumberTextOptions {
    int mostDigits = 8;
    double separators = 0.4;    ///< probability of dots, commas or gaps between thousands or elsewhere
    double signs = 0.25;        ///< of =, -, .-, $, # or a slash before or after
    double roundAmounts = 0.15; ///< of a number that ends in zeros
    double smallZeros = 0.35;   ///< of these: they are smaller than the other digits
    double tallFirst = 0.06;    ///< of a number whose first digit is taller than the others
    double raisedCents = 0.04;  ///< of two small raised zeros or digits at the end
};

/// At least one digit, `mostDigits` at most, of those in `digits`, which are in
/// order and not empty.
std::vector<Token> numberText(const NumberTextOptions& options, std::span<const int> digits, Random& random);

} // namespace digitpad
