// What went wrong, in words, also where the exception was none of this program's own.
#pragma once

#include <exception>
#include <string>

namespace digitpad {

/// One sentence for people.  An Error speaks for itself; want of memory and failures of the file system,
/// which the standard library names in its own way, are put into words.
std::string failureMessage(const std::exception& error);

} // namespace digitpad
