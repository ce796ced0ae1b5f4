#include "core/nn/layers/residual.h"

#include <gmock/gmock.h>

#include "core/error.h"
#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dropout.h"
#include "core/nn/layers/pointwise.h"
#include "core/nn/layers/relu.h"
#include "tests/core/nn/gradient_check.h"
#include "tests/core/nn/tensor_of.h"

namespace digitpad {
namespace {

LayerPointer<double> convolution(int inputs, int outputs, int stride = 1) {
    return std::make_shared<Convolution<double>>(ConvolutionOptions{
        .inputChannels = inputs, .outputChannels = outputs, .stride = stride, .padding = Padding::same(3)});
}

TEST(Residual, AddsItsInput) {
    const Residual<double> layer({std::make_shared<Relu<double>>()});
    EXPECT_THAT(inferValues(layer, tensorOf(1, {1, 1, 3}, {1, -2, 3})), testing::ElementsAre(2, -2, 6));
}

TEST(Residual, GradientsEqualDifferences) {
    const auto relu = std::make_shared<Relu<double>>();
    const auto norm = std::make_shared<BatchNorm<double>>(2);
    const auto dropout = std::make_shared<Dropout<double>>(0.3);
    checkGradients(Residual<double>({convolution(2, 2), norm, relu, dropout, convolution(2, 2)}), 2,
                   {3, 4, 2});
    checkGradients(Residual<double>({convolution(3, 2, 2), norm}, {convolution(3, 2, 2), norm}), 2,
                   {4, 4, 3});
}

TEST(Residual, MultipliesWhereItIsAGate) {
    const auto relu = std::make_shared<Relu<double>>();
    const auto sigmoid = std::make_shared<Pointwise<double>>(PointwiseFunction::Sigmoid);
    const Residual<double> square({relu}, {}, Join::Product);
    EXPECT_THAT(inferValues(square, tensorOf(1, {1, 1, 3}, {1, -2, 3})), testing::ElementsAre(1, 0, 9));
    EXPECT_EQ(square.describe(), "Gate (ReLU)");
    checkGradients(Residual<double>({sigmoid}, {}, Join::Product), 2, {3, 4, 2});
    checkGradients(Residual<double>({convolution(2, 2), sigmoid}, {convolution(2, 2)}, Join::Product), 2,
                   {3, 4, 2});
}

TEST(Residual, RefusesBranchesThatDiffer) {
    EXPECT_THROW(Residual<double>({convolution(2, 3)}).outputShape({4, 4, 2}), Error);
    EXPECT_THROW(Residual<double>(LayerList<double>{}), Error);
}

} // namespace
} // namespace digitpad
