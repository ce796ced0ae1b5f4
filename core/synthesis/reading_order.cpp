#include "core/synthesis/reading_order.h"

#include <algorithm>
#include <vector>

#include "core/data/drawing.h"

namespace digitpad {
namespace {

/// One number, or several that stand in one line.
struct Run {
    Extent box;
    std::string text;
};

std::vector<Run> numbersOf(const PaperPicture& picture) {
    std::vector<Run> numbers;
    for (std::size_t i = 0; i < picture.symbols.size(); ++i) {
        if (i == 0 || picture.numbers[i] != picture.numbers[i - 1]) numbers.emplace_back();
        const SymbolBox& digit = picture.symbols[i];
        if (!isDigit(digit.symbol)) continue;
        numbers.back().box.add(digit.left, digit.top);
        numbers.back().box.add(digit.right, digit.bottom);
        numbers.back().text += characterOf(digit.symbol);
    }
    std::erase_if(numbers, [](const Run& run) { return run.text.empty(); });
    return numbers;
}

/// Whether they share more than half of the lower one's height.
bool inOneLine(const Extent& a, const Extent& b) {
    const float shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return shared > 0.5F * std::min(a.height(), b.height());
}

} // namespace

std::string textOf(const PaperPicture& picture) {
    std::vector<Run> numbers = numbersOf(picture);
    std::ranges::sort(numbers, {}, [](const Run& run) { return run.box.top + run.box.bottom; });
    std::string text;
    for (auto first = numbers.begin(); first != numbers.end();) {
        const auto last = std::find_if(first, numbers.end(),
                                       [&](const Run& run) { return !inOneLine(first->box, run.box); });
        std::sort(first, last, [](const Run& a, const Run& b) { return a.box.left < b.box.left; });
        for (; first != last; ++first) text += (text.empty() ? "" : " ") + first->text;
    }
    return text;
}

} // namespace digitpad
