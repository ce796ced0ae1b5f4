#include "core/printable.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace digitpad {

namespace {

constexpr std::string_view kEllipsis = "…";

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0; ///< 0 where the text begins with no valid UTF-8
};

bool isContinuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Bytes of the sequence that `first` begins, 0 for none.
std::size_t sequenceLength(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

/// The first one; overlong forms, surrogates and what lies beyond Unicode are not valid.
CodePoint firstOf(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t bytes = sequenceLength(first);
    if (bytes == 0 || bytes > text.size()) return {};
    if (bytes == 1) return {first, 1};
    char32_t value = first & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if (!isContinuation(text[i])) return {};
        value = value << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value < kLeast[bytes] || surrogate || value > 0x10FFFF ? CodePoint{} : CodePoint{value, bytes};
}

/// Whether a terminal would act on it, or a reader would not see it.  The joiners U+200C and U+200D are left:
/// scripts and emoji need them.
bool isHarmful(char32_t value) {
    struct Range {
        char32_t first, last;
    };
    static constexpr Range kHarmful[] = {
        {0x00, 0x1F},       // C0
        {0x7F, 0x9F},       // DEL and C1
        {0xAD, 0xAD},       // soft hyphen
        {0x61C, 0x61C},     // Arabic letter mark
        {0x180E, 0x180E},   // Mongolian vowel separator
        {0x200B, 0x200B},   // zero-width space
        {0x200E, 0x200F},   // left-to-right and right-to-left mark
        {0x2028, 0x202E},   // line and paragraph separators, bidirectional embeddings and overrides
        {0x2060, 0x206F},   // word joiner, invisible operators, bidirectional isolates
        {0xFEFF, 0xFEFF},   // byte order mark
        {0xFFF0, 0xFFFB},   // interlinear annotations
        {0xFFFE, 0xFFFF},   // no characters
        {0xE0000, 0xE0FFF}, // tags
    };
    return std::ranges::any_of(
        kHarmful, [value](const Range& range) { return value >= range.first && value <= range.last; });
}

std::string hex(std::uint32_t value, int digits) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (int i = digits - 1; i >= 0; --i) text += kDigits[value >> (4U * static_cast<unsigned>(i)) & 0xFU];
    return text;
}

std::string escaped(char32_t value) {
    switch (value) {
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        default:
            if (value < 0x80) return "\\x" + hex(value, 2);
            return value > 0xFFFF ? "\\U" + hex(value, 8) : "\\u" + hex(value, 4);
    }
}

std::string shown(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const CodePoint first = firstOf(text);
        if (first.bytes == 0) {
            result += "\\x" + hex(static_cast<unsigned char>(text[0]), 2);
            text.remove_prefix(1);
            continue;
        }
        if (isHarmful(first.value)) {
            result += escaped(first.value);
        } else {
            result += text.substr(0, first.bytes);
        }
        text.remove_prefix(first.bytes);
    }
    return result;
}

/// Of valid UTF-8, where character `number` begins.
std::size_t positionOf(std::string_view text, std::size_t number) {
    std::size_t position = 0;
    while (number > 0 && position < text.size()) {
        do {
            ++position;
        } while (position < text.size() && isContinuation(text[position]));
        --number;
    }
    return position;
}

} // namespace

std::string printable(std::string_view text, std::size_t most) {
    constexpr std::size_t kMostBytes = 4; // a character takes
    const std::size_t enough = kMostBytes * (most + 1);
    // Of a very long text only the ends can show.
    const bool isLong = text.size() > 2 * enough;
    const std::string whole =
        isLong ? shown(text.substr(0, enough)) + shown(text.substr(text.size() - enough)) : shown(text);
    const auto characters = static_cast<std::size_t>(
        std::ranges::count_if(whole, [](char byte) { return !isContinuation(byte); }));
    if (characters <= most) return whole;
    const std::size_t head = most / 2;
    const std::size_t tail = most - head - (head < most ? 1 : 0); // the ellipsis is one of them
    return whole.substr(0, positionOf(whole, head)) + std::string(kEllipsis) +
           whole.substr(positionOf(whole, characters - tail));
}

} // namespace digitpad
