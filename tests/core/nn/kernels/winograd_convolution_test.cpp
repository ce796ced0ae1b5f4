#include "core/nn/kernels/winograd_convolution.h"

#include <gmock/gmock.h>

#include "tests/core/nn/kernels/convolution_check.h"

namespace digitpad::test {
namespace {

/// Against the largest value of a result.  The transforms of 4x4 tiles take sums of numbers up to a hundred
/// times the result, and rounding errors keep that size.
template <typename Scalar>
constexpr double kTolerance = 100 * std::numeric_limits<Scalar>::epsilon();

template <typename Scalar>
void runBackward(const WinogradConvolution<Scalar>& convolution, ConvolutionArrays<Scalar>& run,
                 Tensor<Scalar>* dx) {
    convolution.backward(run.x, run.weights.data(), run.dy, run.outputGradient(), run.weightGradient.data(),
                         dx, run.scratch);
}

template <typename Scalar>
void expectConvolution(const PlainConvolution& plain, After after, std::uint64_t seed = 1) {
    SCOPED_TRACE(nameOf(plain, after));
    ASSERT_TRUE(WinogradConvolution<Scalar>::suits(plain.window, plain.input.channels, plain.outputChannels));
    if (after == After::ReluPool && plainShapeAfter(after, plain.output()).size() == 0) return;
    const WinogradConvolution<Scalar> convolution(plain.input, plain.output(), plain.window.padding);
    ConvolutionArrays<Scalar> run(plain, after, seed);
    std::vector<Scalar> transformed(convolution.transformedCount());
    convolution.transformWeights(run.weights.data(), transformed.data());
    convolution.forward(run.x, transformed.data(), run.y, run.output(), run.scratch);
    expectForward(run, kTolerance<Scalar>);
    runBackward(convolution, run, &run.dx);
    expectBackward(run, kTolerance<Scalar>);
}

template <typename Scalar>
void expectForAll(const PlainConvolution& plain, std::uint64_t seed = 1) {
    for (const After after : {After::Nothing, After::Relu, After::ReluPool})
        expectConvolution<Scalar>(plain, after, seed);
}

Window window(const Padding& padding = {}) {
    return {3, 3, 1, padding};
}

template <typename Scalar>
class WinogradConvolutionOf : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(WinogradConvolutionOf, Scalars);

// Outputs of 1x1 to 9x9 take tiles of either size and end anywhere in a tile and in a pooling window.
TYPED_TEST(WinogradConvolutionOf, AnySize) {
    for (int height = 3; height <= 11; ++height)
        for (const int width : {3, 4, 7, height})
            expectForAll<TypeParam>({window(), 2, {height, width, 16}, 16});
}

TYPED_TEST(WinogradConvolutionOf, AnyPadding) {
    for (const Padding& padding : {Padding::same(3), Padding{2, 0, 0, 0}, Padding{0, 2, 0, 0},
                                   Padding{0, 0, 2, 0}, Padding{0, 0, 0, 2}, Padding{3, 4, 5, 1}})
        for (const int height : {1, 4, 7})
            if (window(padding).refusal({height, 6, 16}, 16).empty())
                expectForAll<TypeParam>({window(padding), 2, {height, 6, 16}, 16});
}

TYPED_TEST(WinogradConvolutionOf, AnyChannels) {
    for (const int inputs : {16, 32, 48, 80})
        for (const int outputs : {16, 32, 64})
            expectForAll<TypeParam>({window(Padding::same(3)), 1, {5, 4, inputs}, outputs});
}

// A block has 96 tiles at most, fewer where there are many channels: batches that fill one, not quite, and a
// bit more, so that the last block is incomplete.
TYPED_TEST(WinogradConvolutionOf, AnyBatch) {
    for (const int count : {1, 2, 3, 23, 24, 25, 31, 53})
        expectForAll<TypeParam>({window(), count, {8, 4, 16}, 16}); // two tiles of 4x4 an image
    for (const int count : {95, 96, 97, 197}) expectForAll<TypeParam>({window(), count, {3, 4, 16}, 16});
    for (const int count : {11, 13}) expectForAll<TypeParam>({window(), count, {6, 6, 64}, 64});
}

TYPED_TEST(WinogradConvolutionOf, RandomShapes) {
    Random random(12);
    for (std::uint64_t i = 0; i < 25; ++i) {
        const auto upTo = [&](std::size_t most) { return static_cast<int>(random.below(most)) + 1; };
        const auto side = [&] { return static_cast<int>(random.below(3)); };
        const Padding padding{side(), side(), side(), side()};
        const Shape input{upTo(12), upTo(12), 16 * upTo(2)};
        const int count = upTo(5);
        const int outputs = 16 * upTo(3);
        if (window(padding).refusal(input, outputs).empty())
            expectForAll<TypeParam>({window(padding), count, input, outputs}, i);
    }
}

TYPED_TEST(WinogradConvolutionOf, LeavesTheInputGradientOutWhereItIsNotWanted) {
    const PlainConvolution plain{window(), 3, {7, 7, 16}, 32};
    const WinogradConvolution<TypeParam> convolution(plain.input, plain.output(), {});
    ConvolutionArrays<TypeParam> with(plain, After::Nothing, 1);
    ConvolutionArrays<TypeParam> without(plain, After::Nothing, 1);
    runBackward(convolution, with, &with.dx);
    runBackward<TypeParam>(convolution, without, nullptr);
    EXPECT_EQ(without.weightGradient, with.weightGradient);
    EXPECT_EQ(without.biasGradient, with.biasGradient);
}

TEST(WinogradConvolution, SuitsWindowsOfThreeByThreeAndWholeVectors) {
    const auto suits = WinogradConvolution<float>::suits;
    EXPECT_TRUE(suits({3, 3, 1, {}}, 16, 48));
    EXPECT_FALSE(suits({3, 3, 2, {}}, 16, 16));
    EXPECT_FALSE(suits({3, 5, 1, {}}, 16, 16));
    EXPECT_FALSE(suits({5, 3, 1, {}}, 16, 16));
    EXPECT_FALSE(suits({3, 3, 1, {}}, 1, 16));
    EXPECT_FALSE(suits({3, 3, 1, {}}, 16, 24));
}

} // namespace
} // namespace digitpad::test
