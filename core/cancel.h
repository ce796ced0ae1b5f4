// Long work that nobody waits for any more: it is asked to stop by a std::stop_token and leaves by an
// exception.
#pragma once

#include <exception>
#include <stop_token>

namespace digitpad {

/// Leaves work that was asked to stop.  Not a fault: whoever asked for it catches it and says nothing.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

/// For loops that may take long; a token of nobody never stops anything.
inline void throwIfStopped(const std::stop_token& stop) {
    if (stop.stop_requested()) throw Cancelled();
}

} // namespace digitpad
