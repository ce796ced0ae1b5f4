// What a model file may not have, each named so that one knows what to change.
#include <gmock/gmock.h>

#include <functional>

#include "core/model/onnx_file.h"
#include "tests/core/error_message.h"
#include "tests/core/model/onnx_graphs.h"

namespace digitpad::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

/// Conv 3x3 (2 channels, padded), BatchNormalization, MaxPool 2, Flatten, Gemm: valid until a test damages
/// it.
GraphBuilder validGraph() {
    GraphBuilder b;
    b.weights("k", {2, 1, 3, 3});
    for (const char* name : {"gamma", "beta", "mean"}) b.weights(name, {2});
    b.listedWeights("var", {2}).clear_float_data();
    b.graph().mutable_initializer(4)->add_float_data(1);
    b.graph().mutable_initializer(4)->add_float_data(2);
    b.weights("w", {10, 392});
    b.weights("bias", {10});
    setInts(b.node("Conv", "conv", {"image", "k"}), "pads", {1, 1, 1, 1});
    b.node("BatchNormalization", "norm", {"conv", "gamma", "beta", "mean", "var"});
    onnx::NodeProto& pool = b.node("MaxPool", "pool", {"norm"});
    setInts(pool, "kernel_shape", {2, 2});
    setInts(pool, "strides", {2, 2});
    b.node("Flatten", "flat", {"pool"});
    setInt(b.node("Gemm", "dense", {"flat", "w", "bias"}), "transB", 1);
    return b;
}

using Damage = std::function<void(GraphBuilder&)>;

/// What reading the valid graph says after `damage`; empty where it is read.
std::string complaint(const Damage& damage, const std::string& output = "dense") {
    GraphBuilder b = validGraph();
    damage(b);
    const std::string bytes = b.bytes(output);
    return errorOf([&] { decodeOnnx(bytes, "m.onnx"); });
}

onnx::NodeProto& nodeNamed(GraphBuilder& b, const std::string& name) {
    for (auto& node : *b.graph().mutable_node())
        if (node.name() == name) return node;
    throw std::logic_error("no node " + name);
}
onnx::TensorProto& tensorNamed(GraphBuilder& b, const std::string& name) {
    for (auto& tensor : *b.graph().mutable_initializer())
        if (tensor.name() == name) return tensor;
    throw std::logic_error("no tensor " + name);
}

TEST(OnnxRefusal, TheUndamagedGraphIsRead) {
    EXPECT_EQ(complaint([](GraphBuilder&) {}), "");
}

TEST(OnnxRefusal, NamesTheUnsupportedOperator) {
    EXPECT_THAT(complaint([](GraphBuilder& b) { b.node("LSTM", "memory", {"dense"}); }, "memory"),
                AllOf(StartsWith("m.onnx: operator 'LSTM' (node 'memory')"), HasSubstr("is not supported"),
                      HasSubstr("Supported are: Add, AveragePool, ")));
    EXPECT_THAT(complaint(
                    [](GraphBuilder& b) {
                        b.node("Mul", "m", {"dense", "dense"});
                    },
                    "m"),
                HasSubstr("operator 'Mul' (node 'm'): multiplies a value by itself"));
    EXPECT_THAT(complaint([](GraphBuilder& b) { nodeNamed(b, "pool").set_domain("com.microsoft"); }),
                HasSubstr("operator 'com.microsoft.MaxPool' (node 'pool') is not supported"));
}

TEST(OnnxRefusal, NamesUnsupportedAttributes) {
    const auto with = [](const std::string& node, const std::string& name, std::int64_t value) {
        return complaint([&](GraphBuilder& b) { setInt(nodeNamed(b, node), name, value); });
    };
    EXPECT_THAT(with("conv", "group", 2), HasSubstr("takes 2 channels, not 28×28×1"));
    EXPECT_THAT(with("conv", "group", 0), HasSubstr("(node 'conv'): its 'group' of 0 is not possible"));
    EXPECT_THAT(with("pool", "ceil_mode", 2), HasSubstr("'ceil_mode'"));
    EXPECT_THAT(with("norm", "training_mode", 1), HasSubstr("'training_mode'"));
    EXPECT_THAT(with("dense", "transA", 1), HasSubstr("'transA'"));
    EXPECT_THAT(with("flat", "axis", 2), HasSubstr("'axis'"));
    EXPECT_THAT(with("conv", "strides", 2), HasSubstr("'strides' is of the wrong type"));
    EXPECT_THAT(with("conv", "surprise", 2), HasSubstr("'surprise' is not supported"));
}

