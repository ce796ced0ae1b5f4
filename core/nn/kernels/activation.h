// What follows a convolution or batch norm in the same pass over memory: a scale and a shift a channel, ReLU,
// and max pooling of 2x2, stride 2.
#pragma once

#include <cstddef>
#include <cstdint>

namespace digitpad {

enum class After : std::uint8_t { Nothing, Relu, ReluPool };

/// Pooling remembers which of its 2x2 inputs won, counted row by row, or kNoWinner where none is above zero.
inline constexpr std::uint8_t kNoWinner = 4;

/// What a convolution does to its sums on their way to memory.
template <typename Scalar>
struct ConvolutionOutput {
    const Scalar* bias = nullptr; ///< null: none
    After after = After::Nothing;
    std::uint8_t* winners = nullptr; ///< of ReluPool, laid out as the pooled images; null: not wanted
};

/// What it needs to take that back.
template <typename Scalar>
struct ConvolutionOutputGradient {
    After after = After::Nothing;
    const Scalar* y = nullptr;             ///< of Relu, whose zeros stop the gradient
    const std::uint8_t* winners = nullptr; ///< of ReluPool
    Scalar* biasGradient = nullptr;        ///< a value a channel, added to; null: there is no bias
};

/// y = after(scale x + shift).
template <typename Scalar>
struct Activation {
    After after = After::Nothing;
    int count = 0;  ///< images
    int height = 0; ///< of x; pooled images have half of it, rounded down
    int width = 0;
    int channels = 0;
    const Scalar* x = nullptr;       ///< [count, height, width, channels]
    const Scalar* scale = nullptr;   ///< [channels]; null: 1
    const Scalar* shift = nullptr;   ///< [channels]; null: 0
    Scalar* y = nullptr;             ///< may be x, unless pooled
    std::uint8_t* winners = nullptr; ///< laid out as y, of ReluPool only; null: not wanted
};

/// The gradient in front of ReLU and pooling, in full size.
template <typename Scalar>
struct ActivationGradient {
    After after = After::Nothing;
    int count = 0;
    int height = 0; ///< as Activation's
    int width = 0;
    int channels = 0;
    const Scalar* dy = nullptr;            ///< laid out as y
    const Scalar* y = nullptr;             ///< Relu: zeros stop the gradient
    const std::uint8_t* winners = nullptr; ///< ReluPool
    Scalar* dx = nullptr;                  ///< [count, height, width, channels]; may be dy, unless pooled
};

} // namespace digitpad
