// Training takes every core for minutes: it gives way to threads that someone waits for.
#pragma once

namespace digitpad {

/// Lowers the priority of the calling thread and of threads it starts from now on.  Where the system cannot
/// do that for one thread (so far all but Linux) nothing happens.
void yieldToInteractiveThreads();

} // namespace digitpad
