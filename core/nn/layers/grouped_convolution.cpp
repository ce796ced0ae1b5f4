#include "core/nn/layers/grouped_convolution.h"

#include <algorithm>

#include "core/nn/initialisation.h"
#include "core/nn/sizes.h"

namespace digitpad {
namespace {

using Options = GroupedConvolutionOptions;

/// Pixels from a kernel's first value to behind its last.
int reach(int kernel, int dilation) {
    return static_cast<int>(
        std::min<std::int64_t>(std::int64_t{kernel - 1} * dilation + 1, kMostLayerValues));
}

/// Calls visit(first value of an output pixel, first value of an input pixel, first weight) for each pair of
/// pixels that a value of the kernel joins.
template <typename Visit>
void forEachTap(const Options& o, int count, const Shape& input, const Shape& output, int tapSize,
                Visit visit) {
    std::ptrdiff_t to = 0;
    for (int n = 0; n < count; ++n)
        for (int i = 0; i < output.height; ++i)
            for (int j = 0; j < output.width; ++j, to += output.channels)
                for (int u = 0; u < o.kernelHeight; ++u) {
                    const int row = i * o.stride.down + u * o.dilation.down - o.padding.top;
                    if (row < 0 || row >= input.height) continue;
                    for (int v = 0; v < o.kernelWidth; ++v) {
                        const int column = j * o.stride.across + v * o.dilation.across - o.padding.left;
                        if (column < 0 || column >= input.width) continue;
                        visit(to,
                              ((std::ptrdiff_t{n} * input.height + row) * input.width + column) *
                                  input.channels,
                              (std::ptrdiff_t{u} * o.kernelWidth + v) * tapSize);
                    }
                }
}

/// Calls visit(output channel, input channel, weight of the tap) for each pair of channels of a group;
/// outputs run innermost, as weights lie.
template <typename Visit>
void forEachPair(const Options& o, Visit visit) {
    const int inputs = o.groupInputs();
    const int outputs = o.groupOutputs();
    for (int c = 0; c < inputs; ++c)
        for (int g = 0; g < o.groups; ++g)
            for (int k = g * outputs; k < (g + 1) * outputs; ++k)
                visit(k, g * inputs + c, c * o.outputChannels + k);
}

} // namespace

template <typename Scalar>
GroupedConvolution<Scalar>::GroupedConvolution(const GroupedConvolutionOptions& options)
    : m_options(options) {
    const Padding& p = options.padding;
    if (std::min({options.inputChannels, options.outputChannels, options.groups, options.kernelHeight,
                  options.kernelWidth, options.stride.down, options.stride.across, options.dilation.down,
                  options.dilation.across}) < 1 ||
        std::min({p.top, p.left, p.bottom, p.right}) < 0)
        throw Error(describe(), "sizes must be positive and paddings not negative");
    if (options.inputChannels % options.groups != 0 || options.outputChannels % options.groups != 0)
        throw Error(describe(), "its groups do not divide its channels");
    requireWeightCount(describe(), {options.kernelHeight, options.kernelWidth, options.groupInputs(),
                                    options.outputChannels});
}

template <typename Scalar>
std::string GroupedConvolution<Scalar>::describe() const {
    const Options& o = m_options;
    std::string text = "Conv " + std::to_string(o.kernelHeight) + "×" + std::to_string(o.kernelWidth) + ", " +
                       std::to_string(o.outputChannels);
    if (o.groups != 1) text += ", groups " + std::to_string(o.groups);
    const auto add = [&](const char* name, const Steps& steps) {
        if (steps == Steps{}) return;
        text += std::string(", ") + name + " " + std::to_string(steps.down);
        if (steps.across != steps.down) text += "×" + std::to_string(steps.across);
    };
    add("stride", o.stride);
    add("dilation", o.dilation);
    return text;
}

template <typename Scalar>
Shape GroupedConvolution<Scalar>::outputShape(const Shape& input) const {
    const Options& o = m_options;
    if (input.channels != o.inputChannels)
        throw Error(describe(),
                    "takes " + std::to_string(o.inputChannels) + " channels, not " + toString(input));
    const int height = reach(o.kernelHeight, o.dilation.down);
    const int width = reach(o.kernelWidth, o.dilation.across);
    const Window rows{height, width, o.stride.down, o.padding};
    rows.require(input, o.outputChannels, *this);
    const Window columns{height, width, o.stride.across, o.padding};
    columns.require(input, o.outputChannels, *this);
    return {rows.outputShape(input, 1).height, columns.outputShape(input, 1).width, o.outputChannels};
}

template <typename Scalar>
std::size_t GroupedConvolution<Scalar>::parameterCount() const {
    return static_cast<std::size_t>(weightCount()) +
           (m_options.bias ? static_cast<std::size_t>(m_options.outputChannels) : 0);
}

template <typename Scalar>
void GroupedConvolution<Scalar>::markDecayed(std::span<Scalar> mask) const {
    std::fill_n(mask.begin(), weightCount(), Scalar{1});
}

template <typename Scalar>
std::int64_t GroupedConvolution<Scalar>::multiplyAdds(const Shape& input) const {
    const Shape output = outputShape(input);
    return std::int64_t{output.height} * output.width * weightCount();
}

template <typename Scalar>
void GroupedConvolution<Scalar>::initialise(Scalar* parameters, Scalar* /*state*/, Random& random) const {
    fillHeNormal(parameters, weightCount(),
                 m_options.kernelHeight * m_options.kernelWidth * m_options.groupInputs(), random);
    if (m_options.bias) std::fill_n(parameters + weightCount(), m_options.outputChannels, Scalar{0});
}

template <typename Scalar>
void GroupedConvolution<Scalar>::infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                                       Tensor<Scalar>& y, LayerMemory<Scalar>& /*memory*/) const {
    y.resize(x.count(), outputShape(x.shape()));
    y.pixels().setZero();
    if (m_options.bias)
        y.pixels().rowwise() += matrix(values.parameters + weightCount(), 1, m_options.outputChannels).row(0);
    forEachTap(m_options, x.count(), x.shape(), y.shape(), tapSize(),
               [&](std::ptrdiff_t to, std::ptrdiff_t from, std::ptrdiff_t weight) {
                   Scalar* target = y.data() + to;
                   const Scalar* source = x.data() + from;
                   const Scalar* weights = values.parameters + weight;
                   forEachPair(m_options, [&](int k, int c, int w) { target[k] += source[c] * weights[w]; });
               });
}

