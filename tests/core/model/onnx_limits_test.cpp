// What a model file may ask for: work and memory are bounded before any of it is spent, and names that a file
// brings do not reach a terminal as they are.
#include <gmock/gmock.h>

#include "core/model/onnx_file.h"
#include "tests/core/error_message.h"
#include "tests/core/model/models.h"
#include "tests/core/model/onnx_graphs.h"
#include "tests/core/temp_folder.h"

namespace digitpad::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string complaint(GraphBuilder& b, const std::string& output) {
    const std::string bytes = b.bytes(output);
    return errorOf([&] { decodeOnnx(bytes, "m.onnx"); });
}

void addMean(GraphBuilder& b, const std::string& input, std::int64_t channels) {
    b.weights("head", {channels, 10});
    b.node("GlobalAveragePool", "mean", {input});
    b.node("Flatten", "flat", {"mean"});
    b.node("MatMul", "logits", {"flat", "head"});
}

/// A convolution of 1,045 channels after one pixel's: its padded input has 2^32 values and some more.
TEST(OnnxLimits, PaddingMayNotWrap) {
    GraphBuilder b;
    b.weights("wide", {1045, 1, 1, 1});
    b.weights("narrow", {1, 1045, 3, 3});
    b.node("Conv", "first", {"image", "wide"});
    onnx::NodeProto& conv = b.node("Conv", "second", {"first", "narrow"});
    setInts(conv, "pads", {1000, 1000, 1000, 1000});
    setInts(conv, "strides", {1000, 1000});
    addMean(b, "second", 1);
    EXPECT_THAT(complaint(b, "logits"), AllOf(StartsWith("m.onnx: "), HasSubstr("is too large")));
}

TEST(OnnxLimits, LargeStridesMayNotHideALargeImage) {
    GraphBuilder b;
    b.weights("w", {64, 1, 1, 1});
    b.node("Conv", "first", {"image", "w"});
    b.weights("deep", {1, 64, 1, 1});
    onnx::NodeProto& conv = b.node("Conv", "second", {"first", "deep"});
    setInts(conv, "pads", {900, 900, 900, 900});
    setInts(conv, "strides", {1000, 1000});
    addMean(b, "second", 1);
    EXPECT_THAT(complaint(b, "logits"), AllOf(StartsWith("m.onnx: "), HasSubstr("needs too much memory")));
}

TEST(OnnxLimits, AFrameMayNotMakeALargeImage) {
    GraphBuilder b;
    b.weights("w", {64, 1, 1, 1});
    b.node("Conv", "first", {"image", "w"});
    b.integers("frame", {0, 0, 1000, 1000, 0, 0, 1000, 1000});
    b.node("Pad", "framed", {"first", "frame"});
    addMean(b, "framed", 64);
    EXPECT_THAT(complaint(b, "logits"), HasSubstr("m.onnx: needs too much memory"));
}

TEST(OnnxLimits, TheLayersOfAResidualBlockCount) {
    GraphBuilder b;
    b.weights("w", {700, 1, 3, 3});
    setInts(b.node("Conv", "first", {"image", "w"}), "pads", {1, 1, 1, 1});
    std::string last = "first";
    for (int i = 0; i < 12; ++i) {
        const std::string name = std::to_string(i);
        b.node("Tanh", name + ".tanh", {last});
        last = b.node("Add", name + ".sum", {last, name + ".tanh"}).name();
    }
    addMean(b, last, 700);
    EXPECT_THAT(complaint(b, "logits"), HasSubstr("m.onnx: needs too much memory"));
}

/// 200 x 200 weights over an image padded to 1028 x 1028: 160 KB of file, 27 thousand million products.
TEST(OnnxLimits, BoundsTheWorkOfAConvolution) {
    GraphBuilder b;
    b.weights("w", {1, 1, 200, 200});
    setInts(b.node("Conv", "conv", {"image", "w"}), "pads", {500, 500, 500, 500});
    addMean(b, "conv", 1);
    EXPECT_THAT(complaint(b, "logits"),
                AllOf(StartsWith("m.onnx: takes too long for one image"), HasSubstr("multiply-adds")));
}

TEST(OnnxLimits, BoundsTheWorkOfPoolingAndOfPlainLoops) {
    for (const std::string type : {"MaxPool", "AveragePool"}) {
        GraphBuilder b;
        onnx::NodeProto& pool = b.node(type, "pool", {"image"});
        setInts(pool, "kernel_shape", {600, 600});
        setInts(pool, "pads", {599, 599, 599, 599});
        addMean(b, "pool", 1);
        EXPECT_THAT(complaint(b, "logits"), HasSubstr("m.onnx: takes too long")) << type;
    }
    GraphBuilder b;
    b.weights("w", {1, 1, 60, 60});
    onnx::NodeProto& conv = b.node("Conv", "conv", {"image", "w"});
    setInts(conv, "pads", {200, 200, 200, 200});
    setInts(conv, "strides", {1, 2});
    addMean(b, "conv", 1);
    EXPECT_THAT(complaint(b, "logits"), HasSubstr("m.onnx: takes too long"));
}

