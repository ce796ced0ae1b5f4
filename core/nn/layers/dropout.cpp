#include "core/nn/layers/dropout.h"

#include <cmath>

#include "core/error.h"

namespace digitpad {
namespace {

/// Fills `mask` with 0 (probability `rate`) and 1 / (1 - rate).  One 64-bit draw decides four values: 16 bits
/// are finer than any rate in use, and a full draw a value would cost as much as a small convolution.
template <typename Scalar>
void drawMask(std::span<Scalar> mask, double rate, Random random) {
    const auto threshold = static_cast<std::uint32_t>(std::lround(rate * 65536));
    const auto kept = static_cast<Scalar>(1 / (1 - rate));
    const auto decide = [=](std::uint64_t bits) { return (bits & 0xffff) < threshold ? Scalar{0} : kept; };
    std::size_t i = 0;
    for (; i + 4 <= mask.size(); i += 4) {
        const std::uint64_t bits = random.next();
        for (std::size_t j = 0; j < 4; ++j) mask[i + j] = decide(bits >> (16 * j));
    }
    for (std::uint64_t bits = random.next(); i < mask.size(); ++i, bits >>= 16) mask[i] = decide(bits);
}

} // namespace

template <typename Scalar>
Dropout<Scalar>::Dropout(double rate) : m_rate(rate) {
    if (!(rate >= 0 && rate < 1)) throw Error("Dropout", "the rate must be at least 0 and below 1");
}

template <typename Scalar>
std::string Dropout<Scalar>::describe() const {
    return "Dropout " + std::to_string(std::lround(m_rate * 100)) + " %";
}

template <typename Scalar>
void Dropout<Scalar>::infer(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x, Tensor<Scalar>& y,
                            LayerMemory<Scalar>& /*memory*/) const {
    y.resize(x.count(), x.shape());
    y.pixels() = x.pixels();
}

template <typename Scalar>
void Dropout<Scalar>::forward(const LayerValues<Scalar>& /*values*/, const TrainingPass<Scalar>& pass,
                              const Tensor<Scalar>& x, Tensor<Scalar>& y, LayerMemory<Scalar>& memory) const {
    y.resize(x.count(), x.shape());
    memory.saved.resize(x.size());
    drawMask(memory.saved.span(), m_rate, Random(pass.seed));
    for (std::size_t i = 0; i < y.size(); ++i) y.data()[i] = x.data()[i] * memory.saved[i];
}

template <typename Scalar>
void Dropout<Scalar>::backward(const LayerValues<Scalar>& /*values*/, const Tensor<Scalar>& x,
                               const Tensor<Scalar>& /*y*/, const Tensor<Scalar>& dy, Tensor<Scalar>* dx,
                               Scalar* /*gradients*/, LayerMemory<Scalar>& memory) const {
    if (dx == nullptr) return;
    dx->resize(x.count(), x.shape());
    for (std::size_t i = 0; i < dx->size(); ++i) dx->data()[i] = dy.data()[i] * memory.saved[i];
}

template class Dropout<float>;
template class Dropout<double>;

} // namespace digitpad