template <typename Scalar>
void GroupedConvolution<Scalar>::backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                                          const Tensor<Scalar>& y, const Tensor<Scalar>& dy,
                                          Tensor<Scalar>* dx, Scalar* gradients,
                                          LayerMemory<Scalar>& /*memory*/) const {
    if (m_options.bias)
        matrix(gradients + weightCount(), 1, m_options.outputChannels) += dy.pixels().colwise().sum();
    forEachTap(m_options, x.count(), x.shape(), y.shape(), tapSize(),
               [&](std::ptrdiff_t to, std::ptrdiff_t from, std::ptrdiff_t weight) {
                   const Scalar* gradient = dy.data() + to;
                   const Scalar* source = x.data() + from;
                   Scalar* target = gradients + weight;
                   forEachPair(m_options, [&](int k, int c, int w) { target[w] += gradient[k] * source[c]; });
               });
    if (dx == nullptr) return;
    dx->resize(x.count(), x.shape());
    dx->pixels().setZero();
    forEachTap(m_options, x.count(), x.shape(), y.shape(), tapSize(),
               [&](std::ptrdiff_t to, std::ptrdiff_t from, std::ptrdiff_t weight) {
                   const Scalar* gradient = dy.data() + to;
                   Scalar* target = dx->data() + from;
                   const Scalar* weights = values.parameters + weight;
                   forEachPair(m_options,
                               [&](int k, int c, int w) { target[c] += gradient[k] * weights[w]; });
               });
}

template class GroupedConvolution<float>;
template class GroupedConvolution<double>;

} // namespace digitpad
