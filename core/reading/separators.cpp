#include "core/reading/separators.h"

#include <algorithm>

namespace digitpad {
namespace {

/// A separator is not farther from its number's digits than this, in their heights: with more room between,
/// it is a bullet or a hyphen of the text around.
constexpr float kFarthest = 1;

/// Where on the line a separator's middle may be, in heights from the digits' heads down.
struct Band {
    float top, bottom;
};

/// With room for lines that are not level and for digits of unequal height.
Band bandOf(int symbol) {
    switch (symbol) {
        case kPoint:
        case kComma:
            return {0.6F, 1.4F};
        case kColon:
            return {0.2F, 0.95F};
        default:
            return {0.2F, 0.8F};
    }
}

/// Whether it stands at the right height beside or between its neighbours, of which one may be null.
bool isAtItsHeight(const SymbolBox& separator, const SymbolBox* left, const SymbolBox* right) {
    const SymbolBox& one = left != nullptr ? *left : *right;
    const SymbolBox& other = right != nullptr ? *right : *left;
    const float height = (one.height() + other.height()) / 2;
    const float down = (separator.middleDown() - (one.top + other.top) / 2) / height;
    const Band band = bandOf(separator.symbol);
    return down >= band.top && down <= band.bottom;
}

/// Whether it belongs between these two neighbours, or in front of `right` where `left` is null.
bool standsBetween(const SymbolBox& separator, const SymbolBox* left, const SymbolBox& right) {
    const float most = kFarthest * right.height();
    if (right.left - separator.right > most) return false;
    if (left != nullptr && separator.left - left->right > most) return false;
    const bool mayLead = separator.symbol == kDash || separator.symbol == kPoint;
    return (left != nullptr || mayLead) && isAtItsHeight(separator, left, &right);
}

} // namespace

std::string separatorsBefore(const std::vector<SymbolBox>& line, const std::vector<SymbolBox>& separators) {
    std::string before(line.size(), '\0');
    for (const SymbolBox& separator : separators) {
        const auto right = std::ranges::find_if(
            line, [&](const SymbolBox& digit) { return digit.middleAcross() > separator.middleAcross(); });
        if (right == line.end()) continue;
        char& place = before[static_cast<std::size_t>(right - line.begin())];
        const SymbolBox* left = right == line.begin() ? nullptr : &*std::prev(right);
        // A minus belongs to its own number, far from the one before it.
        const bool leads = separator.symbol == kDash && standsBetween(separator, nullptr, *right);
        if (place == '\0' && (standsBetween(separator, left, *right) || leads))
            place = characterOf(separator.symbol);
    }
    return before;
}

} // namespace digitpad
