// How the learning rate changes over a training.
#pragma once

namespace digitpad {

enum class ScheduleKind { Constant, Step, Cosine, OneCycle };

/// The learning rate at `progress`, 0 at the first step to 1 at the last.
///   Constant  the peak throughout
///   Step      a tenth of the peak from one half on, a hundredth from three quarters
///   Cosine    from the peak to 0 along half a cosine (Loshchilov and Hutter 2017), after a linear warm-up
///   over 5 % OneCycle  up from peak / 25 over the first 25 %, then down to peak / 10,000, both along cosines
///   (Smith 2018)
double learningRateAt(ScheduleKind kind, double peak, double progress);

} // namespace digitpad
