#!/usr/bin/env python3
"""Makes the small ONNX files beside it: forms in which other programs write networks, with random weights.

    /usr/bin/python3 make_models.py [FOLDER]      (Debian: python3-onnx python3-numpy)
    node run_onnxruntime.mjs [FOLDER]             (npm: onnxruntime-node@1.20.1) writes expected.json

Torch of Debian 12 is too old for what newer ones export by default, so these forms are written out here; make_torch.py
exports with the torch that there is.
"""
import os
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FOLDER = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))


class Graph:
    def __init__(self, name, dims=("N", 1, 28, 28), opset=18, type=TensorProto.FLOAT):
        self.name, self.opset = name, opset
        self.random = np.random.default_rng(sum(map(ord, name)))
        self.input = helper.make_tensor_value_info("image", type, list(dims))
        self.nodes, self.tensors, self.last = [], [], "image"

    def constant(self, values, name=None):
        name = name or f"c{len(self.tensors)}"
        self.tensors.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def ints(self, *values):
        return self.constant(np.array(values, np.int64))

    def weights(self, *dims, scale=0.3):
        return self.constant((scale * self.random.standard_normal(dims)).astype(np.float32))

    def node(self, type, *inputs, of=None, output=None, **attributes):
        """A node that takes the last value, or `of`, and `inputs`."""
        output = output or f"{type.lower()}{len(self.nodes)}"
        first = [self.last if of is None else of] if of != () else []
        self.nodes.append(helper.make_node(type, first + list(inputs), [output], output, **attributes))
        self.last = output
        return output

    def conv(self, outputs, inputs, kernel=3, **attributes):
        return self.node("Conv", self.weights(outputs, inputs, kernel, kernel), self.weights(outputs),
                         kernel_shape=[kernel, kernel], **attributes)

    def gemm(self, outputs, inputs):
        return self.node("Gemm", self.weights(outputs, inputs), self.weights(outputs), transB=1)

    def model(self, output_type=TensorProto.FLOAT):
        output = helper.make_tensor_value_info(self.last, output_type, None)
        graph = helper.make_graph(self.nodes, self.name, [self.input], [output], self.tensors)
        return helper.make_model(graph, producer_name="make_models",
                                 opset_imports=[helper.make_opsetid("", self.opset)], ir_version=8)

    def save(self, **keywords):
        onnx.save_model(self.model(**keywords), os.path.join(FOLDER, self.name + ".onnx"))


def flatten_with_shape(g):
    """x.view(x.size(0), -1) as torch traces it."""
    source = g.last
    shape = g.node("Shape", of=source)
    size = g.node("Gather", g.constant(np.array(0, np.int64)), of=shape, axis=0)
    size = g.node("Unsqueeze", g.ints(0), of=size)
    sizes = g.node("Concat", g.ints(-1), of=size, axis=0)
    g.node("Reshape", sizes, of=source)


def traced():
    g = Graph("traced", opset=17)
    g.conv(3, 1, strides=[2, 2])
    g.node("Relu")
    g.node("MaxPool", kernel_shape=[3, 3], strides=[2, 2], ceil_mode=1)
    flatten_with_shape(g)
    g.gemm(10, 108)
    g.save()


def dynamo(name="dynamo"):
    """What torch 2.6 and later export: opset 18, allowzero, ReduceMean with an input, the batch a symbol."""
    g = Graph(name, dims=("s77", 1, 28, 28))
    g.conv(4, 1, pads=[1, 1, 1, 1], strides=[1, 1], dilations=[1, 1], group=1, auto_pad="NOTSET")
    g.node("BatchNormalization", g.constant(np.float32([1, 0.5, 2, 1])), g.weights(4), g.weights(4),
           g.constant(np.float32([1, 2, 0.5, 0.7])), epsilon=1e-5, momentum=0.9)
    g.node("Relu")
    g.node("MaxPool", kernel_shape=[4, 4], strides=[4, 4], pads=[0, 0, 0, 0], dilations=[1, 1], ceil_mode=0,
           storage_order=0, auto_pad="NOTSET")
    g.node("Reshape", g.ints(-1, 196), allowzero=1)
    g.gemm(10, 196)
    return g


