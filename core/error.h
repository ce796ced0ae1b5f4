// The one exception type for bad input: files, options, models.  Programmer errors are asserts.
#pragma once

#include <stdexcept>
#include <string>

namespace digitpad {

/// Says what went wrong, where, and what to do about it, in one readable line.
class Error : public std::runtime_error {
public:
    /// @param where the file, option or row the problem was found in
    /// @param what  the problem, as the end of "WHERE: ..."
    /// @param remedy what the user can do; may be empty
    Error(const std::string& where, const std::string& what, const std::string& remedy = {})
        : std::runtime_error(where + ": " + what + (remedy.empty() ? "" : ". " + remedy)) {}
};

} // namespace digitpad
