// How threads hand work to one another through Qt.
#pragma once

#include <functional>

class QObject;
class QThreadPool;

namespace digitpad {

/// Calls `action` in the thread of `receiver` once that comes to its events, and drops it where `receiver` is
/// gone by then.  May be called from any thread.
void handOver(QObject* receiver, std::function<void()> action);

/// Calls `action` on a thread of the pool once one is free, and drops it where the pool is cleared before.
void handOver(QThreadPool& pool, std::function<void()> action);

} // namespace digitpad
