#include "core/data/csv_fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace digitpad {
namespace {

/// Where the next separator outside quotes is; npos for none.  A quote that does not end reaches to the end.
std::size_t findSeparator(std::string_view text, char separator) {
    if (!trimmed(text.substr(0, text.find(separator))).starts_with('"')) return text.find(separator);
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted; // two in a row leave it as it was
        if (text[i] == separator && !quoted) return i;
    }
    return std::string_view::npos;
}

std::optional<double> parsed(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// Most fields are whole numbers of up to three digits; -1 for any other.
int shortNumber(std::string_view text) {
    if (text.empty() || text.size() > 3) return -1;
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

} // namespace

char separatorOf(std::string_view line) {
    for (const char separator : {';', '\t', ','})
        if (findSeparator(line, separator) != std::string_view::npos) return separator;
    return ',';
}

bool CsvFields::next(std::string_view& field) {
    if (m_ended) return false;
    const std::size_t end = findSeparator(m_rest, m_separator);
    field = trimmed(m_rest.substr(0, end));
    m_ended = end == std::string_view::npos;
    m_rest.remove_prefix(m_ended ? m_rest.size() : end + 1);
    if (field.size() >= 2 && field.starts_with('"') && field.ends_with('"'))
        field = trimmed(field.substr(1, field.size() - 2));
    return true;
}

std::size_t countFields(std::string_view line, char separator) {
    CsvFields fields(line, separator);
    std::size_t count = 0;
    for (std::string_view field; fields.next(field);) ++count;
    return count;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t";
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::optional<double> numberOf(std::string_view field, char separator) {
    if (const int number = shortNumber(field); number >= 0) return number;
    const std::size_t comma = field.find(',');
    if (comma == std::string_view::npos || separator == ',') return parsed(field);
    std::array<char, 64> pointed{};
    if (field.size() > pointed.size()) return std::nullopt;
    std::ranges::copy(field, pointed.begin());
    pointed[comma] = '.';
    return parsed({pointed.data(), field.size()});
}

} // namespace digitpad
