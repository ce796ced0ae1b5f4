// Layers that share a pass over memory: runs of a list are replaced by one layer that does the work of all of
// them.
#pragma once

#include "core/nn/layer.h"

namespace digitpad {

/// The same network with fewer layers.  Convolution, batch norm and dense layers take in the ReLU after them,
/// the first two also 2x2 max pooling after that; a Flatten in front of a dense layer, which takes any shape,
/// goes.  Parameters and state keep their order.
template <typename Scalar>
LayerList<Scalar> fuse(const LayerList<Scalar>& layers);

extern template LayerList<float> fuse(const LayerList<float>&);
extern template LayerList<double> fuse(const LayerList<double>&);

} // namespace digitpad
