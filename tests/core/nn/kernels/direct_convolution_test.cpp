#include "core/nn/kernels/direct_convolution.h"

#include "tests/core/nn/kernels/convolution_check.h"

namespace digitpad::test {
namespace {

/// Against the largest value of a result: sums of up to some thousand products, whose rounding errors are a
/// random walk of as many steps of half an epsilon.
template <typename Scalar>
constexpr double kTolerance = 30 * std::numeric_limits<Scalar>::epsilon();

template <typename Scalar>
void runBackward(const DirectConvolution<Scalar>& convolution, ConvolutionArrays<Scalar>& run,
                 Tensor<Scalar>* dx) {
    convolution.backward(run.x, run.weights.data(), run.dy, run.outputGradient(), run.weightGradient.data(),
                         dx, run.scratch);
}

template <typename Scalar>
void expectConvolution(const PlainConvolution& plain, After after, std::uint64_t seed) {
    SCOPED_TRACE(nameOf(plain, after));
    if (after == After::ReluPool && plainShapeAfter(after, plain.output()).size() == 0) return;
    const DirectConvolution<Scalar> convolution(plain.window, plain.input, plain.output());
    ConvolutionArrays<Scalar> run(plain, after, seed);
    convolution.forward(run.x, run.weights.data(), run.y, run.output(), run.scratch);
    expectForward(run, kTolerance<Scalar>);
    runBackward(convolution, run, &run.dx);
    expectBackward(run, kTolerance<Scalar>);
}

template <typename Scalar>
void expectForAll(const PlainConvolution& plain, std::uint64_t seed = 1) {
    for (const After after : {After::Nothing, After::Relu, After::ReluPool})
        expectConvolution<Scalar>(plain, after, seed);
}

template <typename Scalar>
class DirectConvolutionOf : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(DirectConvolutionOf, Scalars);

TYPED_TEST(DirectConvolutionOf, RandomShapes) {
    Random random(13);
    for (std::uint64_t i = 0; i < 80; ++i) {
        const auto upTo = [&](std::size_t most) { return static_cast<int>(random.below(most)) + 1; };
        const auto side = [&] { return static_cast<int>(random.below(3)); };
        const Window window{upTo(5), upTo(5), upTo(3), {side(), side(), side(), side()}};
        const Shape input{upTo(12), upTo(12), upTo(9)};
        const int count = upTo(7);
        const int outputs = upTo(19);
        if (window.refusal(input, outputs).empty())
            expectForAll<TypeParam>({window, count, input, outputs}, i);
    }
}

TYPED_TEST(DirectConvolutionOf, AnyBatch) {
    for (const int count : {1, 2, 3, 31, 67})
        expectForAll<TypeParam>({{3, 3, 1, Padding::same(3)}, count, {9, 9, 4}, 3});
}

// The product's depth is cut in blocks of 256: kernel rows together below that, one alone above.
TYPED_TEST(DirectConvolutionOf, ManyChannels) {
    expectForAll<TypeParam>({{3, 3, 1, Padding::same(3)}, 2, {27, 26, 32}, 2});
    expectForAll<TypeParam>({{5, 5, 2, {}}, 1, {13, 14, 20}, 5});
    expectForAll<TypeParam>({{2, 3, 1, {}}, 1, {5, 6, 85}, 6});
    expectForAll<TypeParam>({{2, 3, 1, {}}, 1, {5, 6, 86}, 6});
    expectForAll<TypeParam>({{5, 5, 1, Padding::same(5)}, 1, {5, 17, 64}, 3});
    expectForAll<TypeParam>({{3, 5, 2, {1, 2, 1, 0}}, 1, {5, 7, 107}, 9});
}

TYPED_TEST(DirectConvolutionOf, LeavesTheInputGradientOutWhereItIsNotWanted) {
    const PlainConvolution plain{{3, 3, 2, {}}, 3, {7, 7, 5}, 6};
    const DirectConvolution<TypeParam> convolution(plain.window, plain.input, plain.output());
    ConvolutionArrays<TypeParam> with(plain, After::Nothing, 1);
    ConvolutionArrays<TypeParam> without(plain, After::Nothing, 1);
    runBackward(convolution, with, &with.dx);
    runBackward<TypeParam>(convolution, without, nullptr);
    EXPECT_EQ(without.weightGradient, with.weightGradient);
    EXPECT_EQ(without.biasGradient, with.biasGradient);
}

} // namespace
} // namespace digitpad::test
