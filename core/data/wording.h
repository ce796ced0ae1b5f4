// How error messages name what they are about.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace digitpad {

/// The last part of a path, also where it ends in a slash or is ".".
std::string displayName(const std::filesystem::path& path);

/// Text from a file in quotes, shortened and without control characters, for use in a message.
std::string inQuotes(std::string_view text);

/// ASCII letters in lower case, all else as it is.
std::string lowerCase(std::string_view text);

/// One line that says all of `facts` about `name`; none where there are no facts.
std::vector<std::string> noteOf(const std::string& name, const std::vector<std::string>& facts);

/// Compares ASCII letters without case.
bool equalsIgnoringCase(std::string_view a, std::string_view b);

} // namespace digitpad
