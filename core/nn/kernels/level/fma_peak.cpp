// What a core can do at most: multiply-adds that never leave the registers.  Twelve sums that do not wait for
// one another keep two units of four to six cycles' latency busy, and leave room among 16 registers.
#include "core/nn/kernels/level/exports.h"
#include "core/nn/kernels/level/vector.h"

namespace digitpad::DIGITPAD_LEVEL {

template <typename Scalar>
std::int64_t multiplyAddRounds(std::int64_t rounds, Scalar* value) {
    constexpr int kSums = 12;
    constexpr int kOperations = 2;
    const Vector<Scalar> half = broadcast(Scalar{0.5}); // converges, so that no sum becomes slow or infinite
    Vector<Scalar> sums[kSums];
    for (int i = 0; i < kSums; ++i) sums[i] = broadcast(*value + static_cast<Scalar>(i));
    for (std::int64_t round = 0; round < rounds; ++round)
#pragma GCC unroll 12
        for (Vector<Scalar>& sum : sums) sum = sum * half + half;
    Vector<Scalar> total = {};
    for (const Vector<Scalar>& sum : sums) total += sum;
    *value = total[0];
    return rounds * kSums * kLanes<Scalar> * kOperations;
}

template std::int64_t multiplyAddRounds(std::int64_t, float*);
template std::int64_t multiplyAddRounds(std::int64_t, double*);

} // namespace digitpad::DIGITPAD_LEVEL
