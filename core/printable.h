// Text out of a file, or a file's name, made harmless for a terminal, a log or a message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace digitpad {

/// Characters that printable() leaves of a name.  Tuned on nothing but a line's width: a name stays whole in
/// a few lines of a terminal; a larger bound only lets a hostile name fill more of the screen.
inline constexpr std::size_t kMostPrintable = 300;

/// `text` in one line of valid UTF-8: control characters, line breaks and the escape sequences they begin,
/// bytes that are no UTF-8, and marks that no one sees or that turn the direction of reading show as \n, \x1b
/// or \u202e.  What is longer than `most` characters has "…" in its middle.  Backslashes stay as they are, so
/// that calling it twice changes nothing.
std::string printable(std::string_view text, std::size_t most = kMostPrintable);

} // namespace digitpad
