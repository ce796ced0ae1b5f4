#include "core/nn/layers/max_pool.h"

#include <algorithm>

#include "core/nn/kernels/pooling.h"

namespace digitpad {
namespace {

/// Calls visit(index of the first value of an input pixel) for each pixel of the region.
template <typename Visit>
void forEachPixel(const PoolRegion& region, const Shape& input, Visit visit) {
    for (int v = 0; v < region.height; ++v)
        for (int u = 0; u < region.width; ++u)
            visit((region.firstPixel + std::ptrdiff_t{v} * input.width + u) * input.channels);
}

} // namespace

template <typename Scalar>
MaxPool<Scalar>::MaxPool(const PoolOptions& options) : m_options(options) {
    m_options.validate(describe());
}

template <typename Scalar>
Shape MaxPool<Scalar>::outputShape(const Shape& input) const {
    m_options.window().require(input, input.channels, *this);
    return m_options.window().outputShape(input, input.channels);
}

template <typename Scalar>
void MaxPool<Scalar>::infer(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                            LayerMemory<Scalar>& /*memory*/) const {
    const Shape input = x.shape();
    y.resize(x.count(), outputShape(input));
    forEachPoolRegion(x.count(), input, y.shape(), m_options.window(),
                      [&](auto pixel, const PoolRegion& region) {
                          Scalar* target = y.data() + pixel * input.channels;
                          std::copy_n(x.data() + region.firstPixel * input.channels, input.channels, target);
                          forEachPixel(region, input, [&](auto first) {
                              const Scalar* source = x.data() + first;
                              for (int c = 0; c < input.channels; ++c)
                                  target[c] = std::max(target[c], source[c]);
                          });
                      });
}

// The gradient goes to the first value that equals the maximum, as the other frameworks do it.
template <typename Scalar>
void MaxPool<Scalar>::backward(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                               const Tensor<Scalar>& y, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                               Scalar* /*gradients*/, LayerMemory<Scalar>& memory) const {
    if (dx == nullptr) return;
    const Shape input = x.shape();
    dx->resize(x.count(), input);
    std::fill_n(dx->data(), dx->size(), Scalar{0});
    memory.scratch.resize(static_cast<std::size_t>(input.channels));
    Scalar* left = memory.scratch.data(); // what of each channel's gradient is not handed out yet
    forEachPoolRegion(x.count(), input, y.shape(), m_options.window(),
                      [&](auto pixel, const PoolRegion& region) {
                          const Scalar* maximum = y.data() + pixel * input.channels;
                          std::copy_n(dy.data() + pixel * input.channels, input.channels, left);
                          forEachPixel(region, input, [&](auto first) {
                              const Scalar* source = x.data() + first;
                              Scalar* target = dx->data() + first;
                              for (int c = 0; c < input.channels; ++c) {
                                  const Scalar share = source[c] == maximum[c] ? left[c] : Scalar{0};
                                  target[c] += share;
                                  left[c] -= share;
                              }
                          });
                      });
}

template class MaxPool<float>;
template class MaxPool<double>;

} // namespace digitpad
