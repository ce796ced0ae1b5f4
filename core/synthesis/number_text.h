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
    int digit = 0;       ///< where it is one
    bool raised = false; ///< written smaller and higher, as the cents of an amount
};

struct NumberTextOptions {
    int mostDigits = 8;
    double separators = 0.35;   ///< probability of dots, commas or gaps between thousands or elsewhere
    double signs = 0.25;        ///< of =, -, .-, $, # or a slash before or after
    double roundAmounts = 0.15; ///< of a number that ends in zeros
    double raisedCents = 0.04;  ///< of two small raised zeros or digits at the end
};

/// At least one digit, `mostDigits` at most, of those in `digits`, which are in
/// order and not empty.
std::vector<Token> numberText(const NumberTextOptions& options, std::span<const int> digits, Random& random);

} // namespace digitpad
