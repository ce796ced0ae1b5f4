#include "core/nn/kernels/activation.h"

#include <gmock/gmock.h>

#include "tests/core/nn/kernels/levels.h"
#include "tests/core/nn/plain_after.h"

namespace digitpad::test {
namespace {

using testing::ElementsAre;
using testing::ElementsAreArray;

struct Case {
    After after;
    int count;
    Shape shape;
    bool scale;
    bool shift;
};

constexpr After kAll[] = {After::Nothing, After::Relu, After::ReluPool};

template <typename Visit>
void forEachCase(Visit visit) {
    for (const After after : kAll)
        for (const int channels : {1, 3, 8, 10, 16, 17, 33})
            for (const auto& [height, width] : {std::pair{2, 2}, {3, 2}, {4, 5}, {7, 7}, {1, 6}})
                for (const int options : {0, 1, 2, 3})
                    visit(Case{after,
                               1 + (height + channels) % 3,
                               {height, width, channels},
                               (options & 1) != 0,
                               (options & 2) != 0});
}

std::string nameOf(const Case& c) {
    return toString(c.shape) + " after " + std::to_string(static_cast<int>(c.after)) +
           (c.scale ? " scale" : "") + (c.shift ? " shift" : "");
}

/// Values of which every step is exact in both precisions, so that results can be compared bit for bit, ties
/// in windows are common, and some are negative altogether.
template <typename Scalar>
struct Arrays {
    explicit Arrays(const Case& c) : test(c) {
        Random random(3);
        x = coarseValues<Scalar>(std::ptrdiff_t{c.count} * c.shape.size(), random);
        scale = coarseValues<Scalar>(c.shape.channels, random);
        shift = coarseValues<Scalar>(c.shape.channels, random);
        const Shape after = plainShapeAfter(c.after, c.shape);
        dy = coarseValues<Scalar>(std::ptrdiff_t{c.count} * after.size(), random);
        y.assign(dy.size(), Scalar{99});
        winners.assign(dy.size(), 99);
    }

    PlainAfter expected() const {
        std::vector<double> shifted;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const std::size_t channel = i % static_cast<std::size_t>(test.shape.channels);
            shifted.push_back((test.scale ? x[i] * scale[channel] : x[i]) +
                              (test.shift ? shift[channel] : Scalar{0}));
        }
        return plainAfter(test.after, test.count, test.shape, shifted);
    }

    Activation<Scalar> activation() {
        return {.after = test.after,
                .count = test.count,
                .height = test.shape.height,
                .width = test.shape.width,
                .channels = test.shape.channels,
                .x = x.data(),
                .scale = test.scale ? scale.data() : nullptr,
                .shift = test.shift ? shift.data() : nullptr,
                .y = y.data(),
                .winners = test.after == After::ReluPool ? winners.data() : nullptr};
    }

    Case test;
    std::vector<Scalar> x, scale, shift, y, dy;
    std::vector<std::uint8_t> winners;
};

template <typename Scalar>
class ActivationOf : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(ActivationOf, Scalars);

TYPED_TEST(ActivationOf, EqualsItsDefinition) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        forEachCase([&](const Case& c) {
            SCOPED_TRACE(nameOf(c));
            Arrays<TypeParam> arrays(c);
            kernels.activate(arrays.activation());
            const PlainAfter expected = arrays.expected();
            ASSERT_THAT(arrays.y, ElementsAreArray(expected.y));
            if (c.after != After::ReluPool) return;
            ASSERT_THAT(arrays.winners, ElementsAreArray(expected.winners));
        });
    });
}

TYPED_TEST(ActivationOf, WinnersMayBeUnwanted) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        Arrays<TypeParam> arrays({After::ReluPool, 2, {5, 4, 17}, true, true});
        Activation<TypeParam> activation = arrays.activation();
        activation.winners = nullptr;
        kernels.activate(activation);
        EXPECT_THAT(arrays.y, ElementsAreArray(arrays.expected().y));
    });
}

TYPED_TEST(ActivationOf, WritesOverItsInput) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        Arrays<TypeParam> arrays({After::Relu, 2, {3, 4, 19}, true, true});
        const PlainAfter expected = arrays.expected();
        Activation<TypeParam> activation = arrays.activation();
        activation.y = arrays.x.data();
        kernels.activate(activation);
        EXPECT_THAT(arrays.x, ElementsAreArray(expected.y));
    });
}

TYPED_TEST(ActivationOf, TheFirstOfEqualsWinsAndNegativesHaveNoWinner) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        // Four windows side by side: all alike, the last two alike, all negative, zeros.
        const std::vector<TypeParam> x{2, 2, 1, 1, -1, -2, 0, 0, //
                                       2, 2, 3, 3, -4, -1, 0, -1};
        std::vector<TypeParam> y(4);
        std::vector<std::uint8_t> winners(4);
        kernels.activate({.after = After::ReluPool,
                          .count = 1,
                          .height = 2,
                          .width = 8,
                          .channels = 1,
                          .x = x.data(),
                          .y = y.data(),
                          .winners = winners.data()});
        EXPECT_THAT(y, ElementsAre(2, 3, 0, 0));
        EXPECT_THAT(winners, ElementsAre(0, 2, kNoWinner, kNoWinner));
    });
}

TYPED_TEST(ActivationOf, GradientEqualsItsDefinition) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        forEachCase([&](const Case& c) {
            if (c.after == After::Nothing || c.scale || c.shift) return;
            SCOPED_TRACE(nameOf(c));
            Arrays<TypeParam> arrays(c);
            kernels.activate(arrays.activation());
            std::vector<TypeParam> dx(arrays.x.size(), TypeParam{99});
            kernels.activationGradient({.after = c.after,
                                        .count = c.count,
                                        .height = c.shape.height,
                                        .width = c.shape.width,
                                        .channels = c.shape.channels,
                                        .dy = arrays.dy.data(),
                                        .y = c.after == After::Relu ? arrays.y.data() : nullptr,
                                        .winners = c.after == After::Relu ? nullptr : arrays.winners.data(),
                                        .dx = dx.data()});
            const std::vector<double> dy(arrays.dy.begin(), arrays.dy.end());
            ASSERT_THAT(
                dx, ElementsAreArray(plainAfterGradient(c.after, c.count, c.shape, arrays.expected(), dy)));
        });
    });
}

TYPED_TEST(ActivationOf, ReluGradientWritesOverItsInput) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        Arrays<TypeParam> arrays({After::Relu, 2, {3, 4, 19}, false, false});
        kernels.activate(arrays.activation());
        const std::vector<double> dy(arrays.dy.begin(), arrays.dy.end());
        kernels.activationGradient({.after = After::Relu,
                                    .count = 2,
                                    .height = 3,
                                    .width = 4,
                                    .channels = 19,
                                    .dy = arrays.dy.data(),
                                    .y = arrays.y.data(),
                                    .dx = arrays.dy.data()});
        EXPECT_THAT(arrays.dy,
                    ElementsAreArray(plainAfterGradient(After::Relu, 2, {3, 4, 19}, arrays.expected(), dy)));
    });
}

} // namespace
} // namespace digitpad::test
