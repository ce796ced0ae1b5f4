// The vector registers of the level this file is compiled for, in the compilers' own vector types: arithmetic
// is written with plain operators.  Everything here is in a namespace of the level and includes no library
// header with inline functions: the linker keeps one copy of those, and a copy with AVX-512 in it must not
// run elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>

#define DIGITPAD_INLINE [[gnu::always_inline]] inline

namespace digitpad::DIGITPAD_LEVEL {

#if defined(__AVX512F__)
inline constexpr int kVectorBytes = 64;
inline constexpr int kRegisters = 32;
#elif defined(__AVX__)
inline constexpr int kVectorBytes = 32;
inline constexpr int kRegisters = 16;
#elif defined(__aarch64__)
inline constexpr int kVectorBytes = 16;
inline constexpr int kRegisters = 32;
#else
inline constexpr int kVectorBytes = 16;
inline constexpr int kRegisters = 16;
#endif

// Aligned to one element only, so that any address may be loaded.
template <typename Scalar>
struct VectorOf;
template <>
struct VectorOf<float> {
    using Type [[gnu::vector_size(kVectorBytes), gnu::aligned(4), gnu::may_alias]] = float;
};
template <>
struct VectorOf<double> {
    using Type [[gnu::vector_size(kVectorBytes), gnu::aligned(8), gnu::may_alias]] = double;
};

template <typename Scalar>
using Vector = typename VectorOf<Scalar>::Type;
template <typename Scalar>
inline constexpr int kLanes = kVectorBytes / static_cast<int>(sizeof(Scalar));

template <typename Scalar>
DIGITPAD_INLINE Vector<Scalar> load(const Scalar* from) {
    return *reinterpret_cast<const Vector<Scalar>*>(from);
}

template <typename Scalar>
DIGITPAD_INLINE void store(Scalar* to, Vector<Scalar> values) {
    *reinterpret_cast<Vector<Scalar>*>(to) = values;
}

template <typename Scalar>
DIGITPAD_INLINE Vector<Scalar> broadcast(Scalar value) {
    return value - Vector<Scalar>{};
}

template <typename V>
DIGITPAD_INLINE V larger(V a, V b) {
    return a > b ? a : b;
}

} // namespace digitpad::DIGITPAD_LEVEL
