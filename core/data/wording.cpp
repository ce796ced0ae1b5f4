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
    std::string shown(text.substr(0, kLongest));
    std::ranges::replace_if(
        shown, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
    return "'" + shown + (text.size() > kLongest ? "...'" : "'");
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

} // namespace digitpad
