// A network made ready for inference when it is loaded: batch norm is folded into the layers before it, ReLU
// and pooling share their passes, and weights lie as the kernels want them.  Const, so one serves many
// threads.
#pragma once

#include "core/nn/network.h"

namespace digitpad {

class InferenceNetwork {
public:
    /// A copy of `network` as it is now.
    explicit InferenceNetwork(const Network& network);

    const Shape& inputShape() const { return m_inputShape; }
    int classCount() const { return m_classCount; }

    /// @param images [N, input shape].  Returns the logits, [N, classes]; they live in `workspace`.
    const Tensor<float>& infer(const Tensor<float>& images, Workspace& workspace) const;
    /// The same for images of any size, where no layer depends on it and the weights that were made ready for
    /// inputShape() are ready for it, too: where both sizes are multiples of 4 at every convolution.  Returns
    /// what the last layer gives.  Throws Error for others.
    const Tensor<float>& inferAnySize(const Tensor<float>& images, Workspace& workspace) const;

private:
    struct Step {
        LayerPointer<float> layer;
        std::size_t parameters; ///< where its values begin
        std::size_t state;
        std::size_t prepared;
    };

    const Tensor<float>& run(const Tensor<float>& images, Workspace& workspace) const;
    bool suits(const Shape& shape) const;

    Shape m_inputShape;
    int m_classCount;
    std::vector<Step> m_steps;
    AlignedBuffer<float> m_parameters;
    AlignedBuffer<float> m_state;
    AlignedBuffer<float> m_prepared;
};

} // namespace digitpad