def external():
    g = dynamo("external")
    onnx.save_model(g.model(), os.path.join(FOLDER, "external.onnx"), save_as_external_data=True,
                    all_tensors_to_one_file=True, location="external.onnx.data", size_threshold=64)


def mean(name, keepdims):
    g = Graph(name)
    g.conv(6, 1, strides=[2, 2])
    g.node("Tanh")
    g.node("ReduceMean", g.ints(-1, -2), keepdims=keepdims)
    if keepdims:
        g.node("Squeeze", g.ints(3, 2))
    g.gemm(10, 6)
    g.save()


def functions():
    g = Graph("functions")
    g.conv(3, 1, kernel=5, strides=[5, 5])
    g.node("LeakyRelu", alpha=0.1)
    g.conv(3, 3, kernel=1)
    g.node("Clip", g.constant(np.float32(-0.5)), g.constant(np.float32(6)))
    g.conv(3, 3, kernel=1)
    g.node("HardSwish")
    g.conv(3, 3, kernel=1)
    g.node("Sigmoid")
    g.conv(3, 3, kernel=1)
    g.node("HardSigmoid", alpha=0.25, beta=0.5)
    g.node("Elu", alpha=0.5)
    g.node("PRelu", g.constant(np.float32([[[0.2]]])))
    g.node("Flatten", axis=1)
    g.gemm(10, 75)
    g.save()


def gates():
    """x sigmoid(x), and what torch made of Hardswish before opset 14."""
    g = Graph("gates", opset=13)
    x = g.conv(4, 1, strides=[3, 3])
    gate = g.node("Sigmoid")
    g.node("Mul", gate, of=x)
    x = g.conv(4, 4)
    g.node("Add", g.constant(np.float32(3)))
    g.node("Clip", g.constant(np.float32(0)), g.constant(np.float32(6)))
    g.node("Div", g.constant(np.float32(6)))
    g.node("Mul", x)
    g.node("GlobalAveragePool")
    g.node("Flatten")
    g.gemm(10, 4)
    g.save()


def mobile():
    """Depthwise, grouped and dilated convolutions, and strides that differ."""
    g = Graph("mobile")
    g.conv(8, 1, strides=[2, 2], pads=[1, 1, 1, 1])
    g.node("Clip", g.constant(np.float32(0)), g.constant(np.float32(6)))
    g.node("Conv", g.weights(8, 1, 3, 3), kernel_shape=[3, 3], group=8, pads=[1, 1, 1, 1])
    g.node("HardSwish")
    g.node("Conv", g.weights(4, 4, 2, 2), g.weights(4), group=2, dilations=[3, 2], strides=[1, 2])
    g.node("Relu")
    g.node("Conv", g.weights(4, 4, 3, 3), auto_pad="SAME_LOWER", strides=[2, 2])
    g.node("GlobalAveragePool")
    g.node("Flatten")
    g.gemm(10, 4)
    g.save()


def keras():
    """NHWC as tf2onnx writes it, with a batch norm that was taken apart."""
    g = Graph("keras_softmax", dims=("N", 28, 28, 1), opset=13)
    g.node("Transpose", perm=[0, 3, 1, 2])
    g.node("Conv", g.weights(4, 1, 3, 3), auto_pad="SAME_UPPER", strides=[2, 2])
    g.node("Transpose", perm=[0, 2, 3, 1])
    g.node("Mul", g.weights(4))
    g.node("Add", g.weights(4))
    g.node("Relu")
    g.node("Transpose", perm=[0, 3, 1, 2])
    g.node("MaxPool", kernel_shape=[3, 3], strides=[3, 3])
    g.node("Transpose", perm=[0, 2, 3, 1])
    g.node("Reshape", g.ints(-1, 64))
    g.node("MatMul", g.weights(64, 10))
    g.node("Add", g.weights(10))
    g.node("Softmax", axis=-1)
    g.save()