TEST(OnnxRefusal, NamesUnsupportedWindows) {
    const auto with = [](const std::string& name, const Dims& values) {
        return complaint([&](GraphBuilder& b) {
            nodeNamed(b, "conv").clear_attribute();
            setInts(nodeNamed(b, "conv"), name, values);
        });
    };
    EXPECT_THAT(with("strides", {0, 0}), HasSubstr("stride of 0"));
    EXPECT_THAT(with("strides", {1}), HasSubstr("strides [1] are not two"));
    EXPECT_THAT(with("dilations", {0, 2}), HasSubstr("dilation of 0"));
    EXPECT_THAT(with("pads", {0, 0}), HasSubstr("'pads' are not four"));
    EXPECT_THAT(with("pads", {-1, 0, 0, 0}), HasSubstr("padding of -1"));
    EXPECT_THAT(with("pads", {1, 1, 1, std::int64_t{1} << 40}), HasSubstr("padding of 1099511627776"));
    EXPECT_THAT(with("kernel_shape", {5, 5}), HasSubstr("kernel_shape is not that of its weights"));
    EXPECT_THAT(complaint([](GraphBuilder& b) { setText(nodeNamed(b, "conv"), "auto_pad", "REFLECT"); }),
                HasSubstr("padding 'REFLECT'"));
}

TEST(OnnxRefusal, NamesShapesThatDoNotFit) {
    const auto withDims = [](const std::string& name, const Dims& dims) {
        return complaint([&](GraphBuilder& b) {
            onnx::TensorProto& tensor = tensorNamed(b, name);
            tensor.clear_dims();
            for (const auto dim : dims) tensor.add_dims(dim);
        });
    };
    EXPECT_THAT(withDims("k", {1, 2, 3, 3}), HasSubstr("operator 'Conv' (node 'conv')"));
    EXPECT_THAT(withDims("k", {18}), HasSubstr("its weights are not [outputs, inputs, rows, columns]"));
    EXPECT_THAT(withDims("w", {392, 10}), HasSubstr("takes 10 values, not 392"));
    EXPECT_THAT(withDims("w", {3920}), HasSubstr("its weights are not a matrix"));
    EXPECT_THAT(withDims("bias", {2, 5}), HasSubstr("its input 2 has the sizes [2, 5], expected [1, 10]"));
    EXPECT_THAT(withDims("mean", {1, 2}), HasSubstr("its input 3 has the sizes [1, 2], expected [2]"));
    EXPECT_THAT(complaint([](GraphBuilder& b) {
                    setInts(nodeNamed(b, "pool"), "pads", {0, 0, 2, 2});
                }),
                HasSubstr("(node 'pool')"));
    EXPECT_THAT(complaint([](GraphBuilder& b) {
                    nodeNamed(b, "dense").set_input(0, "pool");
                    b.graph().mutable_node()->DeleteSubrange(3, 1);
                }),
                HasSubstr("takes a flat vector, not images"));
    EXPECT_THAT(complaint([](GraphBuilder&) {}, "pool"), HasSubstr("not one value a class"));
    EXPECT_THAT(complaint([](GraphBuilder& b) {
                    setInts(nodeNamed(b, "pool"), "dilations", {2, 2});
                }),
                HasSubstr("(node 'pool'): dilations are not supported"));
}

