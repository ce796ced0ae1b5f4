#include "core/nn/footprint.h"

#include <algorithm>

#include "core/nn/layers/average_pool.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/grouped_convolution.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/pointwise.h"
#include "core/nn/layers/residual.h"

namespace digitpad {
namespace {

/// How many multiply-adds of a matrix product a plain loop's step takes as long as.  Estimated, not measured:
/// a vector does 8 to 16 of them at once, and such a loop none; exp() takes some tens.  Larger refuses more
/// files.
constexpr std::int64_t kPlainStep = 16;
constexpr std::int64_t kFunction = 40;

std::int64_t windowWork(const PoolOptions& options, const Shape& output) {
    return kPlainStep * output.size() * options.height * options.width;
}

std::int64_t workOf(const Layer<float>& layer, const Shape& input, const Shape& output) {
    if (const auto* pool = dynamic_cast<const MaxPool<float>*>(&layer))
        return windowWork(pool->options(), output);
    if (const auto* pool = dynamic_cast<const AveragePool<float>*>(&layer))
        return windowWork(pool->options(), output);
    if (dynamic_cast<const GroupedConvolution<float>*>(&layer) != nullptr)
        return kPlainStep * layer.multiplyAdds(input);
    if (dynamic_cast<const Pointwise<float>*>(&layer) != nullptr) return kFunction * output.size();
    return std::max<std::int64_t>(layer.multiplyAdds(input), input.size() + output.size());
}

/// The padded image, and the full one in front of pooling.
std::int64_t scratchOf(const Layer<float>& layer, const Shape& input) {
    const auto* convolution = dynamic_cast<const Convolution<float>*>(&layer);
    if (convolution == nullptr) return 0;
    const ConvolutionOptions& o = convolution->options();
    const Window window{1, 1, 1, o.padding};
    const Window full{o.kernelHeight, o.kernelWidth, o.stride, o.padding};
    return std::int64_t{window.outputShape(input, input.channels).size()} +
           full.outputShape(input, o.outputChannels).size();
}

void add(Footprint& sum, const Footprint& more) {
    sum.values += more.values;
    sum.scratch += more.scratch;
    sum.work += more.work;
}

} // namespace

Footprint footprint(const LayerList<float>& layers, const Shape& input) {
    Footprint sum;
    Shape shape = input;
    for (const auto& layer : layers) {
        const Shape output = layer->outputShape(shape);
        sum.values += output.size();
        if (const auto* residual = dynamic_cast<const Residual<float>*>(layer.get())) {
            add(sum, footprint(residual->body().layers(), shape));
            add(sum, footprint(residual->shortcut().layers(), shape));
            sum.work += output.size();
        } else {
            sum.work += workOf(*layer, shape, output);
            sum.scratch += scratchOf(*layer, shape);
        }
        shape = output;
    }
    return sum;
}

int imagesAtOnce(const LayerList<float>& layers, const Shape& input) {
    // Networks of this program have room for hundreds of images in it.  Less makes large foreign ones slower,
    // more takes that much memory for each thread.
    constexpr std::int64_t kMostValues = std::int64_t{1} << 25;
    constexpr std::int64_t kMostImages = 1 << 16;
    const std::int64_t values = input.size() + footprint(layers, input).values;
    return static_cast<int>(std::clamp<std::int64_t>(kMostValues / values, 1, kMostImages));
}

} // namespace digitpad
