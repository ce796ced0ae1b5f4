#include "core/nn/kernels/gemm.h"

#include "tests/core/nn/kernels/levels.h"

namespace digitpad::test {
namespace {

struct Case {
    int rows;
    int columns;
    int depth;
    bool transposed = false; ///< A lies depth by depth
    bool accumulate = false;
    bool bias = false;
    bool relu = false;
};

/// Arrays for one product. Rows of B and C are longer than they need be, and what lies between is not a
/// number: reading it or writing it shows.
template <typename Scalar>
struct Arrays {
    static constexpr int kGap = 3;
    static constexpr Scalar kNaN = std::numeric_limits<Scalar>::quiet_NaN();

    Arrays(const Case& shape, Random& random)
        : a(normalValues<Scalar>(std::ptrdiff_t{shape.rows} * shape.depth, random)),
          b(withGaps(shape.depth, shape.columns, random)),
          c(withGaps(shape.rows, shape.columns, random)),
          bias(normalValues<Scalar>(shape.columns, random)) {}

    /// No gap behind the last row, where only the address sanitizer would see it.
    static std::vector<Scalar> withGaps(int rows, int columns, Random& random) {
        const std::ptrdiff_t row = columns + kGap;
        auto values = normalValues<Scalar>(rows == 0 ? 0 : rows * row - kGap, random);
        for (std::ptrdiff_t i = 0; i < std::ssize(values); ++i)
            if (i % row >= columns) values[static_cast<std::size_t>(i)] = kNaN;
        return values;
    }

    Gemm<Scalar> product(const Case& shape, std::vector<Scalar>& to) const {
        return {.rows = shape.rows,
                .columns = shape.columns,
                .depth = shape.depth,
                .a = a.data(),
                .aRow = shape.transposed ? 1 : shape.depth,
                .aDepth = shape.transposed ? shape.rows : 1,
                .b = b.data(),
                .bRow = shape.columns + kGap,
                .c = to.data(),
                .cRow = shape.columns + kGap,
                .accumulate = shape.accumulate,
                .bias = shape.bias ? bias.data() : nullptr,
                .relu = shape.relu};
    }

    std::vector<Scalar> a;
    std::vector<Scalar> b;
    std::vector<Scalar> c;
    std::vector<Scalar> bias;
};

/// The definition; ReLU is left to the caller.
template <typename Scalar>
PlainSum plainElement(const Gemm<Scalar>& g, int i, int j) {
    PlainSum sum;
    if (g.accumulate) sum.add(g.c[i * g.cRow + j]);
    const int run = g.aRun == 0 ? g.depth : g.aRun;
    for (int k = 0; k < g.depth; ++k) {
        const std::ptrdiff_t at = i * g.aRow + (k / run) * g.aNextRun + (k % run) * g.aDepth;
        sum.add(static_cast<double>(g.a[at]) * g.b[k * g.bRow + j]);
    }
    if (g.bias != nullptr) sum.add(g.bias[j]);
    return sum;
}

/// Compares C with what `product`, whose C is still as it was before, says.
template <typename Scalar>
void expectValues(const Gemm<Scalar>& product, const std::vector<Scalar>& c) {
    for (int i = 0; i < product.rows; ++i)
        for (std::ptrdiff_t j = 0; j < product.cRow; ++j) {
            const auto at = static_cast<std::size_t>(i * product.cRow + j);
            if (at >= c.size()) break;
            if (j >= product.columns) {
                ASSERT_TRUE(std::isnan(c[at])) << "written behind row " << i;
                continue;
            }
            const PlainSum sum = plainElement(product, i, static_cast<int>(j));
            const double expected = product.relu ? std::max(sum.value, 0.0) : sum.value;
            ASSERT_NEAR(c[at], expected, sum.bound<Scalar>(product.depth + 2)) << i << ' ' << j;
        }
}

template <typename Scalar>
void expectProduct(const Kernels<Scalar>& kernels, const Case& shape) {
    SCOPED_TRACE(testing::Message() << shape.rows << " x " << shape.columns << " x " << shape.depth
                                    << (shape.transposed ? " transposed" : "")
                                    << (shape.accumulate ? " accumulate" : "") << (shape.bias ? " bias" : "")
                                    << (shape.relu ? " relu" : ""));
    Random random(7);
    Arrays<Scalar> arrays(shape, random);
    std::vector<Scalar> c = arrays.c;
    kernels.gemm(arrays.product(shape, c));
    expectValues(arrays.product(shape, arrays.c), c);
}

/// A's rows as patches of an image: runs of `run` values, `next` apart, rows `step` apart and overlapping.
template <typename Scalar>
void expectInRuns(const Kernels<Scalar>& kernels, const Case& shape, int run, int next, int step) {
    SCOPED_TRACE(testing::Message() << shape.rows << " x " << shape.columns << " x " << shape.depth
                                    << " in runs of " << run);
    Random random(8);
    Arrays<Scalar> arrays(shape, random);
    arrays.a = normalValues<Scalar>((shape.rows - 1) * step + (shape.depth / run - 1) * next + run, random);
    std::vector<Scalar> c = arrays.c;
    const auto product = [&](std::vector<Scalar>& to) {
        Gemm<Scalar> g = arrays.product(shape, to);
        g.aRow = step;
        g.aRun = run;
        g.aNextRun = next;
        return g;
    };
    kernels.gemm(product(c));
    expectValues(product(arrays.c), c);
}

template <typename Scalar>
class GemmOf : public testing::Test {};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(GemmOf, Scalars);

// Tiles have 6 or 12 rows and 2 vectors of 2 to 16 values: sizes just below, at and above all of those.

TYPED_TEST(GemmOf, AnyRowsAndColumns) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        for (const int rows : {1, 2, 3, 5, 6, 7, 11, 12, 13, 17, 24, 31})
            for (const int columns : {1, 2, 3, 4, 5, 7, 8, 9, 10, 15, 16, 17, 31, 32, 33, 47, 64, 67})
                expectProduct(kernels, {rows, columns, 5});
    });
}

