#include "tests/core/nn/kernels/levels.h"

namespace digitpad::test {
namespace {

template <typename Scalar>
void expectTheWorkIsDone() {
    onEveryLevel<Scalar>([](const Kernels<Scalar>& kernels) {
        Scalar value = 3;
        const std::int64_t once = kernels.multiplyAddRounds(1, &value);
        EXPECT_GT(once, 0);
        EXPECT_NE(value, 3);
        EXPECT_EQ(kernels.multiplyAddRounds(100, &value), 100 * once);
        EXPECT_EQ(value, 12); // each of the twelve sums has come to 1, the fixed point of x / 2 + 1 / 2
    });
}

TEST(FmaPeak, TheWorkThatIsCountedIsDone) {
    expectTheWorkIsDone<float>();
    expectTheWorkIsDone<double>();
}

} // namespace
} // namespace digitpad::test
