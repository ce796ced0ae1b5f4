// Compares a whole convolution, forward and backward, with its definition.
#pragma once

#include "core/nn/aligned_buffer.h"
#include "core/nn/kernels/activation.h"
#include "tests/core/nn/kernels/levels.h"
#include "tests/core/nn/plain_convolution.h"

namespace digitpad::test {

/// Random arrays for one convolution of `Scalar`, and what it makes of them.
template <typename Scalar>
struct ConvolutionArrays {
    ConvolutionArrays(const PlainConvolution& convolution, After following, std::uint64_t seed)
        : plain(convolution), after(following), x(plain.count, plain.input) {
        Random random(seed);
        fill(x, random);
        weights = normalValues<Scalar>(static_cast<std::ptrdiff_t>(plain.weightCount()), random);
        bias = normalValues<Scalar>(plain.outputChannels, random);
        y.resize(plain.count, plainShapeAfter(after, plain.output()));
        dy.resize(plain.count, y.shape());
        fill(dy, random);
        winners.resize(after == After::ReluPool ? y.size() : 0);
        // The input's gradient is written, the others are added to what is there.
        dx.resize(plain.count, plain.input);
        std::fill_n(dx.data(), dx.size(), Scalar{99});
        weightGradient.assign(weights.size(), Scalar{1});
        biasGradient.assign(bias.size(), Scalar{1});
    }

    static void fill(Tensor<Scalar>& tensor, Random& random) {
        for (std::size_t i = 0; i < tensor.size(); ++i)
            tensor.data()[i] = static_cast<Scalar>(random.normal());
    }

    ConvolutionOutput<Scalar> output() { return {bias.data(), after, winners.data()}; }
    ConvolutionOutputGradient<Scalar> outputGradient() {
        return {after, y.data(), winners.data(), biasGradient.data()};
    }

    PlainConvolution plain;
    After after;
    Tensor<Scalar> x, y, dy, dx;
    std::vector<Scalar> weights, bias, weightGradient, biasGradient;
    std::vector<std::uint8_t> winners;
    AlignedBuffer<Scalar> scratch;
};

template <typename Values>
std::vector<double> asDouble(const Values& values) {
    return {values.data(), values.data() + values.size()};
}

/// Of `y` and the winners.  A winner is right where its value is the largest to rounding: of two that are
/// closer than that, either may win.
template <typename Scalar>
void expectForward(const ConvolutionArrays<Scalar>& run, double tolerance) {
    const std::vector<double> bias = asDouble(run.bias);
    const auto sums = run.plain.forward(asDouble(run.x).data(), asDouble(run.weights).data(), bias.data());
    const Shape shape = run.plain.output();
    const PlainAfter expected = plainAfter(run.after, run.plain.count, shape, sums);
    ASSERT_LT(relativeDistance(asDouble(run.y), expected.y), tolerance);
    if (run.after != After::ReluPool) return;
    const double margin = tolerance * std::abs(*std::ranges::max_element(
                                          sums, {}, [](double value) { return std::abs(value); }));
    std::size_t at = 0;
    forEachValue(run.plain.count, run.y.shape(), [&](int n, int i, int j, int c) {
        const int winner = run.winners[at];
        const double value = winner == kNoWinner ? 0 : sums[indexInWindow(shape, n, i, j, c, winner)];
        ASSERT_NEAR(value, expected.y[at], margin) << "winner " << winner << " of " << at;
        ++at;
    });
}

/// By the bound of a sum, since the terms of one channel may cancel.
template <typename Scalar>
void expectBiasGradient(const ConvolutionArrays<Scalar>& run, const std::vector<double>& dy) {
    const std::size_t channels = run.biasGradient.size();
    for (std::size_t c = 0; c < channels; ++c) {
        PlainSum sum;
        sum.add(1);
        for (std::size_t i = c; i < dy.size(); i += channels) sum.add(dy[i]);
        EXPECT_NEAR(run.biasGradient[c], sum.value,
                    sum.bound<Scalar>(static_cast<int>(dy.size() / channels)));
    }
}

/// Of all gradients, given the fast forward pass's zeros and winners.
template <typename Scalar>
void expectBackward(const ConvolutionArrays<Scalar>& run, double tolerance) {
    const auto full = plainAfterGradient(run.after, run.plain.count, run.plain.output(),
                                         {asDouble(run.y), run.winners}, asDouble(run.dy));
    const auto expected = run.plain.backward(asDouble(run.x).data(), asDouble(run.weights).data(), full);
    std::vector<double> weights = expected.weights;
    for (double& value : weights) value += 1;
    EXPECT_LT(relativeDistance(asDouble(run.dx), expected.x), tolerance);
    EXPECT_LT(relativeDistance(run.weightGradient, weights), tolerance);
    expectBiasGradient(run, full);
}

inline std::string nameOf(const PlainConvolution& plain, After after) {
    const Padding& p = plain.window.padding;
    return std::to_string(plain.count) + " images of " + toString(plain.input) + ", window " +
           std::to_string(plain.window.height) + "×" + std::to_string(plain.window.width) + ", stride " +
           std::to_string(plain.window.stride) + ", padding " + std::to_string(p.top) + ' ' +
           std::to_string(p.left) + ' ' + std::to_string(p.bottom) + ' ' + std::to_string(p.right) + " to " +
           toString(plain.output()) + ", after " + std::to_string(static_cast<int>(after));
}

} // namespace digitpad::test