TEST(OnnxRefusal, NamesDamagedConstants) {
    const auto with = [](const std::function<void(onnx::TensorProto&)>& damage) {
        return complaint([&](GraphBuilder& b) { damage(tensorNamed(b, "k")); });
    };
    EXPECT_THAT(with([](auto& t) { t.set_dims(0, 3); }),
                HasSubstr("constant 'k': has 18 values where its sizes [3, 1, 3, 3] say 27"));
    EXPECT_THAT(with([](auto& t) { t.mutable_raw_data()->pop_back(); }), HasSubstr("constant 'k': has 17"));
    EXPECT_THAT(with([](auto& t) { t.set_dims(0, -2); }), HasSubstr("sizes [-2, 1, 3, 3] are not possible"));
    EXPECT_THAT(with([](auto& t) { t.set_dims(0, std::int64_t{1} << 62); }), HasSubstr("are not possible"));
    EXPECT_THAT(with([](auto& t) { t.set_dims(0, 0); }), HasSubstr("constant 'k'"));
    EXPECT_THAT(with([](auto& t) { t.set_data_type(onnx::TensorProto::FLOAT16); }),
                HasSubstr("constant 'k': has 36 values where its sizes [2, 1, 3, 3] say 18"));
    EXPECT_THAT(with([](auto& t) { t.set_data_type(onnx::TensorProto::COMPLEX64); }),
                HasSubstr("constant 'k': is of type COMPLEX64, which is not supported"));
    EXPECT_THAT(with([](auto& t) { t.set_data_type(99); }), HasSubstr("is of type 99"));
    EXPECT_THAT(with([](auto& t) { t.set_data_type(onnx::TensorProto::INT32); }),
                HasSubstr("constant 'k': has whole numbers, expected real ones"));
    EXPECT_THAT(with([](auto& t) {
                    t.clear_raw_data();
                    t.set_data_location(onnx::TensorProto::EXTERNAL);
                }),
                HasSubstr("constant 'k': is kept in another file"));
    EXPECT_THAT(with([](auto& t) { t.mutable_raw_data()->replace(0, 4, "\xff\xff\xff\xff", 4); }),
                HasSubstr("constant 'k': has values that are not finite"));
    EXPECT_THAT(complaint([](GraphBuilder& b) { tensorNamed(b, "var").set_float_data(0, -1); }),
                HasSubstr("has a negative variance"));
}

TEST(OnnxRefusal, NamesBrokenConnections) {
    EXPECT_THAT(complaint([](GraphBuilder& b) { nodeNamed(b, "pool").set_input(0, "nowhere"); }),
                HasSubstr("(node 'pool') takes 'nowhere', which nothing produces"));
    EXPECT_THAT(complaint([](GraphBuilder& b) { nodeNamed(b, "norm").set_input(0, "dense"); }),
                HasSubstr("takes values that are computed from its own"));
    EXPECT_THAT(complaint([](GraphBuilder&) {}, "elsewhere"),
                HasSubstr("nothing computes its output 'elsewhere'"));
    EXPECT_THAT(complaint([](GraphBuilder& b) { nodeNamed(b, "norm").set_output(0, "conv"); }),
                HasSubstr("value 'conv' is defined twice"));
    EXPECT_THAT(complaint([](GraphBuilder& b) { nodeNamed(b, "norm").set_output(0, "k"); }),
                HasSubstr("value 'k' is defined twice"));
    EXPECT_THAT(complaint([](GraphBuilder& b) { nodeNamed(b, "norm").clear_output(); }),
                HasSubstr("(node 'norm') has no output"));
    EXPECT_THAT(complaint([](GraphBuilder& b) {
                    b.weights("k2", {2, 1, 3, 3});
                    setInts(b.node("Conv", "other", {"image", "k2"}), "pads", {1, 1, 1, 1});
                    b.node("Add", "sum", {"norm", "norm"});
                    nodeNamed(b, "pool").set_input(0, "sum");
                    b.node("Relu", "relu", {"norm"});
                    b.node("Add", "sum2", {"relu", "other"});
                    nodeNamed(b, "sum").set_input(1, "sum2");
                }),
                HasSubstr("takes values that do not part from one before"));
    EXPECT_THAT(complaint(
                    [](GraphBuilder& b) {
                        b.node("Add", "sum", {"dense", "flat"});
                    },
                    "sum"),
                HasSubstr("takes activations of different shapes"));
}

