// Work on many samples shared by threads, with progress and an end on request.
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

#include "core/nn/network.h"

namespace digitpad {

struct BlockOptions {
    int threads = 0; ///< 0 is one per core
    /// Called on the calling thread with samples done, a few times a second.
    std::function<void(std::size_t done, std::size_t total)> progress;
    std::stop_token stop;
};

/// Called on several threads at once, each with a workspace of its own.
using BlockFunction = std::function<void(std::size_t begin, std::size_t count, Workspace& workspace)>;

/// Calls `work` for consecutive blocks of up to `size` of `total` samples and returns how many were done.
/// Blocks are taken in order and a block taken is finished, so what is done when it is asked to stop comes
/// first; the blocks are the same whatever the number of threads.  Blocks; rethrows what `work` or the
/// progress function throws.  Throws Error where not a single thread can be started; with fewer than asked
/// for it goes on.
std::size_t workInBlocks(std::size_t total, std::size_t size, const BlockFunction& work,
                         const BlockOptions& options);

} // namespace digitpad
