// What a layer is.  Layers hold no weights: a network keeps all parameters in one flat array and hands each
// layer its part, so that an optimiser step, an average, a copy or a comparison is one pass over one array,
// and a layer can be shared by threads and networks.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/nn/tensor.h"
#include "core/random.h"

namespace digitpad {

/// A layer's part of the network's arrays.
template <typename Scalar>
struct LayerValues {
    const Scalar* parameters = nullptr; ///< trained: weights, then biases
    const Scalar* state = nullptr;      ///< not trained: batch norm's running mean, then variance
    const Scalar* prepared = nullptr; ///< what prepare() made of the parameters; null where it was not called
};

template <typename Scalar>
struct SequenceMemory;

/// What one layer keeps from forward to backward, and its scratch.  Owned by the caller, one per thread.
template <typename Scalar>
struct LayerMemory {
    AlignedBuffer<Scalar> scratch;
    AlignedBuffer<Scalar> saved;
    AlignedBuffer<Scalar> prepared;      ///< as LayerValues::prepared, of a layer that has to make it itself
    AlignedBuffer<std::uint8_t> winners; ///< of max pooling, see Activation
    Tensor<Scalar> gradient; ///< of a residual block's second branch, or in front of ReLU and pooling
    std::vector<SequenceMemory<Scalar>> inner; ///< of a residual block's branches
};

/// What a list of layers keeps; grows on first use, then allocates nothing.
template <typename Scalar>
struct SequenceMemory {
    std::vector<Tensor<Scalar>> activations; ///< the output of each layer
    std::vector<LayerMemory<Scalar>> layers;
    Tensor<Scalar> gradients[2]; ///< backward alternates between them
    Tensor<Scalar> input;        ///< room for a caller that gathers the images of a pass

    /// For `count` layers.
    void fit(std::size_t count) {
        if (layers.size() == count) return;
        activations.resize(count);
        layers.resize(count);
    }
};

/// What all layers of one training pass share.
template <typename Scalar>
struct TrainingPass {
    std::uint64_t seed = 0; ///< of this pass's dropout masks; differs from step to step and shard to shard
    Scalar* batchState = nullptr; ///< receives this batch's statistics, laid out as LayerValues::state
};

template <typename Scalar>
class Layer {
public:
    virtual ~Layer() = default;

    /// The field's name and the sizes: "Conv 3×3, 32".
    virtual std::string describe() const = 0;
    /// Throws Error where the layer cannot take `input`.
    virtual Shape outputShape(const Shape& input) const = 0;
    virtual std::size_t parameterCount() const { return 0; }
    /// Writes 1 to `mask` (laid out as the parameters) where weight decay applies: weights, not biases or
    /// batch norm.
    virtual void markDecayed(std::span<Scalar> /*mask*/) const {}
    virtual std::size_t stateCount() const { return 0; }
    /// Multiply-adds for one image.
    virtual std::int64_t multiplyAdds(const Shape& /*input*/) const { return 0; }
    /// Fills the layer's part of a new network's arrays; the default is for layers that have none.
    virtual void initialise(Scalar* /*parameters*/, Scalar* /*state*/, Random& /*random*/) const {}

    /// Parameters in another form, which inference with fixed parameters makes once: values, and making them.
    virtual std::size_t preparedCount(const Shape& /*input*/) const { return 0; }
    virtual void prepare(const Shape& /*input*/, const Scalar* /*parameters*/, Scalar* /*prepared*/) const {}

    /// Inference.  `y` is resized; it never is `x`.
    virtual void infer(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                       LayerMemory<Scalar>& memory) const = 0;
    /// Forward in training; leaves in `memory` what backward() needs.  The default is infer().
    virtual void forward(const LayerValues<Scalar>& values, const TrainingPass<Scalar>& pass,
                         const Tensor<Scalar>& x, Tensor<Scalar>& y, LayerMemory<Scalar>& memory) const;
    /// Adds to `gradients` (laid out as the parameters) and, unless `dx` is null, writes the gradient of `x`.
    /// `x`, `y` and `memory` are those of the forward() before.
    virtual void backward(const LayerValues<Scalar>& values, const Tensor<Scalar>& x, const Tensor<Scalar>& y,
                          const Tensor<Scalar>& dy, Tensor<Scalar>* dx, Scalar* gradients,
                          LayerMemory<Scalar>& memory) const = 0;
};

template <typename Scalar>
using LayerPointer = std::shared_ptr<const Layer<Scalar>>;
template <typename Scalar>
using LayerList = std::vector<LayerPointer<Scalar>>;

template <typename Scalar>
void Layer<Scalar>::forward(const LayerValues<Scalar>& values, const TrainingPass<Scalar>& /*pass*/,
                            const Tensor<Scalar>& x, Tensor<Scalar>& y, LayerMemory<Scalar>& memory) const {
    infer(values, x, y, memory);
}

} // namespace digitpad
