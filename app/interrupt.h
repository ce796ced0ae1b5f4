// Ctrl+C and the other polite ways to end a program, as a question a command asks, so that a training can end
// after the batch at hand.
#pragma once

#ifndef _WIN32
#include <csignal>
#include <utility>
#include <vector>
#endif

namespace digitpad {

/// While one lives, the first SIGINT, SIGTERM or SIGHUP (the terminal is closed) is only noted; a second one
/// ends the program at once.  That no one reads the output any more (SIGPIPE: the pipe's other end took the
/// same Ctrl+C) is noted, too.  What was ignored before, as by nohup or for a job in the background, stays
/// ignored, and the end of its life restores what was.  There may be one at a time.
class InterruptGuard {
public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    bool interrupted() const;

#ifndef _WIN32
private:
    std::vector<std::pair<int, struct sigaction>> m_before; ///< by signal
#endif
};

} // namespace digitpad
