#include "core/nn/kernels/channel_statistics.h"

#include <functional>

#include "tests/core/nn/kernels/levels.h"

namespace digitpad::test {
namespace {

template <typename Scalar>
class ChannelStatisticsOf : public testing::Test {
protected:
    /// Random pixels, gradients, means and sums so far.
    struct Arrays {
        Arrays(int pixels, int channelCount) : channels(channelCount), count(pixels) {
            Random random(5);
            const std::ptrdiff_t size = std::ptrdiff_t{pixels} * channels;
            x = normalValues<Scalar>(size, random);
            dy = normalValues<Scalar>(size, random);
            mean = normalValues<Scalar>(channels, random);
            sums = normalValues<Scalar>(channels, random);
        }
        Pixels<Scalar> pixels() const { return {x.data(), count, channels}; }

        int channels;
        int count;
        std::vector<Scalar> x, dy, mean, sums;
    };

    /// Runs `kernel(kernels, arrays, sums)` over many sizes on every level, and compares the sums with those
    /// of `term(x, dy, mean)`.
    static void expectSums(const std::function<void(const Kernels<Scalar>&, const Arrays&, Scalar*)>& kernel,
                           const std::function<double(double, double, double)>& term) {
        onEveryLevel<Scalar>([&](const Kernels<Scalar>& kernels) {
            for (const int pixels : {0, 1, 2, 7, 64, 101})
                for (const int channels : {1, 2, 3, 4, 5, 8, 10, 15, 16, 17, 31, 32, 33, 64, 65, 128, 131}) {
                    const Arrays arrays(pixels, channels);
                    std::vector<Scalar> sums = arrays.sums;
                    kernel(kernels, arrays, sums.data());
                    compare(arrays, sums, term);
                }
        });
    }

    static void compare(const Arrays& arrays, const std::vector<Scalar>& sums,
                        const std::function<double(double, double, double)>& term) {
        for (int c = 0; c < arrays.channels; ++c) {
            const auto channel = static_cast<std::size_t>(c);
            PlainSum sum;
            sum.add(arrays.sums[channel]);
            for (int p = 0; p < arrays.count; ++p) {
                const auto at = static_cast<std::size_t>(p * arrays.channels + c);
                sum.add(term(arrays.x[at], arrays.dy[at], arrays.mean[channel]));
            }
            // A term takes up to three roundings of its own: of two differences, or one and a square.
            ASSERT_NEAR(sums[channel], sum.value, sum.bound<Scalar>(arrays.count + 4))
                << arrays.count << " pixels, channel " << c << " of " << arrays.channels;
        }
    }
};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(ChannelStatisticsOf, Scalars);

TYPED_TEST(ChannelStatisticsOf, SumsAreAdded) {
    this->expectSums([](const auto& kernels, const auto& arrays,
                        TypeParam* sums) { kernels.addChannelSums(arrays.pixels(), sums); },
                     [](double x, double, double) { return x; });
}

TYPED_TEST(ChannelStatisticsOf, CentredSquaresAreAdded) {
    this->expectSums(
        [](const auto& kernels, const auto& arrays, TypeParam* sums) {
            kernels.addCentredSquares(arrays.pixels(), arrays.mean.data(), sums);
        },
        [](double x, double, double mean) { return (x - mean) * (x - mean); });
}

TYPED_TEST(ChannelStatisticsOf, CentredProductsAreAdded) {
    this->expectSums(
        [](const auto& kernels, const auto& arrays, TypeParam* sums) {
            kernels.addCentredProducts(arrays.pixels(), arrays.mean.data(), arrays.dy.data(), sums);
        },
        [](double x, double dy, double mean) { return (x - mean) * dy; });
}

TYPED_TEST(ChannelStatisticsOf, NormGradientEqualsItsFormula) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        for (const bool inPlace : {false, true})
            for (const int channels : {1, 3, 8, 10, 16, 17, 33, 64}) {
                const typename TestFixture::Arrays arrays(11, channels);
                Random random(6);
                const auto scale = normalValues<TypeParam>(channels, random);
                const auto offset = normalValues<TypeParam>(channels, random);
                const auto slope = normalValues<TypeParam>(channels, random);
                std::vector<TypeParam> dx = arrays.dy;
                kernels.normGradient({arrays.pixels(), inPlace ? dx.data() : arrays.dy.data(),
                                      arrays.mean.data(), scale.data(), offset.data(), slope.data(),
                                      dx.data()});
                for (std::size_t i = 0; i < dx.size(); ++i) {
                    const std::size_t c = i % static_cast<std::size_t>(channels);
                    const double x = arrays.x[i];
                    PlainSum sum;
                    sum.add(static_cast<double>(scale[c]) * arrays.dy[i]);
                    sum.add(-static_cast<double>(scale[c]) * offset[c]);
                    sum.add(-static_cast<double>(scale[c]) * slope[c] * x);
                    sum.add(static_cast<double>(scale[c]) * slope[c] * arrays.mean[c]);
                    // Five operations: three differences and two products.
                    ASSERT_NEAR(dx[i], sum.value, sum.bound<TypeParam>(5)) << i << " of " << channels;
                }
            }
    });
}

} // namespace
} // namespace digitpad::test
