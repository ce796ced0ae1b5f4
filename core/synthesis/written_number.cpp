#include "core/synthesis/written_number.h"

#include <cmath>

namespace digitpad {

bool WrittenNumber::hasDigits() const {
    return std::ranges::any_of(signs, [](const WrittenSign& sign) { return isDigit(sign.symbol); });
}

void WrittenNumber::measure() {
    if (signs.empty()) return;
    const InkPatch& first = signs.front().patch;
    left = first.left;
    top = first.top;
    right = first.right();
    bottom = first.bottom();
    for (const WrittenSign& sign : signs) {
        left = std::min(left, sign.patch.left);
        top = std::min(top, sign.patch.top);
        right = std::max(right, sign.patch.right());
        bottom = std::max(bottom, sign.patch.bottom());
    }
    baseline = std::tan(angle) * left;
}

void WrittenNumber::moveBy(int dx, int dy) {
    for (WrittenSign& sign : signs) {
        sign.patch.left += dx;
        sign.patch.top += dy;
    }
    origin += dx;
    left += dx;
    right += dx;
    top += dy;
    bottom += dy;
    baseline += dy;
}

} // namespace digitpad
