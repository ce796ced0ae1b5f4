// ReLU and max pooling of one 2x2 window, a vector of channels at a time.
#pragma once

#include "core/nn/kernels/activation.h"
#include "core/nn/kernels/level/vector.h"

namespace digitpad::DIGITPAD_LEVEL {

/// Integers as wide as the scalars beside them: what comparing two vectors gives.
template <typename Scalar>
using Mask = decltype(Vector<Scalar>{} > Vector<Scalar>{});

template <typename Scalar>
struct PoolWindow {
    Vector<Scalar> value;
    Mask<Scalar> winner; ///< 0..3, the first of the largest; kNoWinner where none is above zero
};

template <typename Scalar>
DIGITPAD_INLINE PoolWindow<Scalar> reluPool(Vector<Scalar> a, Vector<Scalar> b, Vector<Scalar> c,
                                            Vector<Scalar> d) {
    PoolWindow<Scalar> window{Vector<Scalar>{}, Mask<Scalar>{} + kNoWinner};
    const auto challenge = [&window](Vector<Scalar> value, int index) {
        const Mask<Scalar> wins = value > window.value;
        window.winner = wins ? Mask<Scalar>{} + index : window.winner;
        window.value = wins ? value : window.value;
    };
    challenge(a, 0);
    challenge(b, 1);
    challenge(c, 2);
    challenge(d, 3);
    return window;
}

template <typename Scalar>
struct BytesOf {
    using Type [[gnu::vector_size(kLanes<Scalar>), gnu::aligned(1), gnu::may_alias]] = std::uint8_t;
};

template <typename Scalar>
DIGITPAD_INLINE void storeWinners(std::uint8_t* to, Mask<Scalar> winners, int lanes = kLanes<Scalar>) {
    using Bytes = typename BytesOf<Scalar>::Type;
    const auto bytes = __builtin_convertvector(winners, Bytes);
    if (lanes == kLanes<Scalar>) {
        *reinterpret_cast<Bytes*>(to) = bytes;
        return;
    }
    for (int i = 0; i < lanes; ++i) to[i] = bytes[i];
}

template <typename Scalar>
DIGITPAD_INLINE Mask<Scalar> loadWinners(const std::uint8_t* from, int lanes = kLanes<Scalar>) {
    using Bytes = typename BytesOf<Scalar>::Type;
    if (lanes == kLanes<Scalar>)
        return __builtin_convertvector(*reinterpret_cast<const Bytes*>(from), Mask<Scalar>);
    Mask<Scalar> winners{};
    for (int i = 0; i < lanes; ++i) winners[i] = from[i];
    return winners;
}

} // namespace digitpad::DIGITPAD_LEVEL
