#include "core/nn/kernels/winograd.h"

#include <gmock/gmock.h>

#include "tests/core/nn/kernels/levels.h"
#include "tests/core/nn/plain_convolution.h"

namespace digitpad::test {
namespace {

using testing::ElementsAreArray;

/// Rounding against the largest value of a result.  The transforms of 4x4 tiles take sums of numbers up to a
/// hundred times the result, and rounding errors keep that size.
template <typename Scalar>
constexpr double kTolerance = 100 * std::numeric_limits<Scalar>::epsilon();

struct Case {
    int tile;
    PlainConvolution plain;

    int rows() const { return (plain.output().height + tile - 1) / tile; }
    int columns() const { return (plain.output().width + tile - 1) / tile; }
    int tiles() const { return plain.count * rows() * columns(); }
    int positions() const { return (tile + 2) * (tile + 2); }
    std::ptrdiff_t pairs() const { return std::ptrdiff_t{plain.input.channels} * plain.outputChannels; }
    /// Positions lie a few values farther apart than they need to.
    std::ptrdiff_t step(int channels) const { return std::ptrdiff_t{tiles()} * channels + 5; }
    WinogradTiles run(int channels) const { return {tile, rows(), columns(), 0, tiles(), step(channels)}; }

    template <typename Scalar>
    WinogradImages<Scalar> inputs(Scalar* data) const {
        const Padding& padding = plain.window.padding;
        return {
            data, plain.input.height, plain.input.width, plain.input.channels, {padding.top, padding.left}};
    }
    template <typename Scalar>
    WinogradImages<Scalar> outputs(Scalar* data, After after = After::Nothing) const {
        const Shape shape = plainShapeAfter(after, plain.output());
        return {data, shape.height, shape.width, shape.channels};
    }
};

/// Images smaller than a tile, whole tiles, and odd sizes; paddings on each side alone.
std::vector<Case> cases() {
    std::vector<Case> all;
    for (const int tile : {2, 4})
        for (const auto& [height, width, padding] : {std::tuple{3, 3, Padding{}},
                                                     {6, 6, Padding{}},
                                                     {7, 5, Padding::same(3)},
                                                     {1, 2, {1, 1, 1, 1}},
                                                     {9, 8, {0, 1, 2, 0}},
                                                     {12, 3, {2, 0, 0, 1}},
                                                     {10, 10, Padding::same(3)}})
            for (const auto& [count, inputs, outputs] : {std::tuple{1, 16, 16}, {3, 16, 32}, {2, 48, 16}})
                all.push_back({tile, {{3, 3, 1, padding}, count, {height, width, inputs}, outputs}});
    return all;
}

std::string nameOf(const Case& c) {
    return "tiles of " + std::to_string(c.tile) + ", " + std::to_string(c.plain.count) + " images of " +
           toString(c.plain.input) + " to " + toString(c.plain.output());
}

/// Runs check(kernels, case) for all of them.
template <typename Scalar, typename Check>
void onEveryCase(Check check) {
    onEveryLevel<Scalar>([&](const Kernels<Scalar>& kernels) {
        for (const Case& c : cases()) {
            SCOPED_TRACE(nameOf(c));
            check(kernels, c);
        }
    });
}

template <typename Scalar>
std::vector<Scalar> room(std::ptrdiff_t size) {
    return std::vector<Scalar>(static_cast<std::size_t>(size), Scalar{0});
}

/// The sum over input channels at each position, plainly.
template <typename Scalar>
std::vector<Scalar> multiply(const Case& c, const std::vector<Scalar>& v, const std::vector<Scalar>& u) {
    const int inputs = c.plain.input.channels;
    const int outputs = c.plain.outputChannels;
    auto m = room<Scalar>(c.positions() * c.step(outputs));
    for (int p = 0; p < c.positions(); ++p)
        for (int t = 0; t < c.tiles(); ++t)
            for (int k = 0; k < outputs; ++k) {
                double sum = 0;
                for (int i = 0; i < inputs; ++i)
                    sum += static_cast<double>(
                               v[static_cast<std::size_t>(p * c.step(inputs) + t * inputs + i)]) *
                           u[static_cast<std::size_t>(p * c.pairs() + i * outputs + k)];
                m[static_cast<std::size_t>(p * c.step(outputs) + t * outputs + k)] = static_cast<Scalar>(sum);
            }
    return m;
}

/// <a, b>, and what rounding is proportional to.
template <typename Scalar>
PlainSum dot(const std::vector<Scalar>& a, const std::vector<Scalar>& b) {
    PlainSum sum;
    for (std::size_t i = 0; i < a.size(); ++i) sum.add(static_cast<double>(a[i]) * b[i]);
    return sum;
}

/// That two linear maps are each other's transpose: <T x, y> = <x, T' y> for random x and y.
template <typename Scalar>
void expectAdjoint(const std::vector<Scalar>& tx, const std::vector<Scalar>& y, const std::vector<Scalar>& x,
                   const std::vector<Scalar>& ty) {
    const PlainSum there = dot(tx, y);
    const PlainSum back = dot(x, ty);
    EXPECT_NEAR(there.value, back.value, kTolerance<Scalar> * std::max(there.size, back.size));
}

template <typename Scalar>
class WinogradOf : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(WinogradOf, Scalars);

TYPED_TEST(WinogradOf, TransformsTogetherAreAConvolution) {
    onEveryCase<TypeParam>([](const Kernels<TypeParam>& kernels, const Case& c) {
        Random random(2);
        const auto x = normalValues<TypeParam>(static_cast<std::ptrdiff_t>(c.plain.inputSize()), random);
        const auto weights =
            normalValues<TypeParam>(static_cast<std::ptrdiff_t>(c.plain.weightCount()), random);
        auto v = room<TypeParam>(c.positions() * c.step(c.plain.input.channels));
        auto u = room<TypeParam>(c.positions() * c.pairs());
        auto y = room<TypeParam>(static_cast<std::ptrdiff_t>(c.plain.outputSize()));
        kernels.winogradInput(c.run(c.plain.input.channels), c.inputs(x.data()), v.data());
        kernels.winogradWeights(c.tile, weights.data(), c.pairs(), u.data());
        const auto m = multiply(c, v, u);
        kernels.winogradOutput(c.run(c.plain.outputChannels), m.data(), {}, c.outputs(y.data()));

        const std::vector<double> xs(x.begin(), x.end());
        const std::vector<double> ws(weights.begin(), weights.end());
        EXPECT_LT(relativeDistance(y, c.plain.forward(xs.data(), ws.data(), nullptr)), kTolerance<TypeParam>);
    });
}

TYPED_TEST(WinogradOf, InputGradientAddsTheTranspose) {
    onEveryCase<TypeParam>([](const Kernels<TypeParam>& kernels, const Case& c) {
        Random random(3);
        const int channels = c.plain.input.channels;
        const auto x = normalValues<TypeParam>(static_cast<std::ptrdiff_t>(c.plain.inputSize()), random);
        auto v = room<TypeParam>(c.positions() * c.step(channels));
        kernels.winogradInput(c.run(channels), c.inputs(x.data()), v.data());
        const auto dv = normalValues<TypeParam>(std::ssize(v), random);
        std::vector<TypeParam> dx(x.size(), TypeParam{1});
        kernels.winogradInputGradient(c.run(channels), dv.data(), c.inputs(dx.data()));
        for (TypeParam& value : dx) value -= 1;
        expectAdjoint(v, dv, x, dx);
    });
}

TYPED_TEST(WinogradOf, WeightGradientAddsTheTranspose) {
    onEveryCase<TypeParam>([](const Kernels<TypeParam>& kernels, const Case& c) {
        Random random(4);
        const auto weights = normalValues<TypeParam>(9 * c.pairs(), random);
        auto u = room<TypeParam>(c.positions() * c.pairs());
        kernels.winogradWeights(c.tile, weights.data(), c.pairs(), u.data());
        const auto du = normalValues<TypeParam>(std::ssize(u), random);
        std::vector<TypeParam> gradient(weights.size(), TypeParam{1});
        kernels.winogradWeightGradient(c.tile, du.data(), c.pairs(), gradient.data());
        for (TypeParam& value : gradient) value -= 1;
        expectAdjoint(u, du, weights, gradient);
    });
}

TYPED_TEST(WinogradOf, OutputGradientIsTheTranspose) {
    onEveryCase<TypeParam>([](const Kernels<TypeParam>& kernels, const Case& c) {
        Random random(5);
        const int channels = c.plain.outputChannels;
        const auto m = normalValues<TypeParam>(c.positions() * c.step(channels), random);
        auto y = room<TypeParam>(static_cast<std::ptrdiff_t>(c.plain.outputSize()));
        kernels.winogradOutput(c.run(channels), m.data(), {}, c.outputs(y.data()));
        const auto dy = normalValues<TypeParam>(std::ssize(y), random);
        auto dm = room<TypeParam>(std::ssize(m));
        kernels.winogradOutputGradient(c.run(channels), c.outputs(dy.data()), {}, dm.data());
        expectAdjoint(y, dy, m, dm);
    });
}

// Bias, ReLU and pooling come on top of the same sums, so they are compared bit for bit.
TYPED_TEST(WinogradOf, OutputDoesWhatFollows) {
    onEveryCase<TypeParam>([](const Kernels<TypeParam>& kernels, const Case& c) {
        Random random(6);
        const int channels = c.plain.outputChannels;
        const auto m = normalValues<TypeParam>(c.positions() * c.step(channels), random);
        const auto bias = normalValues<TypeParam>(channels, random);
        auto sums = room<TypeParam>(static_cast<std::ptrdiff_t>(c.plain.outputSize()));
        kernels.winogradOutput(c.run(channels), m.data(), {.bias = bias.data()}, c.outputs(sums.data()));
        for (const After after : {After::Relu, After::ReluPool}) {
            const PlainAfter expected =
                plainAfter(after, c.plain.count, c.plain.output(), {sums.begin(), sums.end()});
            std::vector<TypeParam> y(expected.y.size(), TypeParam{99});
            std::vector<std::uint8_t> winners(expected.winners.size(), 99);
            kernels.winogradOutput(c.run(channels), m.data(), {bias.data(), after, winners.data()},
                                   c.outputs(y.data(), after));
            ASSERT_THAT(y, ElementsAreArray(expected.y));
            ASSERT_THAT(winners, ElementsAreArray(expected.winners));
        }
    });
}

TYPED_TEST(WinogradOf, OutputGradientTakesBackWhatFollows) {
    onEveryCase<TypeParam>([](const Kernels<TypeParam>& kernels, const Case& c) {
        Random random(7);
        const int channels = c.plain.outputChannels;
        const Shape shape = c.plain.output();
        const auto sums = normalValues<TypeParam>(static_cast<std::ptrdiff_t>(c.plain.outputSize()), random);
        for (const After after : {After::Relu, After::ReluPool}) {
            const PlainAfter forward = plainAfter(after, c.plain.count, shape, {sums.begin(), sums.end()});
            const auto dy = normalValues<TypeParam>(std::ssize(forward.y), random);
            const std::vector<double> full =
                plainAfterGradient(after, c.plain.count, shape, forward, {dy.begin(), dy.end()});
            const std::vector<TypeParam> plainDy(full.begin(), full.end());
            const std::vector<TypeParam> y(forward.y.begin(), forward.y.end());
            auto expected = room<TypeParam>(c.positions() * c.step(channels));
            auto expectedBias = room<TypeParam>(channels);
            kernels.winogradOutputGradient(c.run(channels), c.outputs(plainDy.data()),
                                           {.biasGradient = expectedBias.data()}, expected.data());
            auto dm = room<TypeParam>(std::ssize(expected));
            auto bias = room<TypeParam>(channels);
            kernels.winogradOutputGradient(c.run(channels), c.outputs(dy.data(), after),
                                           {after, y.data(), forward.winners.data(), bias.data()}, dm.data());
            ASSERT_THAT(dm, ElementsAreArray(expected));
            ASSERT_THAT(bias, ElementsAreArray(expectedBias));
        }
    });
}

TYPED_TEST(WinogradOf, BiasGradientAddsAllThatGetsThrough) {
    onEveryCase<TypeParam>([](const Kernels<TypeParam>& kernels, const Case& c) {
        Random random(8);
        const int channels = c.plain.outputChannels;
        const auto dy = normalValues<TypeParam>(static_cast<std::ptrdiff_t>(c.plain.outputSize()), random);
        auto dm = room<TypeParam>(c.positions() * c.step(channels));
        std::vector<TypeParam> bias(static_cast<std::size_t>(channels), TypeParam{1});
        kernels.winogradOutputGradient(c.run(channels), c.outputs(dy.data()), {.biasGradient = bias.data()},
                                       dm.data());
        for (std::size_t k = 0; k < bias.size(); ++k) {
            PlainSum sum;
            sum.add(1);
            for (std::size_t i = k; i < dy.size(); i += bias.size()) sum.add(dy[i]);
            ASSERT_NEAR(bias[k], sum.value, sum.bound<TypeParam>(static_cast<int>(dy.size() / bias.size())));
        }
    });
}

TYPED_TEST(WinogradOf, ARunMayBeginAnywhere) {
    onEveryCase<TypeParam>([](const Kernels<TypeParam>& kernels, const Case& c) {
        Random random(9);
        const int channels = c.plain.input.channels;
        const auto x = normalValues<TypeParam>(static_cast<std::ptrdiff_t>(c.plain.inputSize()), random);
        auto whole = room<TypeParam>(c.positions() * c.step(channels));
        kernels.winogradInput(c.run(channels), c.inputs(x.data()), whole.data());
        auto inRuns = room<TypeParam>(std::ssize(whole));
        for (int first = 0; first < c.tiles(); first += 5) {
            WinogradTiles tiles = c.run(channels);
            tiles.first = first;
            tiles.count = std::min(5, c.tiles() - first);
            kernels.winogradInput(tiles, c.inputs(x.data()),
                                  inRuns.data() + std::ptrdiff_t{first} * channels);
        }
        ASSERT_THAT(inRuns, ElementsAreArray(whole));
    });
}

} // namespace
} // namespace digitpad::test
