// Builds ONNX files as other programs write them, right or wrong.
#pragma once

#include <onnx/onnx_pb.h>

#include <string>
#include <vector>

#include "core/random.h"

namespace digitpad::test {

using Dims = std::vector<std::int64_t>;

class GraphBuilder {
public:
    explicit GraphBuilder(const Dims& input = {-1, 1, 28, 28}) {
        m_file.set_ir_version(7);
        m_file.set_producer_name("another program");
        m_file.add_opset_import()->set_version(13);
        graph().set_name("graph");
        declare(*graph().add_input(), "image", input);
    }

    onnx::ModelProto& file() { return m_file; }
    onnx::GraphProto& graph() { return *m_file.mutable_graph(); }

    /// A node "NAME" with the output "NAME".
    onnx::NodeProto& node(const std::string& type, const std::string& name,
                          const std::vector<std::string>& inputs) {
        onnx::NodeProto& node = *graph().add_node();
        node.set_op_type(type);
        node.set_name(name);
        for (const std::string& input : inputs) node.add_input(input);
        node.add_output(name);
        return node;
    }
    /// Small random weights, as raw bytes.
    onnx::TensorProto& weights(const std::string& name, const Dims& dims) {
        onnx::TensorProto& tensor = emptyWeights(name, dims);
        std::vector<float> values(sizeOf(dims));
        for (float& value : values) value = 0.2F * static_cast<float>(m_random.normal());
        tensor.set_raw_data(values.data(), values.size() * sizeof(float));
        return tensor;
    }
    /// The same in the repeated field, as old exporters have them.
    onnx::TensorProto& listedWeights(const std::string& name, const Dims& dims) {
        onnx::TensorProto& tensor = emptyWeights(name, dims);
        for (std::size_t i = 0; i < sizeOf(dims); ++i)
            tensor.add_float_data(0.2F * static_cast<float>(m_random.normal()));
        return tensor;
    }
    onnx::TensorProto& integers(const std::string& name, const Dims& values) {
        return fillIntegers(*graph().add_initializer(), name, values);
    }
    /// A Constant node.
    void constantIntegers(const std::string& name, const Dims& values) {
        onnx::AttributeProto& attribute = *node("Constant", name, {}).add_attribute();
        attribute.set_name("value");
        attribute.set_type(onnx::AttributeProto::TENSOR);
        fillIntegers(*attribute.mutable_t(), "", values);
    }

    std::string bytes(const std::string& output) {
        graph().clear_output();
        declare(*graph().add_output(), output, {-1, 10});
        return m_file.SerializeAsString();
    }

    static void declare(onnx::ValueInfoProto& info, const std::string& name, const Dims& dims) {
        info.set_name(name);
        onnx::TypeProto_Tensor& type = *info.mutable_type()->mutable_tensor_type();
        type.set_elem_type(onnx::TensorProto::FLOAT);
        for (const std::int64_t dim : dims) {
            auto& entry = *type.mutable_shape()->add_dim();
            if (dim < 0)
                entry.set_dim_param("batch");
            else
                entry.set_dim_value(dim);
        }
    }

private:
    static std::size_t sizeOf(const Dims& dims) {
        std::size_t size = 1;
        for (const std::int64_t dim : dims) size *= static_cast<std::size_t>(dim);
        return size;
    }
    onnx::TensorProto& emptyWeights(const std::string& name, const Dims& dims) {
        onnx::TensorProto& tensor = *graph().add_initializer();
        tensor.set_name(name);
        tensor.set_data_type(onnx::TensorProto::FLOAT);
        for (const std::int64_t dim : dims) tensor.add_dims(dim);
        return tensor;
    }
    static onnx::TensorProto& fillIntegers(onnx::TensorProto& tensor, const std::string& name,
                                           const Dims& values) {
        tensor.set_name(name);
        tensor.set_data_type(onnx::TensorProto::INT64);
        tensor.add_dims(static_cast<std::int64_t>(values.size()));
        for (const std::int64_t value : values) tensor.add_int64_data(value);
        return tensor;
    }

    onnx::ModelProto m_file;
    Random m_random{5};
};

inline void setInt(onnx::NodeProto& node, const std::string& name, std::int64_t value) {
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto::INT);
    attribute.set_i(value);
}
inline void setInts(onnx::NodeProto& node, const std::string& name, const Dims& values) {
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto::INTS);
    for (const std::int64_t value : values) attribute.add_ints(value);
}
inline void setFloat(onnx::NodeProto& node, const std::string& name, float value) {
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto::FLOAT);
    attribute.set_f(value);
}
inline void setText(onnx::NodeProto& node, const std::string& name, const std::string& value) {
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto::STRING);
    attribute.set_s(value);
}

} // namespace digitpad::test
