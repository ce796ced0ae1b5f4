#include "core/training/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace digitpad {

void yieldToInteractiveThreads() {
#ifdef __linux__
    // On Linux the nice value belongs to a thread, and 0 means the calling one.  Of a tenth of the weight of
    // the others.
    constexpr int kNice = 10;
    const int current = getpriority(PRIO_PROCESS, 0);
    if (current < kNice) setpriority(PRIO_PROCESS, 0, kNice);
#endif
}

} // namespace digitpad
