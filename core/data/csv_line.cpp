#include "core/data/csv_line.h"

#include <algorithm>

#include "core/error.h"

namespace digitpad {
namespace {

/// A tab may separate fields.
void skipBlanks(std::string_view& rest, char separator) {
    const std::string_view blanks = separator == '\t' ? " " : " \t";
    rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
}

/// Up to the closing quote; two quotes in a row stand for one.
std::string takeQuoted(std::string_view& rest, const std::string& where) {
    std::string field;
    rest.remove_prefix(1);
    while (true) {
        const std::size_t quote = rest.find('"');
        if (quote == std::string_view::npos)
            throw Error(where, "a quoted field does not end", "Close the quote");
        field += rest.substr(0, quote);
        rest.remove_prefix(quote + 1);
        if (!rest.starts_with('"')) return field;
        field += '"';
        rest.remove_prefix(1);
    }
}

std::string takePlain(std::string_view& rest, char separator) {
    std::string_view field = rest.substr(0, rest.find(separator));
    rest.remove_prefix(field.size());
    const std::size_t last = field.find_last_not_of(" \t");
    return std::string(field.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

} // namespace

std::vector<std::string> splitCsvLine(std::string_view line, const std::string& where, char separator) {
    std::vector<std::string> fields;
    while (true) {
        skipBlanks(line, separator);
        fields.push_back(line.starts_with('"') ? takeQuoted(line, where) : takePlain(line, separator));
        skipBlanks(line, separator);
        if (line.empty()) return fields;
        if (!line.starts_with(separator))
            throw Error(where, "text follows a quoted field",
                        "Put a comma between fields, or a semicolon or tab");
        line.remove_prefix(1);
    }
}

std::string csvField(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char character : text) {
        if (character == '"') quoted += '"';
        quoted += character;
    }
    return quoted + '"';
}

} // namespace digitpad