TEST(OnnxLimits, BoundsTheWorkOfALongChain) {
    GraphBuilder b;
    b.weights("w", {128, 1, 3, 3});
    b.weights("again", {128, 128, 3, 3});
    setInts(b.node("Conv", "first", {"image", "w"}), "pads", {1, 1, 1, 1});
    std::string last = "first";
    for (int i = 0; i < 20; ++i) {
        onnx::NodeProto& conv = b.node("Conv", std::to_string(i), {last, "again"});
        setInts(conv, "pads", {1, 1, 1, 1});
        last = conv.name();
    }
    addMean(b, last, 128);
    EXPECT_THAT(complaint(b, "logits"), HasSubstr("m.onnx: takes too long"));
}

TEST(OnnxLimits, BoundsWhatIsComputedFromConstants) {
    GraphBuilder b;
    b.weights("w", {1000, 1000});
    std::string last = "w";
    for (int i = 0; i < 60; ++i) last = b.node("Transpose", std::to_string(i) + "t", {last}).name();
    b.node("MatMul", "logits", {"image", last});
    EXPECT_THAT(complaint(b, "logits"), HasSubstr("m.onnx: needs too much memory"));
    GraphBuilder sizes;
    sizes.integers("sizes", {30'000'000});
    sizes.node("ConstantOfShape", "ones", {"sizes"});
    sizes.node("ConstantOfShape", "more", {"sizes"});
    sizes.node("Add", "sum", {"ones", "more"});
    sizes.node("MatMul", "logits", {"image", "sum"});
    EXPECT_THAT(complaint(sizes, "logits"), StartsWith("m.onnx: "));
}

/// A million empty operators take 2 MB in the file and 200 in memory.
TEST(OnnxLimits, CountsPartsBeforeTheyAreParsed) {
    GraphBuilder b;
    b.weights("w", {10, 784});
    b.node("Flatten", "flat", {"image"});
    setInt(b.node("Gemm", "logits", {"flat", "w"}), "transB", 1);
    const std::string bytes = b.bytes("logits");
    std::string emptyNodes;
    for (int i = 0; i < 1'000'000; ++i) emptyNodes += std::string("\x0a\x00", 2);
    std::string graph{'\x3a'}; // the model's field 7, of which a second one is merged into the first
    for (std::size_t size = emptyNodes.size(); size > 0; size >>= 7)
        graph += static_cast<char>((size & 127) | (size > 127 ? 128 : 0));
    EXPECT_THAT(errorOf([&] { decodeOnnx(bytes + graph + emptyNodes, "m.onnx"); }),
                StartsWith("m.onnx: has more than 500000 parts"));
    for (int i = 0; i < 11'000; ++i) b.node("Identity", std::to_string(i) + "i", {"image"});
    EXPECT_THAT(complaint(b, "logits"), StartsWith("m.onnx: has more than 10000 operators"));
}

/// Doubling a value, over and over: x + x, whose two ways have nothing on them.
TEST(OnnxLimits, AValueAndItselfAddUp) {
    GraphBuilder b;
    b.weights("w", {784, 10});
    b.node("Flatten", "0", {"image"});
    for (int i = 1; i <= 5; ++i)
        b.node("Add", std::to_string(i), {std::to_string(i - 1), std::to_string(i - 1)});
    b.node("MatMul", "logits", {"5", "w"});
    const Model doubled = decodeOnnx(b.bytes("logits"), "m.onnx");
    b.graph().mutable_node()->DeleteSubrange(1, 5);
    b.graph().mutable_node(1)->set_input(0, "0");
    const Model plain = decodeOnnx(b.bytes("logits"), "m.onnx");
    Tensor<float> images = randomImages(1);
    const std::vector<float> once = logitsOf(plain, images);
    const std::vector<float> often = logitsOf(doubled, images);
    for (std::size_t i = 0; i < once.size(); ++i) EXPECT_NEAR(often[i], 32 * once[i], 1e-3) << i;
    for (int i = 0; i < 200; ++i) { // beyond what a float can hold
        b.node("Add", std::to_string(i) + "n",
               {i == 0 ? "0" : std::to_string(i - 1) + "n", i == 0 ? "0" : std::to_string(i - 1) + "n"});
    }
    b.graph().mutable_node(1)->set_input(0, "199n");
    EXPECT_THAT(complaint(b, "logits"), AllOf(StartsWith("m.onnx: "), HasSubstr("not finite")));
}

TEST(OnnxLimits, NamesAreMadeHarmless) {
    GraphBuilder b;
    b.node("Evil\x1b]0;title\x07\x1b[2J\n", "na\x1b[31mme\nsecond line", {"image"}).set_output(0, "y");
    EXPECT_THAT(complaint(b, "y"), AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\n")), HasSubstr("Evil")));
    GraphBuilder values;
    values.node("Relu", "relu", {"no\x1b[2Jwhere\n"});
    EXPECT_THAT(complaint(values, "relu"), AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\n"))));
    EXPECT_THAT(complaint(values, "out\x1b[2Jput\n"), AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\n"))));
    GraphBuilder input({-1, 3, 28, 28});
    input.graph().mutable_input(0)->set_name("in\x1b[2J\n");
    EXPECT_THAT(complaint(input, "in\x1b[2J\n"), AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\n"))));
}

} // namespace
} // namespace digitpad::test