def keras_mean():
    g = Graph("keras_mean", dims=("N", 28, 28, 1))
    g.node("Reshape", g.ints(-1, 1, 28, 28))
    g.conv(5, 1, strides=[3, 3])
    g.node("Transpose", perm=[0, 2, 3, 1])
    g.node("Pad", g.ints(0, 1, 2, 0, 0, 0, 1, 0))
    g.node("ReduceMean", g.ints(1, 2), keepdims=0)
    g.node("MatMul", g.weights(5, 10))
    g.save()


def mlp():
    g = Graph("mlp", dims=("N", 784))
    g.node("Sub", g.constant(np.float32(0.1307)))
    g.node("Div", g.constant(np.float32(0.3081)))
    g.node("MatMul", g.weights(784, 2, scale=0.05))
    g.node("Add", g.weights(2))
    g.node("Sigmoid")
    g.node("Gemm", g.weights(2, 10), g.weights(10), alpha=0.5, beta=2.0)
    g.save()


def rows():
    """[N, 28, 28], one image a run."""
    g = Graph("rows", dims=(1, 28, 28), opset=11)
    g.node("Unsqueeze", axes=[1])
    g.node("Sub", g.constant(np.float32([[[0.5]]])))
    g.conv(3, 1, strides=[3, 3])
    g.node("Relu")
    g.node("Reshape", g.ints(1, -1))
    g.gemm(10, 243)
    g.save()


def mean_image():
    """A mean image is taken away, and what is dark counts."""
    g = Graph("mean_image")
    g.node("Sub", of=g.constant(np.float32(1)), *["image"])
    g.node("Sub", g.constant(g.random.random((1, 1, 28, 28)).astype(np.float16).astype(np.float32)))
    g.node("MaxPool", kernel_shape=[7, 7], strides=[7, 7])
    g.node("Flatten")
    g.gemm(10, 16)
    g.save()


def half():
    g = Graph("half")
    cast = lambda name: g.tensors.__setitem__(-1, numpy_helper.from_array(
        numpy_helper.to_array(g.tensors[-1]).astype(np.float16), name)) or name
    g.node("Cast", to=TensorProto.FLOAT16)
    weights = cast(g.weights(4, 1, 4, 4))
    g.node("Conv", weights, cast(g.weights(4)), strides=[4, 4])
    g.node("Relu")
    g.node("Flatten")
    weights = cast(g.weights(10, 196))
    g.node("Gemm", weights, cast(g.weights(10)), transB=1)
    g.node("Cast", to=TensorProto.FLOAT)
    g.save()


def half_weights():
    """float16 only in the file: each weight is cast where it is used."""
    g = Graph("half_weights")
    def weight(*dims):
        stored = g.constant((0.3 * g.random.standard_normal(dims)).astype(np.float16))
        kept = g.last
        result = g.node("Cast", of=stored, to=TensorProto.FLOAT)
        g.last = kept
        return result
    g.node("Conv", weight(4, 1, 4, 4), strides=[4, 4])
    g.node("Relu")
    g.node("Flatten")
    g.node("MatMul", weight(196, 10))
    g.save()


