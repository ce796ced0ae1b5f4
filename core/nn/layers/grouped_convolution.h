// Convolution in groups, with dilations and with a stride of its own in each direction: what networks of
// other programs have beyond Convolution, depthwise convolution among it.  Plain loops.
#pragma once

#include "core/nn/layer.h"
#include "core/nn/layers/window.h"

namespace digitpad {

/// Down the rows and across the columns.
struct Steps {
    int down = 1;
    int across = 1;
    bool operator==(const Steps&) const = default;
};

struct GroupedConvolutionOptions {
    int inputChannels = 1;
    int outputChannels = 1;
    int groups = 1; ///< divides both; each group of outputs sees its group of inputs
    int kernelHeight = 3;
    int kernelWidth = 3;
    Steps stride{};
    Steps dilation{}; ///< from one kernel value's input pixel to the next one's
    Padding padding{};
    bool bias = true;

    int groupInputs() const { return inputChannels / groups; }
    int groupOutputs() const { return outputChannels / groups; }
};

/// Parameters: weights [kernel height, kernel width, inputs of a group, output channels], then the biases.
template <typename Scalar>
class GroupedConvolution final : public Layer<Scalar> {
public:
    /// Throws Error for sizes that are not positive, negative paddings, and groups that do not divide the
    /// channels.
    explicit GroupedConvolution(const GroupedConvolutionOptions& options);

    const GroupedConvolutionOptions& options() const { return m_options; }

    std::string describe() const override;
    Shape outputShape(const Shape& input) const override;
    std::size_t parameterCount() const override;
    void markDecayed(std::span<Scalar> mask) const override;
    std::int64_t multiplyAdds(const Shape& input) const override;
    /// As Convolution.
    void initialise(Scalar* parameters, Scalar* state, Random& random) const override;
    void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
               LayerMemory<Scalar>& memory) const override;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                  const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                  LayerMemory<Scalar>& memory) const override;

private:
    int tapSize() const { return m_options.groupInputs() * m_options.outputChannels; }
    int weightCount() const { return m_options.kernelHeight * m_options.kernelWidth * tapSize(); }

    GroupedConvolutionOptions m_options;
};

extern template class GroupedConvolution<float>;
extern template class GroupedConvolution<double>;

} // namespace digitpad
