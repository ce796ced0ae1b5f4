#include "core/nn/fusion.h"

#include <gmock/gmock.h>

#include "core/nn/layers/average_pool.h"
#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/dropout.h"
#include "core/nn/layers/flatten.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/relu.h"
#include "core/nn/layers/residual.h"
#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;
using Layers = LayerList<double>;

template <typename LayerType, typename... Arguments>
LayerPointer<double> layer(Arguments&&... arguments) {
    return std::make_shared<const LayerType>(std::forward<Arguments>(arguments)...);
}

LayerPointer<double> convolution(int inputs, int outputs, int stride = 1) {
    return layer<Convolution<double>>(ConvolutionOptions{
        .inputChannels = inputs, .outputChannels = outputs, .stride = stride, .padding = Padding::same(3)});
}

const LayerPointer<double> kRelu = layer<Relu<double>>();
const LayerPointer<double> kPool = layer<MaxPool<double>>();
const LayerPointer<double> kFlatten = layer<Flatten<double>>();

std::vector<std::string> described(const Layers& layers) {
    std::vector<std::string> texts;
    for (const auto& each : layers) texts.push_back(each->describe());
    return texts;
}

/// A list run one layer after the other as it is, with arrays from a seed.
class PlainRun {
public:
    PlainRun(const Layers& layers, const Tensor<double>& x) : m_layers(layers) {
        for (const auto& each : layers) {
            m_parameterOffsets.push_back(m_parameterCount);
            m_stateOffsets.push_back(m_stateCount);
            m_parameterCount += each->parameterCount();
            m_stateCount += each->stateCount();
        }
        Random random(4);
        m_parameters.resize(m_parameterCount);
        fillNormal(m_parameters, random);
        batchState.resize(m_stateCount);
        m_memory.resize(layers.size());
        forward(x);
        backward();
    }

    std::vector<double> batchState;
    std::vector<double> gradients;
    Tensor<double> dx;
    const Tensor<double>& y() const { return m_activations.back(); }

private:
    LayerValues<double> values(std::size_t i) const {
        return {m_parameters.data() + m_parameterOffsets[i], nullptr};
    }

    void forward(const Tensor<double>& x) {
        m_activations.assign(m_layers.size() + 1, x);
        for (std::size_t i = 0; i < m_layers.size(); ++i)
            m_layers[i]->forward(values(i), {9, batchState.data() + m_stateOffsets[i]}, m_activations[i],
                                 m_activations[i + 1], m_memory[i]);
    }

    void backward() {
        gradients.assign(m_parameterCount, 0);
        Random random(5);
        Tensor<double> dy(y().count(), y().shape());
        fillNormal({dy.data(), dy.size()}, random);
        for (std::size_t i = m_layers.size(); i-- > 0;) {
            m_layers[i]->backward(values(i), m_activations[i], m_activations[i + 1], dy, &dx,
                                  gradients.data() + m_parameterOffsets[i], m_memory[i]);
            dy = dx;
        }
    }

    const Layers& m_layers;
    std::size_t m_parameterCount = 0;
    std::size_t m_stateCount = 0;
    std::vector<std::size_t> m_parameterOffsets;
    std::vector<std::size_t> m_stateOffsets;
    std::vector<double> m_parameters;
    std::vector<Tensor<double>> m_activations;
    std::vector<LayerMemory<double>> m_memory;
};

/// That fused layers compute what the list does, forward and backward.
void expectSame(const Layers& layers, int count, Shape input) {
    SCOPED_TRACE(testing::PrintToString(described(layers)));
    Tensor<double> x(count, input);
    Random random(3);
    fillNormal({x.data(), x.size()}, random);
    const PlainRun plain(layers, x);
    const Layers fusedLayers = fuse(layers);
    EXPECT_LT(fusedLayers.size(), layers.size());
    const PlainRun fused(fusedLayers, x);
    // The same sums in the same order; bias and batch norm may round once more or less on the way.
    const auto near = DoubleNear(1e-10);
    ASSERT_EQ(fused.y().shape().size(), plain.y().shape().size());
    EXPECT_THAT(valuesOf(fused.y()), Pointwise(near, valuesOf(plain.y())));
    EXPECT_THAT(fused.batchState, Pointwise(near, plain.batchState));
    EXPECT_THAT(fused.gradients, Pointwise(near, plain.gradients));
    EXPECT_THAT(valuesOf(fused.dx), Pointwise(near, valuesOf(plain.dx)));
}

