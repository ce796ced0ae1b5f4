// A convolution and its gradients by their definition, one multiplication at a time in float64, to compare
// the fast ones with.
#pragma once

#include <vector>

#include "core/nn/layers/window.h"
#include "tests/core/nn/plain_after.h"

namespace digitpad::test {

struct PlainConvolution {
    Window window;
    int count; ///< images
    Shape input;
    int outputChannels;

    Shape output() const { return window.outputShape(input, outputChannels); }
    std::size_t inputSize() const { return static_cast<std::size_t>(count * input.size()); }
    std::size_t outputSize() const { return static_cast<std::size_t>(count * output().size()); }
    std::size_t weightCount() const {
        return static_cast<std::size_t>(window.height * window.width * input.channels * outputChannels);
    }

    /// Calls visit(index of y, index of x, index of the weight) for each product.
    template <typename Visit>
    void forEachProduct(Visit visit) const {
        const Shape out = output();
        std::size_t y = 0;
        forEachValue(count, {out.height, out.width, 1}, [&](int n, int i, int j, int) {
            for (int k = 0; k < outputChannels; ++k, ++y)
                for (int u = 0; u < window.height; ++u)
                    for (int v = 0; v < window.width; ++v) {
                        const int row = i * window.stride + u - window.padding.top;
                        const int column = j * window.stride + v - window.padding.left;
                        if (row < 0 || row >= input.height || column < 0 || column >= input.width) continue;
                        for (int c = 0; c < input.channels; ++c)
                            visit(y,
                                  static_cast<std::size_t>(
                                      ((n * input.height + row) * input.width + column) * input.channels + c),
                                  static_cast<std::size_t>(
                                      ((u * window.width + v) * input.channels + c) * outputChannels + k));
                    }
        });
    }

    /// @param bias null: none
    std::vector<double> forward(const double* x, const double* weights, const double* bias) const {
        std::vector<double> y(outputSize());
        for (std::size_t i = 0; i < y.size(); ++i)
            y[i] = bias == nullptr ? 0 : bias[i % static_cast<std::size_t>(outputChannels)];
        forEachProduct(
            [&](std::size_t to, std::size_t from, std::size_t w) { y[to] += x[from] * weights[w]; });
        return y;
    }

    struct Gradients {
        std::vector<double> x;
        std::vector<double> weights;
        std::vector<double> bias;
    };
    Gradients backward(const double* x, const double* weights, const std::vector<double>& dy) const {
        Gradients gradients{std::vector<double>(inputSize(), 0.0), std::vector<double>(weightCount(), 0.0),
                            std::vector<double>(static_cast<std::size_t>(outputChannels), 0.0)};
        forEachProduct([&](std::size_t to, std::size_t from, std::size_t w) {
            gradients.x[from] += dy[to] * weights[w];
            gradients.weights[w] += dy[to] * x[from];
        });
        for (std::size_t i = 0; i < dy.size(); ++i)
            gradients.bias[i % static_cast<std::size_t>(outputChannels)] += dy[i];
        return gradients;
    }
};

} // namespace digitpad::test