def quantised():
    """QDQ as onnxruntime.quantization writes it: int8 weights, a scale a channel, 8 bits between the layers."""
    g = Graph("quantised", opset=13)
    def weight(*dims):
        stored = g.constant(g.random.integers(-127, 128, dims, np.int8))
        scales = g.constant((0.001 + 0.003 * g.random.random(dims[0])).astype(np.float32))
        zeros = g.constant(np.zeros(dims[0], np.int8))
        kept = g.last
        result = g.node("DequantizeLinear", scales, zeros, of=stored, axis=0)
        g.last = kept
        return result
    def eight_bits(scale, zero, of=None):
        scale, zero = g.constant(np.float32(scale)), g.constant(zero)
        g.node("QuantizeLinear", scale, zero, of=of)
        return g.node("DequantizeLinear", scale, zero)
    eight_bits(1 / 255, np.uint8(0))
    g.node("Conv", weight(4, 1, 4, 4), g.weights(4), strides=[4, 4])
    g.node("Relu")
    eight_bits(0.02, np.uint8(3))
    g.node("Flatten")
    g.node("Gemm", weight(10, 196), g.weights(10), transB=1)
    eight_bits(0.03, np.int8(-5))
    g.save()


def residual(name, flipped, order):
    """x + f(x) and f(x) + x, three ways that come together, and nodes in any order."""
    g = Graph(name)
    x = g.conv(4, 1, strides=[3, 3])
    f = g.conv(4, 4, pads=[1, 1, 1, 1])
    f = g.node("Relu")
    sum = g.node("Add", *([f] if flipped else [x]), of=x if flipped else f)
    one = g.conv(4, 4, kernel=1)
    two = g.node("Conv", g.weights(4, 4, 1, 1), of=sum)
    two = g.node("Tanh")
    g.node("Add", one, of=sum)
    g.node("Add", two)
    g.node("Add", g.last)
    g.node("GlobalMaxPool")
    g.node("Flatten")
    g.gemm(10, 4)
    if order:
        g.nodes = [g.nodes[i] for i in g.random.permutation(len(g.nodes))]
    g.save()


def frames():
    g = Graph("frames")
    g.node("Pad", g.ints(0, 0, 1, 2, 0, 0, 3, 0), g.constant(np.float32(0.5)), mode="constant")
    g.conv(3, 1, kernel=4, strides=[2, 2])
    g.node("Pad", g.ints(2, 1, 1, 2), g.constant(np.float32(0)), g.ints(2, 3))
    g.conv(3, 3, pads=[1, 0, 0, 1])
    g.node("AveragePool", kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], count_include_pad=1)
    g.node("AveragePool", kernel_shape=[2, 3], strides=[2, 2], ceil_mode=1)
    g.node("Relu")
    g.node("Flatten")
    g.gemm(10, 60)
    g.save()


def pixels():
    """Bytes, normalised in the graph."""
    g = Graph("pixels", dims=("N", 28, 28), type=TensorProto.UINT8)
    g.node("Cast", to=TensorProto.FLOAT)
    g.node("Mul", g.constant(np.float32(1 / 255)))
    g.node("Unsqueeze", g.ints(1))
    g.conv(3, 1, strides=[4, 4])
    g.node("Relu")
    g.node("Flatten")
    g.gemm(10, 147)
    g.save()


def turned():
    """Rows and columns are exchanged before the convolution, and channels taken for rows after it."""
    g = Graph("turned")
    g.node("Transpose", perm=[0, 1, 3, 2])
    g.conv(4, 1, strides=[4, 4])
    g.node("Relu")
    g.node("Transpose", perm=[0, 2, 1, 3])
    g.node("Conv", g.weights(2, 7, 3, 3), pads=[1, 1, 1, 1])
    g.node("Reshape", g.ints(0, 4, 2, 7))
    g.node("Conv", g.weights(2, 4, 2, 2))
    g.node("Flatten")
    g.gemm(10, 12)
    g.save()


traced()
dynamo().save()
external()
mean("mean", 0)
mean("mean_kept", 1)
functions()
gates()
mobile()
keras()
keras_mean()
mlp()
rows()
mean_image()
half()
half_weights()
quantised()
residual("residual", False, False)
residual("residual_flipped", True, False)
residual("residual_unsorted", True, True)
frames()
pixels()
turned()
