// Ctrl+C and SIGTERM as a question a command asks, so that a training can end after the batch at hand.
#pragma once

namespace digitpad {

/// While one lives, the first SIGINT or SIGTERM is only noted; a second one ends the program as usual.
/// There may be one at a time.
class InterruptGuard {
public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    bool interrupted() const;
};

} // namespace digitpad
