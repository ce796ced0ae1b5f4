// ReLU and 2x2 max pooling by their definitions, to compare the fused and vectorised ones with.
#pragma once

#include <algorithm>
#include <vector>

#include "core/nn/kernels/activation.h"
#include "core/nn/tensor.h"

namespace digitpad::test {

struct PlainAfter {
    std::vector<double> y;
    std::vector<std::uint8_t> winners; ///< of ReluPool
};

inline Shape plainShapeAfter(After after, const Shape& shape) {
    return after == After::ReluPool ? Shape{shape.height / 2, shape.width / 2, shape.channels} : shape;
}

/// Where value `winner` of the window over pooled value (image, row, column, channel) lies in full size.
inline std::size_t indexInWindow(const Shape& shape, int image, int row, int column, int channel,
                                 int winner) {
    const int y = 2 * row + winner / 2;
    const int x = 2 * column + winner % 2;
    return static_cast<std::size_t>(((image * shape.height + y) * shape.width + x) * shape.channels +
                                    channel);
}

/// Calls visit(image, row, column, channel) for every value of `count` images in memory order.
template <typename Visit>
void forEachValue(int count, const Shape& shape, Visit visit) {
    for (int n = 0; n < count; ++n)
        for (int i = 0; i < shape.height; ++i)
            for (int j = 0; j < shape.width; ++j)
                for (int c = 0; c < shape.channels; ++c) visit(n, i, j, c);
}

/// @param x `count` images of `shape`
inline PlainAfter plainAfter(After after, int count, const Shape& shape, const std::vector<double>& x) {
    PlainAfter result;
    if (after != After::ReluPool) {
        for (const double value : x) result.y.push_back(after == After::Relu ? std::max(value, 0.0) : value);
        return result;
    }
    forEachValue(count, plainShapeAfter(after, shape), [&](int n, int i, int j, int c) {
        double largest = 0;
        std::uint8_t winner = kNoWinner;
        for (std::uint8_t w = 0; w < 4; ++w) {
            const double value = x[indexInWindow(shape, n, i, j, c, w)];
            if (value <= largest) continue;
            largest = value;
            winner = w;
        }
        result.y.push_back(largest);
        result.winners.push_back(winner);
    });
    return result;
}

/// The gradient of `x` above, of `shape`.
inline std::vector<double> plainAfterGradient(After after, int count, const Shape& shape,
                                              const PlainAfter& forward, const std::vector<double>& dy) {
    if (after == After::Nothing) return dy;
    std::vector<double> dx(static_cast<std::size_t>(count * shape.size()), 0.0);
    if (after == After::Relu) {
        for (std::size_t i = 0; i < dx.size(); ++i) dx[i] = forward.y[i] > 0 ? dy[i] : 0;
        return dx;
    }
    std::size_t at = 0;
    forEachValue(count, plainShapeAfter(after, shape), [&](int n, int i, int j, int c) {
        if (forward.winners[at] != kNoWinner)
            dx[indexInWindow(shape, n, i, j, c, forward.winners[at])] = dy[at];
        ++at;
    });
    return dx;
}

} // namespace digitpad::test