TEST(OnnxRefusal, NamesAnInputThatIsNoDigit) {
    const auto withInput = [](const Dims& dims) {
        return complaint([&](GraphBuilder& b) {
            b.graph().clear_input();
            GraphBuilder::declare(*b.graph().add_input(), "image", dims);
        });
    };
    EXPECT_EQ(withInput({1, 1, 28, 28}), "");
    EXPECT_THAT(withInput({1, 3, 224, 224}),
                AllOf(HasSubstr("input 'image' is [1, 3, 224, 224]"), HasSubstr("expected [N, 1, 28, 28]")));
    EXPECT_THAT(withInput({-1, 783}), HasSubstr("input 'image' is [-1, 783]"));
    EXPECT_THAT(withInput({28, 28}), HasSubstr("input 'image' is [28, 28]"));
    EXPECT_THAT(complaint([](GraphBuilder& b) { b.graph().clear_input(); }), HasSubstr("has no input"));
    EXPECT_THAT(
        complaint([](GraphBuilder& b) { GraphBuilder::declare(*b.graph().add_input(), "mask", {1}); }),
        HasSubstr("more than one input, 'image' and 'mask'"));
    EXPECT_THAT(complaint([](GraphBuilder& b) {
                    b.graph().mutable_input(0)->mutable_type()->mutable_tensor_type()->set_elem_type(
                        onnx::TensorProto::INT64);
                }),
                HasSubstr("input 'image' is neither real numbers nor bytes"));
}

TEST(OnnxRefusal, ASoftmaxBelongsAtTheEnd) {
    EXPECT_THAT(complaint([](GraphBuilder& b) {
                    b.graph().mutable_node()->RemoveLast();
                    b.node("Softmax", "soft", {"flat"});
                    setInt(b.node("Gemm", "dense", {"soft", "w"}), "transB", 1);
                }),
                HasSubstr("operator 'Softmax' (node 'soft'): is supported only at the end"));
}

TEST(OnnxRefusal, NamesConstantsThatDoNotFit) {
    const auto with = [](const std::string& type, const Dims& dims, bool first = false) {
        return complaint(
            [&](GraphBuilder& b) {
                b.weights("c", dims);
                b.node(
                    type, "end",
                    first ? std::vector<std::string>{"c", "dense"} : std::vector<std::string>{"dense", "c"});
            },
            "end");
    };
    EXPECT_EQ(with("Add", {10}), "");
    EXPECT_EQ(with("Mul", {1, 10}), "");
    EXPECT_EQ(with("Sub", {}, true), "");
    EXPECT_THAT(with("Mul", {9}),
                HasSubstr("its constant of the sizes [9] does not fit activations of [N, 10]"));
    EXPECT_THAT(with("Add", {2, 10}), HasSubstr("sizes [2, 10] does not fit"));
    EXPECT_THAT(with("Sub", {1, 1, 10}), HasSubstr("sizes [1, 1, 10] does not fit"));
    EXPECT_THAT(with("Div", {10}, true), HasSubstr("divides a constant by activations"));
    EXPECT_THAT(complaint(
                    [](GraphBuilder& b) {
                        b.listedWeights("zero", {}).set_float_data(0, 0);
                        b.node("Div", "end", {"dense", "zero"});
                    },
                    "end"),
                HasSubstr("gives values that are not finite"));
}

TEST(OnnxRefusal, NamesOldOperatorSets) {
    EXPECT_THAT(complaint([](GraphBuilder& b) { b.file().mutable_opset_import(0)->set_version(6); }),
                HasSubstr("uses ONNX operators of version 6"));
    EXPECT_THAT(complaint([](GraphBuilder& b) { b.file().clear_opset_import(); }), HasSubstr("version 0"));
}

/// A small file that names one weight many times must not fill the memory.
TEST(OnnxRefusal, RefusesRepeatedWeightsBeyondMemory) {
    const auto repeat = [](GraphBuilder& b) {
        b.graph().mutable_node()->DeleteSubrange(3, 2);
        b.weights("wide", {1000, 2, 1, 1});
        b.weights("square", {1000, 1000, 1, 1});
        b.node("Conv", "first", {"pool", "wide"});
        std::string last = "first";
        for (int i = 0; i < 300; ++i) last = b.node("Conv", std::to_string(i), {last, "square"}).name();
    };
    EXPECT_THAT(complaint(repeat, "299"),
                testing::AnyOf(HasSubstr("needs too much memory"), HasSubstr("takes too long")));
}

} // namespace
} // namespace digitpad::test
