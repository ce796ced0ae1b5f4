// Threads that a system may have no more of.
#pragma once

#include <string>
#include <system_error>
#include <utility>

#include "core/error.h"

namespace digitpad {

/// A std::thread or std::jthread that does `work`.  Throws Error where none can be started; then nothing of
/// `work` was done.
template <typename Thread, typename Work>
Thread startThread(Work&& work) {
    try {
        return Thread(std::forward<Work>(work));
    } catch (const std::system_error& error) {
        throw Error("threads", std::string("no further one can be started (") + error.what() + ")",
                    "Close other programs, or use fewer threads");
    }
}

} // namespace digitpad
