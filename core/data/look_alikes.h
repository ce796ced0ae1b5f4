// Letters and symbols that in some hand are a digit: nobody can tell them apart, so they teach nothing.
#pragma once

#include <string_view>

namespace digitpad {

/// Whether a label other than a digit's is one of these: O o D Q as a zero, l I | / \ ! and brackets as a
/// one, Z z as a two, S s as a five, G b as a six, T as a seven, B as an eight, g q as a nine, and single
/// marks that are told by their size on the paper alone.
constexpr bool looksLikeADigit(std::string_view label) {
    constexpr std::string_view kLookAlikes = "OoDQlI|/\\!()[]{}ZzSsGbTBgq.,'`-_";
    return label.size() == 1 && kLookAlikes.find(label.front()) != std::string_view::npos;
}

} // namespace digitpad
