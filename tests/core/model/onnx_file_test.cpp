#include "core/model/onnx_file.h"

#include <gmock/gmock.h>

#include "core/nn/layers/batch_norm.h"
#include "core/nn/layers/convolution.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/flatten.h"
#include "core/nn/layers/max_pool.h"
#include "core/nn/layers/relu.h"
#include "core/nn/layers/residual.h"
#include "tests/core/error_message.h"
#include "tests/core/model/models.h"
#include "tests/core/temp_folder.h"

namespace digitpad::test {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

template <typename LayerType, typename... Arguments>
LayerPointer<float> layer(Arguments&&... arguments) {
    return std::make_shared<const LayerType>(std::forward<Arguments>(arguments)...);
}

void expectSameAfterRoundTrip(const Model& model) {
    const Model read = decodeOnnx(encodeOnnx(model), "model.onnx");
    const Tensor<float> images = randomImages(3);
    EXPECT_EQ(logitsOf(read, images), logitsOf(model, images));
}

class OnnxRoundTrip : public testing::TestWithParam<std::string> {};

TEST_P(OnnxRoundTrip, PredictsTheSameBits) {
    expectSameAfterRoundTrip(randomModel(GetParam()));
    expectSameAfterRoundTrip(randomModel(GetParam(), 11));
}

TEST_P(OnnxRoundTrip, WritesTheSameBytesAgain) {
    const Model model = randomModel(GetParam());
    const std::string bytes = encodeOnnx(model);
    EXPECT_EQ(encodeOnnx(model), bytes);
    EXPECT_EQ(encodeOnnx(decodeOnnx(bytes, "model.onnx")), bytes);
}

INSTANTIATE_TEST_SUITE_P(All, OnnxRoundTrip, testing::ValuesIn(architectureNames()),
                         [](const auto& param) { return param.param; });

TEST(OnnxFile, KeepsTheOrderOfValuesAfterFlatteningBeforeOtherLayers) {
    expectSameAfterRoundTrip(
        modelOf({layer<Convolution<float>>(ConvolutionOptions{
                     .outputChannels = 3, .kernelHeight = 5, .kernelWidth = 5, .stride = 3}),
                 layer<Flatten<float>>(), layer<BatchNorm<float>>(192), layer<Relu<float>>(),
                 layer<Dense<float>>(192, 10)}));
}

TEST(OnnxFile, KeepsResidualBlocksInsideResidualBlocks) {
    const auto convolution = [](int inputs, bool bias) {
        return layer<Convolution<float>>(ConvolutionOptions{
            .inputChannels = inputs, .outputChannels = 2, .padding = Padding::same(3), .bias = bias});
    };
    const auto inner = layer<Residual<float>>(LayerList<float>{convolution(2, true), layer<Relu<float>>()});
    const auto outer = layer<Residual<float>>(LayerList<float>{convolution(1, false), inner},
                                              LayerList<float>{convolution(1, true)});
    expectSameAfterRoundTrip(modelOf({outer, layer<Flatten<float>>(), layer<Dense<float>>(1568, 10)}));
}

TEST(OnnxFile, ADenseLayerNeedsNoFlattenBeforeIt) {
    expectSameAfterRoundTrip(
        modelOf({layer<MaxPool<float>>(PoolOptions{7, 7, 7}), layer<Dense<float>>(16, 10)}));
}

TEST(OnnxFile, GoesThroughAFile) {
    const TempFolder folder;
    const Model model = randomModel("lenet5");
    writeOnnx(model, folder / "a.onnx");
    EXPECT_EQ(folder.entries(), 1U);
    const Tensor<float> images = randomImages(2);
    EXPECT_EQ(logitsOf(readOnnx(folder / "a.onnx"), images), logitsOf(model, images));
}

TEST(OnnxFile, NamesTheFileItCannotRead) {
    const TempFolder folder;
    const std::string missing = errorOf([&] { readOnnx(folder / "missing.onnx"); });
    EXPECT_THAT(missing, HasSubstr("missing.onnx: cannot be opened"));
    EXPECT_THAT(errorOf([&] { readOnnx(folder.path()); }), HasSubstr("is a folder"));
    const auto empty = folder.write("empty.onnx", "");
    EXPECT_THAT(errorOf([&] { readOnnx(empty); }), HasSubstr("empty.onnx: is not an ONNX model"));
    const auto text = folder.write("page.onnx", "<!DOCTYPE html><html><body>Not found</body></html>");
    EXPECT_THAT(errorOf([&] { readOnnx(text); }), HasSubstr("page.onnx: is not an ONNX model"));
}

TEST(OnnxFile, RefusesHugeFilesBeforeReadingThem) {
    const TempFolder folder;
    const auto path = folder.write("huge.onnx", "");
    std::filesystem::resize_file(path, std::uintmax_t{10} << 30); // sparse: takes no space on the disk
    EXPECT_THAT(errorOf([&] { readOnnx(path); }), HasSubstr("is larger than 64 MiB"));
}

} // namespace
} // namespace digitpad::test
