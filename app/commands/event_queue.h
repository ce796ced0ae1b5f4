// Carries a training's events from its thread to the one that prints them.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "core/training/events.h"

namespace digitpad {

class EventQueue {
public:
    void push(const TrainingEvent& event) {
        const std::lock_guard lock(m_mutex);
        m_events.push_back(event);
        m_filled.notify_one();
    }

    /// The oldest event; nothing where none came for `patience`.
    std::optional<TrainingEvent> pop(std::chrono::milliseconds patience) {
        std::unique_lock lock(m_mutex);
        if (!m_filled.wait_for(lock, patience, [this] { return !m_events.empty(); })) return std::nullopt;
        TrainingEvent event = std::move(m_events.front());
        m_events.pop_front();
        return event;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_filled;
    std::deque<TrainingEvent> m_events;
};

} // namespace digitpad
