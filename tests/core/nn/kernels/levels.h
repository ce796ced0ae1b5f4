// Running a test on the kernels of every level of the CPU, and the random values it takes.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/nn/kernels/kernels.h"
#include "core/random.h"

namespace digitpad::test {

/// Calls check(kernels) for each level that runs here; failures name the level.
template <typename Scalar, typename Check>
void onEveryLevel(Check check) {
    for (const KernelLevel& level : kernelLevels()) {
        if (!level.runsHere) continue;
        SCOPED_TRACE(level.name);
        check(kernelsOf<Scalar>(level));
    }
}

template <typename Scalar>
std::vector<Scalar> normalValues(std::ptrdiff_t count, Random& random) {
    std::vector<Scalar> values(static_cast<std::size_t>(count));
    for (Scalar& value : values) value = static_cast<Scalar>(random.normal());
    return values;
}

/// Multiples of 1/2 between -2 and 2: sums and products of a few are exact, and equal neighbours are common.
template <typename Scalar>
std::vector<Scalar> coarseValues(std::ptrdiff_t count, Random& random) {
    std::vector<Scalar> values(static_cast<std::size_t>(count));
    for (Scalar& value : values) value = (static_cast<Scalar>(random.below(9)) - Scalar{4}) / Scalar{2};
    return values;
}

/// A sum worked out in double, and the sum of its terms' sizes, to which rounding errors are proportional.
struct PlainSum {
    double value = 0;
    double size = 0;

    void add(double term) {
        value += term;
        size += std::abs(term);
    }
    /// The classic bound of the error of a sum of `terms` terms, in any order, fused or not: a rounding of
    /// half an epsilon a term and product. float64 is compared with a sum that itself is of float64: twice.
    template <typename Scalar>
    double bound(int terms) const {
        const double share = std::is_same_v<Scalar, double> ? 2 : 1;
        return share * (terms + 2) * std::numeric_limits<Scalar>::epsilon() / 2 * size +
               std::numeric_limits<Scalar>::min();
    }
};

/// |a - b| over the largest |b|, for results whose rounding errors are proportional to the whole.
template <typename A, typename B>
double relativeDistance(const A& a, const B& b) {
    double distance = a.size() == b.size() ? 0 : std::numeric_limits<double>::infinity();
    double size = std::numeric_limits<double>::min();
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        const auto value = static_cast<double>(b[i]);
        const double apart = std::abs(static_cast<double>(a[i]) - value);
        if (!(apart <= distance)) distance = apart; // NaN stays
        size = std::max(size, std::abs(value));
    }
    return distance / size;
}

} // namespace digitpad::test
