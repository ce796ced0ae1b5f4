// Going through an array's channels a vector at a time; the last vector may have fewer lanes.
#pragma once

#include "core/nn/kernels/level/vector.h"

namespace digitpad::DIGITPAD_LEVEL {

/// Calls visit(first channel, lanes); the compiler sees that `lanes` is constant for whole vectors, so
/// that they compile to plain loads and stores.
template <typename Scalar, typename Visit>
DIGITPAD_INLINE void forEachVector(int channels, Visit visit) {
    int c = 0;
    for (; c + kLanes<Scalar> <= channels; c += kLanes<Scalar>) visit(c, kLanes<Scalar>);
    if (c < channels) visit(c, channels - c);
}

template <typename Scalar>
DIGITPAD_INLINE Vector<Scalar> load(const Scalar* from, int lanes) {
    if (lanes == kLanes<Scalar>) return load(from);
    Scalar values[kLanes<Scalar>] = {};
    for (int i = 0; i < lanes; ++i) values[i] = from[i];
    return load(static_cast<const Scalar*>(values));
}

template <typename Scalar>
DIGITPAD_INLINE void store(Scalar* to, Vector<Scalar> vector, int lanes) {
    if (lanes == kLanes<Scalar>) {
        store(to, vector);
        return;
    }
    Scalar values[kLanes<Scalar>];
    store(static_cast<Scalar*>(values), vector);
    for (int i = 0; i < lanes; ++i) to[i] = values[i];
}

} // namespace digitpad::DIGITPAD_LEVEL
