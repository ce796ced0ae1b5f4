#include "core/nn/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace digitpad {
namespace {

/// From `start` to `end` along half a cosine as `t` goes from 0 to 1.
double cosineBetween(double start, double end, double t) {
    return end + (start - end) * (1 + std::cos(std::numbers::pi * t)) / 2;
}

double stepRate(double peak, double progress) {
    if (progress < 0.5) return peak;
    return progress < 0.75 ? peak / 10 : peak / 100;
}

double cosineRate(double peak, double progress) {
    constexpr double kWarmUp = 0.05;
    if (progress < kWarmUp) return peak * progress / kWarmUp;
    return cosineBetween(peak, 0, (progress - kWarmUp) / (1 - kWarmUp));
}

double oneCycleRate(double peak, double progress) {
    constexpr double kRise = 0.25;
    if (progress < kRise) return cosineBetween(peak / 25, peak, progress / kRise);
    return cosineBetween(peak, peak / 10'000, (progress - kRise) / (1 - kRise));
}

} // namespace

double learningRateAt(ScheduleKind kind, double peak, double progress) {
    progress = std::clamp(progress, 0.0, 1.0);
    switch (kind) {
        case ScheduleKind::Constant:
            return peak;
        case ScheduleKind::Step:
            return stepRate(peak, progress);
        case ScheduleKind::Cosine:
            return cosineRate(peak, progress);
        case ScheduleKind::OneCycle:
            return oneCycleRate(peak, progress);
    }
    return peak;
}

} // namespace digitpad