TEST(Fusion, RunsTheSame) {
    const auto norm = layer<BatchNorm<double>>(16);
    const auto dropout = layer<Dropout<double>>(0.3);
    expectSame({convolution(2, 3), kRelu}, 2, {5, 6, 2});
    expectSame({convolution(2, 3), kRelu, kPool}, 2, {5, 6, 2});
    expectSame({convolution(16, 16), kRelu, kPool}, 2, {7, 6, 16});
    expectSame({convolution(3, 16), norm, kRelu, convolution(16, 16), norm, kRelu, kPool}, 3, {9, 8, 3});
    expectSame({layer<Dense<double>>(12, 5), kRelu, layer<Dense<double>>(5, 3)}, 4, {2, 2, 3});
    expectSame({convolution(2, 3, 2), kRelu, kPool, dropout, kFlatten, dropout, layer<Dense<double>>(27, 4),
                kRelu, dropout, layer<Dense<double>>(4, 2)},
               3, {12, 12, 2});
}

TEST(Fusion, TakesReluAndPoolingIn) {
    EXPECT_THAT(
        described(fuse<double>({convolution(1, 2), kRelu, kPool, layer<BatchNorm<double>>(2), kRelu, kPool,
                                layer<Dense<double>>(8, 3), kRelu})),
        ElementsAre("Conv 3×3, 2 + ReLU + max pool 2", "Batch norm + ReLU + max pool 2", "Dense 3 + ReLU"));
    EXPECT_THAT(described(fuse<double>({convolution(1, 2), layer<BatchNorm<double>>(2), kRelu})),
                ElementsAre("Conv 3×3, 2", "Batch norm + ReLU"));
}

TEST(Fusion, LeavesOtherPoolingAlone) {
    const auto overlapping = layer<MaxPool<double>>(PoolOptions{.height = 3, .width = 3});
    const auto padded = layer<MaxPool<double>>(PoolOptions{.padding = {1, 1, 0, 0}});
    const auto average = layer<AveragePool<double>>(PoolOptions{});
    for (const auto& pool : {overlapping, padded, average})
        EXPECT_THAT(described(fuse<double>({convolution(1, 2), kRelu, pool})),
                    ElementsAre("Conv 3×3, 2 + ReLU", pool->describe()));
    // Pooling without ReLU keeps negative values.
    EXPECT_EQ(fuse<double>({convolution(1, 2), kPool}).size(), 2U);
}

TEST(Fusion, DropsFlatteningOnlyInFrontOfDenseLayers) {
    const auto dense = layer<Dense<double>>(8, 3);
    const auto dropout = layer<Dropout<double>>(0.5);
    EXPECT_THAT(fuse<double>({kFlatten, dense}), ElementsAre(dense));
    EXPECT_THAT(fuse<double>({kFlatten, dropout, kRelu, dense}), ElementsAre(dropout, kRelu, dense));
    EXPECT_THAT(fuse<double>({kFlatten}), ElementsAre(kFlatten));
    EXPECT_THAT(fuse<double>({kFlatten, kRelu}), ElementsAre(kFlatten, kRelu));
    EXPECT_EQ(fuse<double>({kFlatten, layer<BatchNorm<double>>(8), dense}).size(), 3U);
}

TEST(Fusion, LeavesOtherLayersAsTheyAre) {
    const auto block = layer<Residual<double>>(Layers{convolution(2, 2), kRelu});
    EXPECT_THAT(fuse<double>({block, kRelu, kPool}), ElementsAre(block, kRelu, kPool));
    EXPECT_TRUE(fuse<double>({}).empty());
}

// A list may hold fused layers already, whose ReLU and pooling must not get lost.
TEST(Fusion, ASecondTimeChangesNothing) {
    const Layers once = fuse<double>({convolution(1, 2), kRelu, kPool, layer<BatchNorm<double>>(2), kRelu,
                                      layer<Dense<double>>(8, 3), kRelu});
    EXPECT_THAT(described(fuse(once)), testing::ElementsAreArray(described(once)));
    const auto pooling = layer<Convolution<double>>(ConvolutionOptions{}, After::Relu);
    EXPECT_THAT(fuse<double>({pooling, kRelu, kPool}), ElementsAre(pooling, kRelu, kPool));
}

} // namespace
} // namespace digitpad
