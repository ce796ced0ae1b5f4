// Files of other programs: the model zoo's MNIST graph, and what PyTorch exports.
#include <gtest/gtest.h>
#include <onnx/checker.h>

#include <cmath>

#include "core/model/onnx_file.h"
#include "tests/core/model/models.h"
#include "tests/core/model/onnx_graphs.h"
#include "tests/core/model/opencv_runtime.h"

namespace digitpad::test {
namespace {

void expectOpencvAgrees(const std::string& bytes, const std::string& opencvBytes) {
    const Tensor<float> images = randomImages(3);
    const std::vector<float> expected = opencvLogits(opencvBytes, images);
    const std::vector<float> actual = logitsOf(decodeOnnx(bytes, "theirs.onnx"), images);
    ASSERT_EQ(actual.size(), expected.size());
    // Another order of float32 sums of up to 9,216 products.
    for (std::size_t i = 0; i < actual.size(); ++i)
        EXPECT_NEAR(actual[i], expected[i], 1e-4 * std::max(1.0F, std::abs(expected[i]))) << i;
}

void setWindow(onnx::NodeProto& node, std::int64_t kernel, std::int64_t stride, const std::string& padding) {
    setInts(node, "kernel_shape", {kernel, kernel});
    setInts(node, "strides", {stride, stride});
    setText(node, "auto_pad", padding);
}

/// Opset 8 as CNTK wrote it: one image, no biases in the convolutions, weights reshaped in the graph,
/// initialisers listed among the inputs.
std::string zooGraph() {
    GraphBuilder b({1, 1, 28, 28});
    b.file().mutable_opset_import(0)->set_version(8);
    b.weights("Parameter5", {8, 1, 5, 5});
    b.listedWeights("Parameter6", {8, 1, 1});
    b.weights("Parameter87", {16, 8, 5, 5});
    b.weights("Parameter88", {16, 1, 1});
    b.listedWeights("Parameter193", {16, 4, 4, 10});
    b.integers("Parameter193_shape", {256, 10});
    b.integers("Pooling160_shape", {1, 256});
    b.weights("Parameter194", {1, 10});
    for (const auto& tensor : b.graph().initializer())
        GraphBuilder::declare(*b.graph().add_input(), tensor.name(),
                              {tensor.dims().begin(), tensor.dims().end()});

    b.node("Reshape", "Times212_reshape1", {"Parameter193", "Parameter193_shape"});
    onnx::NodeProto& conv1 = b.node("Conv", "Convolution28", {"image", "Parameter5"});
    setWindow(conv1, 5, 1, "SAME_UPPER");
    setInts(conv1, "dilations", {1, 1});
    setInt(conv1, "group", 1);
    b.node("Add", "Plus30", {"Convolution28", "Parameter6"});
    b.node("Relu", "ReLU32", {"Plus30"});
    onnx::NodeProto& pool1 = b.node("MaxPool", "Pooling66", {"ReLU32"});
    setWindow(pool1, 2, 2, "NOTSET");
    setInts(pool1, "pads", {0, 0, 0, 0});
    setWindow(b.node("Conv", "Convolution110", {"Pooling66", "Parameter87"}), 5, 1, "SAME_UPPER");
    b.node("Add", "Plus112", {"Convolution110", "Parameter88"});
    b.node("Relu", "ReLU114", {"Plus112"});
    setWindow(b.node("MaxPool", "Pooling160", {"ReLU114"}), 3, 3, "NOTSET");
    b.node("Reshape", "Times212_reshape0", {"Pooling160", "Pooling160_shape"});
    b.node("MatMul", "Times212", {"Times212_reshape0", "Times212_reshape1"});
    b.node("Add", "Plus214", {"Times212", "Parameter194"});
    return b.bytes("Plus214");
}

TEST(OnnxForeign, TheZoosGraphRunsAsInOpencv) {
    const std::string bytes = zooGraph();
    expectOpencvAgrees(bytes, bytes);
    const Model model = decodeOnnx(bytes, "mnist.onnx");
    EXPECT_EQ(model.info.name, "mnist");
    ASSERT_EQ(model.network->layers().size(), 8U);
    EXPECT_EQ(model.network->summary()[0].description, "Conv 5×5, 8");
    EXPECT_EQ(model.network->summary()[0].parameters, 208U) << "the Add became the convolution's bias";
}

void pytorchConv(GraphBuilder& b, const std::string& name, const std::string& input,
                 const std::string& weights) {
    onnx::NodeProto& node = b.node("Conv", name, {input, weights + ".weight", weights + ".bias"});
    setInts(node, "dilations", {1, 1});
    setInt(node, "group", 1);
    setInts(node, "kernel_shape", {3, 3});
    setInts(node, "pads", {0, 0, 0, 0});
    setInts(node, "strides", {1, 1});
}

void pytorchLinear(GraphBuilder& b, const std::string& name, const std::string& input,
                   const std::string& weights) {
    onnx::NodeProto& node = b.node("Gemm", name, {input, weights + ".weight", weights + ".bias"});
    setFloat(node, "alpha", 1);
    setFloat(node, "beta", 1);
    setInt(node, "transB", 1);
}

/// The reference network as torch.onnx.export writes it, up to the logits "/fc2/Gemm".
GraphBuilder pytorchGraph() {
    GraphBuilder b;
    b.weights("conv1.weight", {32, 1, 3, 3});
    b.weights("conv1.bias", {32});
    b.weights("conv2.weight", {64, 32, 3, 3});
    b.weights("conv2.bias", {64});
    b.weights("fc1.weight", {128, 9216});
    b.weights("fc1.bias", {128});
    b.weights("fc2.weight", {10, 128});
    b.weights("fc2.bias", {10});
    pytorchConv(b, "/conv1/Conv", "image", "conv1");
    b.node("Relu", "/Relu", {"/conv1/Conv"});
    pytorchConv(b, "/conv2/Conv", "/Relu", "conv2");
    b.node("Relu", "/Relu_1", {"/conv2/Conv"});
    onnx::NodeProto& pool = b.node("MaxPool", "/MaxPool", {"/Relu_1"});
    setInt(pool, "ceil_mode", 0);
    setInts(pool, "kernel_shape", {2, 2});
    setInts(pool, "pads", {0, 0, 0, 0});
    setInts(pool, "strides", {2, 2});
    setInt(b.node("Flatten", "/Flatten", {"/MaxPool"}), "axis", 1);
    pytorchLinear(b, "/fc1/Gemm", "/Flatten", "fc1");
    b.node("Relu", "/Relu_2", {"/fc1/Gemm"});
    pytorchLinear(b, "/fc2/Gemm", "/Relu_2", "fc2");
    return b;
}

TEST(OnnxForeign, PytorchsReferenceNetworkRunsAsInOpencv) {
    const std::string bytes = pytorchGraph().bytes("/fc2/Gemm");
    expectOpencvAgrees(bytes, bytes);
}

TEST(OnnxForeign, ASoftmaxAtTheEndIsLeftToTheClassifier) {
    const std::string logits = pytorchGraph().bytes("/fc2/Gemm");
    for (const std::string type : {"Softmax", "LogSoftmax"}) {
        GraphBuilder b = pytorchGraph();
        setInt(b.node(type, "/end", {"/fc2/Gemm"}), "axis", 1);
        expectOpencvAgrees(b.bytes("/end"), logits);
    }
}

/// Dropout kept by an export in training mode, Identity, and shapes as Constant nodes.
TEST(OnnxForeign, OperatorsThatChangeNothingAreReadPast) {
    GraphBuilder b;
    b.weights("w", {10, 196});
    b.node("Identity", "w2", {"w"});
    b.constantIntegers("shape", {-1, 196});
    setWindow(b.node("MaxPool", "pool", {"image"}), 2, 2, "VALID");
    b.node("Identity", "same", {"pool"});
    b.node("Dropout", "dropped", {"same"}).add_output("mask");
    b.node("Reshape", "flat", {"dropped", "shape"});
    setInt(b.node("Gemm", "logits", {"flat", "w2"}), "transB", 1);
    const std::string bytes = b.bytes("logits");
    const Model model = decodeOnnx(bytes, "theirs.onnx");
    EXPECT_EQ(model.network->classCount(), 10);
    EXPECT_EQ(model.network->parameters().size(), 1960U);
}

TEST(OnnxForeign, SamePaddingRunsAsInOpencv) {
    for (const std::string padding : {"SAME_UPPER", "SAME_LOWER"}) {
        GraphBuilder b;
        b.weights("k", {2, 1, 4, 4});
        b.weights("w", {392, 10});
        setWindow(b.node("Conv", "conv", {"image", "k"}), 4, 2, padding);
        setInt(b.node("Flatten", "flat", {"conv"}), "axis", 1);
        b.node("MatMul", "logits", {"flat", "w"});
        const std::string bytes = b.bytes("logits");
        if (padding == "SAME_UPPER") expectOpencvAgrees(bytes, bytes); // OpenCV pads both the same way

        // The same with the padding written out: 4 over 28 at stride 2 needs one column on each side.
        b.graph().mutable_node(0)->mutable_attribute()->RemoveLast();
        setInts(*b.graph().mutable_node(0), "pads", {1, 1, 1, 1});
        const Tensor<float> images = randomImages(2);
        EXPECT_EQ(logitsOf(decodeOnnx(bytes, "a"), images),
                  logitsOf(decodeOnnx(b.bytes("logits"), "b"), images));
    }
}

TEST(OnnxForeign, TheGraphsOfTheseTestsAreValidOnnx) {
    for (const std::string& bytes : {zooGraph(), pytorchGraph().bytes("/fc2/Gemm")}) {
        onnx::ModelProto file;
        ASSERT_TRUE(file.ParseFromString(bytes));
        EXPECT_NO_THROW(onnx::checker::check_model(file));
    }
}

} // namespace
} // namespace digitpad::test
