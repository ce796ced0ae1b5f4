#include "core/nn/layers/rearrange.h"

#include <algorithm>

#include "core/error.h"
#include "core/nn/sizes.h"

namespace digitpad {

template <typename Scalar>
Rearrange<Scalar>::Rearrange(int inputs, const Shape& output, std::vector<std::int32_t> sources)
    : m_inputs(inputs), m_output(output), m_sources(std::move(sources)) {
    requireImageSize(describe(), output.height, output.width, output.channels);
    if (m_sources.size() != static_cast<std::size_t>(output.size()))
        throw Error(describe(), "has not one source a value");
    if (std::ranges::any_of(m_sources, [&](std::int32_t source) { return source < 0 || source >= inputs; }))
        throw Error(describe(), "a source is not among its " + std::to_string(inputs) + " values");
}

template <typename Scalar>
Shape Rearrange<Scalar>::outputShape(const Shape& input) const {
    if (input.size() != m_inputs)
        throw Error(describe(), "takes " + std::to_string(m_inputs) + " values, not " + toString(input));
    return m_output;
}

template <typename Scalar>
void Rearrange<Scalar>::infer(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                              Tensor<Scalar>& y, LayerMemory<Scalar>& /*memory*/) const {
    y.resize(x.count(), outputShape(x.shape()));
    for (int n = 0; n < x.count(); ++n)
        for (std::size_t i = 0; i < m_sources.size(); ++i) y.image(n)[i] = x.image(n)[m_sources[i]];
}

template <typename Scalar>
void Rearrange<Scalar>::backward(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                                 const Tensor<Scalar>& /*y*/, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                                 Scalar* /*gradients*/, LayerMemory<Scalar>& /*memory*/) const {
    if (dx == nullptr) return;
    dx->resize(x.count(), x.shape());
    std::fill_n(dx->data(), dx->size(), Scalar{0});
    for (int n = 0; n < x.count(); ++n)
        for (std::size_t i = 0; i < m_sources.size(); ++i) dx->image(n)[m_sources[i]] += dy.image(n)[i];
}

template class Rearrange<float>;
template class Rearrange<double>;

} // namespace digitpad
