// A list of layers run one after the other; the body of a network and of each branch of a residual block.
#pragma once

#include "core/nn/layer.h"

namespace digitpad {

template <typename Scalar>
class Sequence {
public:
    explicit Sequence(LayerList<Scalar> layers);

    const LayerList<Scalar>& layers() const { return m_layers; }
    /// Shapes between the layers: the input's first, then each output.  Throws Error naming the layer that
    /// does not fit.
    std::vector<Shape> shapes(const Shape& input) const;
    /// Where layer `index` begins in the flat arrays; index layers().size() is the end.
    std::size_t parameterOffset(std::size_t index) const { return m_parameterOffsets[index]; }
    std::size_t stateOffset(std::size_t index) const { return m_stateOffsets[index]; }
    std::size_t parameterCount() const { return m_parameterOffsets.back(); }
    std::size_t stateCount() const { return m_stateOffsets.back(); }

    void markDecayed(std::span<Scalar> mask) const;
    std::int64_t multiplyAdds(const Shape& input) const;
    /// Each layer draws from a stream of its own, so that a change to one leaves the others' weights as they
    /// were.
    void initialise(Scalar* parameters, Scalar* state, std::uint64_t seed) const;

    /// Arguments are as in Layer; an empty list returns `x` itself.
    const Tensor<Scalar>& infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x,
                                SequenceMemory<Scalar>& memory) const;
    const Tensor<Scalar>& forward(const LayerValues<Scalar>& values, const TrainingPass<Scalar>& pass,
                                  const Tensor<Scalar>& x, SequenceMemory<Scalar>& memory) const;
    void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& dy,
                  Tensor<Scalar>* dx, Scalar* gradients, SequenceMemory<Scalar>& memory) const;

private:
    /// A layer as it runs, which may do the work of several (fusion.h).
    struct Step {
        LayerPointer<Scalar> layer;
        std::size_t parameters; ///< where its values begin
        std::size_t state;
    };

    static LayerValues<Scalar> valuesOf(const Step& step, const LayerValues<Scalar>& values);

    LayerList<Scalar> m_layers;
    std::vector<std::size_t> m_parameterOffsets;
    std::vector<std::size_t> m_stateOffsets;
    std::vector<Step> m_steps;
};

extern template class Sequence<float>;
extern template class Sequence<double>;

} // namespace digitpad
