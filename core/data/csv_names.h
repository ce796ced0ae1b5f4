// What the names of a table's columns tell: which is the label, which count the rows, which are pixels.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace digitpad {

/// "label", "class", "target", "y", "digit" and the like, in any case, spaces and underscores left out.
bool namesALabel(std::string_view name);

/// Nothing, "id", "index" and the like, and what pandas calls a column without a name.
bool namesAnIndex(std::string_view name);

/// Whether a first row names the columns instead of giving a sample.
bool looksLikeHeader(const std::vector<std::string>& fields);

/// The columns whose names are alike but for the numbers in them, "pixel0" or "1x1": the largest such group,
/// in the file's order.
std::vector<std::size_t> numberedColumns(const std::vector<std::string>& names);

/// `columns` by the numbers in their names, where these are all different; else as they are.
std::vector<std::size_t> orderedByNumber(const std::vector<std::size_t>& columns,
                                         const std::vector<std::string>& names);

} // namespace digitpad
