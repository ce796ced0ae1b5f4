#include "core/data/wording.h"

#include <algorithm>

namespace digitpad {

std::string displayName(const std::filesystem::path& path) {
    std::filesystem::path full = std::filesystem::absolute(path).lexically_normal();
    if (!full.has_filename()) full = full.parent_path();
    return full.filename().string();
}

std::string inQuotes(std::string_view text) {
    constexpr std::size_t kLongest = 40;
    std::size_t end = std::min(kLongest, text.size());
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80; };
    while (end > 0 && end < text.size() && continues(text[end])) --end; // not within a UTF-8 character
    std::string shown(text.substr(0, end));
    std::ranges::replace_if(
        shown, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
    return "'" + shown + (text.size() > end ? "...'" : "'");
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

} // namespace digitpad
