#include "core/nn/fusion.h"

#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/dropout.h"
#include "core/nn/layers/flatten.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/pointwise.h"
#include "core/nn/layers/relu.h"

namespace digitpad {
namespace {

template <template <typename> typename Type, typename Scalar>
const Type<Scalar>* as(const LayerList<Scalar>& layers, std::size_t index) {
    return index < layers.size() ? dynamic_cast<const Type<Scalar>*>(layers[index].get()) : nullptr;
}

/// What begins at `index`.
template <typename Scalar>
After afterAt(const LayerList<Scalar>& layers, std::size_t index) {
    if (!as<Relu>(layers, index)) return After::Nothing;
    const auto* pool = as<MaxPool>(layers, index + 1);
    return pool != nullptr && pool->options() == PoolOptions{} ? After::ReluPool : After::Relu;
}

std::size_t layerCount(After after) {
    switch (after) {
        case After::Nothing:
            return 0;
        case After::Relu:
            return 1;
        case After::ReluPool:
            return 2;
    }
    return 0;
}

/// Whether the shape does not matter from `index` on, up to a dense layer.
template <typename Scalar>
bool shapeIsFree(const LayerList<Scalar>& layers, std::size_t index) {
    while (as<Dropout>(layers, index) || as<Relu>(layers, index) || as<Pointwise>(layers, index)) ++index;
    return as<Dense>(layers, index) != nullptr;
}

/// Layer `index` with `after` in it, which follows it; null where it cannot take that in.
template <typename Scalar>
LayerPointer<Scalar> takingIn(const LayerList<Scalar>& layers, std::size_t index, After after) {
    if (const auto* convolution = as<Convolution>(layers, index);
        convolution != nullptr && convolution->after() == After::Nothing)
        return std::make_shared<Convolution<Scalar>>(convolution->options(), after);
    if (const auto* norm = as<BatchNorm>(layers, index); norm != nullptr && norm->after() == After::Nothing)
        return std::make_shared<BatchNorm<Scalar>>(norm->channels(), norm->epsilon(), after);
    const auto* dense = as<Dense>(layers, index);
    if (dense != nullptr && !dense->hasRelu() && after == After::Relu)
        return std::make_shared<Dense<Scalar>>(dense->inputs(), dense->outputs(), dense->hasBias(), true);
    return nullptr;
}

} // namespace

template <typename Scalar>
LayerList<Scalar> fuse(const LayerList<Scalar>& layers) {
    LayerList<Scalar> fused;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const After after = afterAt(layers, i + 1);
        if (const auto layer = after == After::Nothing ? nullptr : takingIn(layers, i, after)) {
            fused.push_back(layer);
            i += layerCount(after);
        } else if (!as<Flatten>(layers, i) || !shapeIsFree(layers, i + 1)) {
            fused.push_back(layers[i]);
        }
    }
    return fused;
}

template LayerList<float> fuse(const LayerList<float>&);
template LayerList<double> fuse(const LayerList<double>&);

} // namespace digitpad
