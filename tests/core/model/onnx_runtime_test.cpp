// What this program writes, judged by ONNX's own checker and run by OpenCV.
#include <gtest/gtest.h>
#include <onnx/checker.h>

#include <cmath>

#include "core/model/onnx_file.h"
#include "core/nn/layers/average_pool.h"
#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/flatten.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/relu.h"
#include "tests/core/model/models.h"
#include "tests/core/model/opencv_runtime.h"

namespace digitpad::test {
namespace {

void expectOpencvAgrees(const Model& model) {
    const Tensor<float> images = randomImages(3);
    const std::vector<float> expected = opencvLogits(encodeOnnx(model), images);
    const std::vector<float> actual = logitsOf(model, images);
    ASSERT_EQ(actual.size(), expected.size());
    ASSERT_GT(std::abs(actual[0] - actual[10]), 0.01F) << "the images must make a difference";
    // Another order of float32 sums of up to 9,216 products: 1e-4 of the logits' size leaves room for that
    // alone.
    for (std::size_t i = 0; i < actual.size(); ++i)
        EXPECT_NEAR(actual[i], expected[i], 1e-4 * std::max(1.0F, std::abs(expected[i]))) << i;
}

class OnnxArchitecture : public testing::TestWithParam<std::string> {};

TEST_P(OnnxArchitecture, PassesOnnxsOwnChecker) {
    onnx::ModelProto file;
    ASSERT_TRUE(file.ParseFromString(encodeOnnx(randomModel(GetParam()))));
    EXPECT_NO_THROW(onnx::checker::check_model(file));
    EXPECT_EQ(file.opset_import(0).version(), 13);
    const auto& shape = file.graph().input(0).type().tensor_type().shape();
    EXPECT_EQ(shape.dim(0).dim_param(), "N");
    EXPECT_EQ(shape.dim(1).dim_value(), 1);
    EXPECT_EQ(file.graph().output(0).name(), "logits");
}

TEST_P(OnnxArchitecture, RunsTheSameInOpencv) {
    expectOpencvAgrees(randomModel(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(All, OnnxArchitecture, testing::ValuesIn(architectureNames()),
                         [](const auto& param) { return param.param; });

template <typename LayerType, typename... Arguments>
LayerPointer<float> layer(Arguments&&... arguments) {
    return std::make_shared<const LayerType>(std::forward<Arguments>(arguments)...);
}

TEST(OnnxRuntime, UnevenWindowsRunTheSameInOpencv) {
    expectOpencvAgrees(modelOf(
        {layer<Convolution<float>>(ConvolutionOptions{
             .outputChannels = 3, .kernelHeight = 5, .kernelWidth = 2, .stride = 2, .padding = {2, 0, 1, 1}}),
         layer<AveragePool<float>>(PoolOptions{3, 2, 1, {1, 0, 1, 1}}),
         layer<MaxPool<float>>(PoolOptions{3, 3, 2, {1, 1, 0, 1}}), layer<Flatten<float>>(),
         layer<BatchNorm<float>>(147), layer<Relu<float>>(), layer<Dense<float>>(147, 10, false)}));
}

} // namespace
} // namespace digitpad::test
