#include "core/model/onnx_budget.h"

#include "core/error.h"
#include "core/nn/footprint.h"

namespace digitpad {
namespace {

/// 64 MiB of weights, as the largest file has; reading them holds them three times, and inference makes up to
/// four times as many of them.
constexpr std::int64_t kMostWeights = std::int64_t{1} << 24;
/// Constants may be read and made anew, transposed or scaled, before they become weights.
constexpr std::int64_t kMostConstants = 2 * kMostWeights;
/// 32 MiB an image.  The shipped network has 0.1 million; ResNet-18 without its first strides has 2 million.
constexpr std::int64_t kMostActivations = std::int64_t{1} << 23;
/// Multiply-adds an image: 50 ms on one core of 2020.  ResNet-18 without its first strides, the largest
/// network that anyone reads digits with, takes 430 million.  Ten times as much, and a page of digits takes
/// minutes.
constexpr std::int64_t kMostWork = std::int64_t{1} << 29;

std::string millions(std::int64_t count) {
    return std::to_string(count / 1'000'000) + " million";
}

} // namespace

void OnnxBudget::addConstant(std::size_t values) {
    m_constants += static_cast<std::int64_t>(values);
    if (m_constants > kMostConstants)
        throw Error(m_where, "needs too much memory: more than " + millions(kMostConstants) + " constants");
}

void OnnxBudget::addLayer(const LayerPointer<float>& layer, const Shape& input) {
    const Footprint more = footprint({layer}, input);
    m_weights += static_cast<std::int64_t>(layer->parameterCount() + layer->stateCount());
    m_activations += more.values + more.scratch;
    m_work += more.work;
    if (m_weights > kMostWeights)
        throw Error(m_where, "needs too much memory: more than " + millions(kMostWeights) + " weights");
    requireActivations();
    if (m_work > kMostWork)
        throw Error(m_where, "takes too long for one image: about " + millions(m_work) +
                                 " multiply-adds, where networks that read digits have a few million and " +
                                 millions(kMostWork) + " are allowed");
}

void OnnxBudget::addSum(const Shape& shape) {
    m_activations += shape.size();
    requireActivations();
}

void OnnxBudget::requireActivations() const {
    if (m_activations > kMostActivations)
        throw Error(m_where, "needs too much memory: more than " + millions(kMostActivations) +
                                 " values for one image");
}

} // namespace digitpad
