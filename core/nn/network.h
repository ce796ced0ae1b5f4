// A network: a list of layers and two flat arrays, the trained parameters and the batch-norm state.
// Inference is const and its memory is the caller's, so one network serves many threads.
#pragma once

#include <span>

#include "core/nn/sequence.h"

namespace digitpad {

/// Activations and scratch of one thread's passes through a network.
template <typename Scalar>
using BasicWorkspace = SequenceMemory<Scalar>;

/// One row of the layer table the program shows.
struct LayerSummary {
    std::string description;
    Shape output;
    std::size_t parameters = 0;
    std::int64_t multiplyAdds = 0;
};

template <typename Scalar>
class BasicNetwork {
public:
    /// Weights are drawn from `seed`.  Throws Error naming the layer that does not fit its input.
    BasicNetwork(Shape input, LayerList<Scalar> layers, std::uint64_t seed);

    const Shape& inputShape() const { return m_shapes.front(); }
    const Shape& outputShape() const { return m_shapes.back(); }
    int classCount() const { return outputShape().size(); }
    const LayerList<Scalar>& layers() const { return m_sequence.layers(); }
    std::vector<LayerSummary> summary() const;

    std::span<Scalar> parameters() { return m_parameters.span(); }
    std::span<const Scalar> parameters() const { return m_parameters.span(); }
    std::span<Scalar> state() { return m_state.span(); }
    std::span<const Scalar> state() const { return m_state.span(); }
    /// Of layer `index` alone.
    std::span<Scalar> layerParameters(std::size_t index);
    std::span<const Scalar> layerParameters(std::size_t index) const;
    std::span<Scalar> layerState(std::size_t index);
    std::span<const Scalar> layerState(std::size_t index) const;
    /// 1 where weight decay applies, 0 elsewhere; laid out as parameters().
    std::vector<Scalar> decayMask() const;

    /// @param images [N, input shape].  Returns the logits, [N, classes]; they live in `workspace`.
    const Tensor<Scalar>& infer(const Tensor<Scalar>& images, BasicWorkspace<Scalar>& workspace) const;

    /// Forward in training; see TrainingPass.
    const Tensor<Scalar>& forward(const Tensor<Scalar>& images, const TrainingPass<Scalar>& pass,
                                  BasicWorkspace<Scalar>& workspace) const;
    /// Adds the gradient of the loss to `gradients` (laid out as parameters()), after the forward() before.
    void backward(const Tensor<Scalar>& images, const Tensor<Scalar>& logitGradient,
                  std::span<Scalar> gradients, BasicWorkspace<Scalar>& workspace) const;

private:
    LayerValues<Scalar> values() const { return {m_parameters.data(), m_state.data()}; }
    void requireInput(const Tensor<Scalar>& images) const;

    Sequence<Scalar> m_sequence;
    std::vector<Shape> m_shapes; ///< the input's, then each layer's output
    AlignedBuffer<Scalar> m_parameters;
    AlignedBuffer<Scalar> m_state;
};

extern template class BasicNetwork<float>;
extern template class BasicNetwork<double>;

using Network = BasicNetwork<float>;
using Workspace = BasicWorkspace<float>;

} // namespace digitpad
