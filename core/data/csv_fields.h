// The fields of a wide table of numbers, walked over without copying them: a row has hundreds.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace digitpad {

/// What stands between a line's fields: the first of semicolon, tab and comma that it has outside quotes; the
/// comma where it has none.  In this order, since a decimal comma can stand in fields that one of the others
/// separates.
char separatorOf(std::string_view line);

class CsvFields {
public:
    CsvFields(std::string_view line, char separator) : m_rest(line), m_separator(separator) {}

    /// False after the last one.  `field` comes without its quotes and the blanks around it, and points into
    /// the line.
    bool next(std::string_view& field);

private:
    std::string_view m_rest;
    char m_separator;
    bool m_ended = false;
};

/// How many fields next() would give.
std::size_t countFields(std::string_view line, char separator);

/// `text` without blanks around it.
std::string_view trimmed(std::string_view text);

/// A finite number, with a point, or with a comma where that does not separate fields.
std::optional<double> numberOf(std::string_view field, char separator);

} // namespace digitpad
