#include "core/data/wording.h"

#include "core/printable.h"

namespace digitpad {

std::string displayName(const std::filesystem::path& path) {
    std::filesystem::path full = std::filesystem::absolute(path).lexically_normal();
    if (!full.has_filename()) full = full.parent_path();
    return full.filename().string();
}

std::string inQuotes(std::string_view text) {
    constexpr std::size_t kLongest = 40; // of a field or name in a sentence about it
    std::string quoted(1, '\'');
    quoted += printable(text, kLongest);
    quoted += '\'';
    return quoted;
}

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::vector<std::string> noteOf(const std::string& name, const std::vector<std::string>& facts) {
    if (facts.empty()) return {};
    std::string line = printable(name);
    for (const std::string& fact : facts) line += (&fact == &facts.front() ? ": " : "; ") + fact;
    return {line};
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return lowerCase(a) == lowerCase(b);
}

} // namespace digitpad