// One or two rows take a way of their own, up to eight vectors of columns at once.
TYPED_TEST(GemmOf, FewRowsAndManyColumns) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        for (const int rows : {1, 2, 3})
            for (const int columns : {127, 128, 129, 144, 257}) {
                expectProduct(kernels, {rows, columns, 19, false, false, true, true});
                expectProduct(kernels, {rows, columns, 300, true, true, true, false});
            }
    });
}

// The depth is cut in blocks of 256; bias and ReLU must come once, with the last.
TYPED_TEST(GemmOf, AnyDepth) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        for (const int depth : {1, 2, 3, 13, 255, 256, 257, 511, 512, 513, 701})
            for (const int columns : {3, 16, 37}) {
                expectProduct(kernels, {7, columns, depth});
                expectProduct(kernels, {13, columns, depth, true, true, true, true});
            }
    });
}

TYPED_TEST(GemmOf, EveryCombinationOfOptions) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        for (int options = 0; options < 16; ++options)
            for (const int rows : {1, 5, 13})
                for (const int depth : {6, 260})
                    expectProduct(kernels, {rows, 35, depth, (options & 1) != 0, (options & 2) != 0,
                                            (options & 4) != 0, (options & 8) != 0});
    });
}

// An empty sum is zero: what is there, the bias and ReLU remain.
TYPED_TEST(GemmOf, NoDepth) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        for (int options = 0; options < 8; ++options)
            for (const int columns : {3, 16, 37})
                expectProduct(kernels, {7, columns, 0, false, (options & 1) != 0, (options & 2) != 0,
                                        (options & 4) != 0});
    });
}

// Blocks of the depth hold whole runs, or pieces of one that is longer than a block.
TYPED_TEST(GemmOf, RunsOfTheLeftSide) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        for (const int run : {1, 3, 5, 64, 127, 128, 129, 255, 256, 257, 300, 513})
            for (const int runs : {1, 2, 3, 5})
                for (const int columns : {3, 16, 37})
                    expectInRuns(kernels, {13, columns, run * runs, false, true, true, true}, run, run + 7,
                                 2);
    });
}

TYPED_TEST(GemmOf, RandomShapes) {
    onEveryLevel<TypeParam>([](const Kernels<TypeParam>& kernels) {
        Random random(11);
        for (int i = 0; i < 60; ++i) {
            const auto upTo = [&](std::size_t most) { return static_cast<int>(random.below(most)) + 1; };
            const auto coin = [&] { return random.below(2) == 1; };
            expectProduct(kernels, {upTo(40), upTo(150), upTo(300), coin(), coin(), coin(), coin()});
        }
    });
}

} // namespace
} // namespace digitpad::test
