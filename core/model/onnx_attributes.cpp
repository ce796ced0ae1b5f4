#include "core/model/onnx_attributes.h"

namespace digitpad {

void addInts(onnx::NodeProto& node, const std::string& name, std::initializer_list<int> values) {
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto::INTS);
    for (const int value : values) attribute.add_ints(value);
}

void addInt(onnx::NodeProto& node, const std::string& name, int value) {
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto::INT);
    attribute.set_i(value);
}

void addFloat(onnx::NodeProto& node, const std::string& name, double value) {
    onnx::AttributeProto& attribute = *node.add_attribute();
    attribute.set_name(name);
    attribute.set_type(onnx::AttributeProto::FLOAT);
    attribute.set_f(static_cast<float>(value));
}

void addWindow(onnx::NodeProto& node, int height, int width, int stride, const Padding& padding) {
    addInts(node, "kernel_shape", {height, width});
    addInts(node, "strides", {stride, stride});
    addInts(node, "pads", {padding.top, padding.left, padding.bottom, padding.right});
}

void describeValue(onnx::ValueInfoProto& info, const std::string& name, std::initializer_list<int> sizes) {
    info.set_name(name);
    onnx::TypeProto_Tensor& type = *info.mutable_type()->mutable_tensor_type();
    type.set_elem_type(onnx::TensorProto::FLOAT);
    type.mutable_shape()->add_dim()->set_dim_param("N");
    for (const int size : sizes) {
        auto& dim = *type.mutable_shape()->add_dim();
        if (size != kOpen) dim.set_dim_value(size);
    }
}

} // namespace digitpad
