#!/usr/bin/env python3
"""Exports networks with the torch of this computer into a folder, with torch's own answers in expected.json.

    /usr/bin/python3 make_torch.py FOLDER      (Debian: python3-torch python3-onnx)
"""
import json
import os
import sys

import onnx
import torch
from torch import nn

FOLDER = sys.argv[1]
torch.manual_seed(1)
# The images that the test makes too.
IMAGES = torch.tensor([(i * 7919 + i // 784 * 104729 + i * i % 97) % 256 for i in range(1568)],
                      dtype=torch.float32).div(255).reshape(2, 1, 28, 28)
EXPECTED = {}


class View(nn.Module):
    def forward(self, x):
        return x.view(x.size(0), -1)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(4, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4), nn.ReLU(),
                                  nn.Conv2d(4, 4, 3, padding=1))

    def forward(self, x):
        return torch.relu(x + self.body(x))


class Mean(nn.Module):
    def forward(self, x):
        return x.mean([2, 3])


def export(name, network, dims=(1, 28, 28), **options):
    network.eval()
    images = IMAGES.reshape(2, *dims)
    with torch.no_grad():
        EXPECTED[name + ".onnx"] = network(images).flatten().tolist()
    path = os.path.join(FOLDER, name + ".onnx")
    torch.onnx.export(network, images[:1], path, input_names=["image"], output_names=["out"],
                      dynamic_axes={"image": {0: "batch"}, "out": {0: "batch"}}, **options)
    return path


def convolutions():
    return [nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 4, 3, padding=1, stride=2)]


export("plain", nn.Sequential(*convolutions(), nn.Flatten(), nn.Dropout(), nn.Linear(196, 10)))
export("view_softmax", nn.Sequential(*convolutions(), nn.Hardswish(), View(), nn.Linear(196, 10), nn.Softmax(1)),
       opset_version=17)
export("block", nn.Sequential(*convolutions(), Block(), Mean(), nn.Linear(4, 10)), opset_version=16)
export("mobile", nn.Sequential(nn.Conv2d(1, 8, 3, stride=2), nn.BatchNorm2d(8), nn.ReLU6(),
                               nn.Conv2d(8, 8, 3, groups=8, dilation=2, padding=2), nn.LeakyReLU(0.1),
                               nn.ConstantPad2d((1, 2, 0, 1), 0.0), nn.AvgPool2d(3, padding=1),
                               nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 10)))
export("dense", nn.Sequential(nn.Linear(784, 16), nn.Tanh(), nn.BatchNorm1d(16), nn.Linear(16, 16), nn.ELU(),
                              nn.Sigmoid(), nn.Linear(16, 10)), dims=(784,))
path = export("external", nn.Sequential(*convolutions(), nn.Flatten(), nn.Linear(196, 10)))
onnx.save_model(onnx.load(path), path, save_as_external_data=True, location="external.onnx.data",
                size_threshold=64)

with open(os.path.join(FOLDER, "expected.json"), "w") as file:
    json.dump(EXPECTED, file)
