// Wrong usage of the command line, as opposed to work that failed: the program ends with 2 instead of 1.
#pragma once

#include <stdexcept>

namespace digitpad {

class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace digitpad
