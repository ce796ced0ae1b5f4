// Rows and fields of CSV files with quotes (RFC 4180, without line breaks inside a field).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace digitpad {

/// The fields without quotes and surrounding blanks.  Throws Error naming `where` for a quote that does not
/// end.
std::vector<std::string> splitCsvLine(std::string_view line, const std::string& where, char separator = ',');

/// `text` as one field, quoted where a comma, quote or line break in it needs that.
std::string csvField(std::string_view text);

} // namespace digitpad
