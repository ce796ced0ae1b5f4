#!/usr/bin/python3
"""Writes the golden activations: networks with weights of a fixed formula, run by PyTorch (Debian's python3-torch).

  make_golden.py > golden.json

Element i of parameter tensor t, counted in PyTorch's order, is scale * sin(0.37 i + t); the test fills the same values
in and compares the logits.
"""
import json
import math

import torch
import torch.nn as nn


def fill(tensor, scale, phase, offset=0.0):
    values = [offset + scale * math.sin(0.37 * i + phase) for i in range(tensor.numel())]
    tensor.data.copy_(torch.tensor(values).reshape(tensor.shape))


def prepare(model):
    for number, parameter in enumerate(model.parameters()):
        fill(parameter, 1 / math.sqrt(parameter[0].numel()) if parameter.dim() > 1 else 0.1, number)
    for number, module in enumerate(m for m in model.modules() if isinstance(m, nn.BatchNorm2d)):
        fill(module.weight, 0.2, number, 1.0)
        fill(module.running_mean, 0.1, number + 1)
        fill(module.running_var, 0.3, number + 2, 1.0)
    return model.eval()


def run(model):
    images = torch.empty(2, 1, 28, 28)
    fill(images, 0.5, 0.0, 0.5)
    with torch.no_grad():
        return [[round(v, 6) for v in row] for row in model(images).tolist()]


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(8, 12, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(12))
        self.shortcut = nn.Sequential(nn.Conv2d(8, 12, 1, stride=2, bias=False), nn.BatchNorm2d(12))

    def forward(self, x):
        return self.body(x) + self.shortcut(x)


torch.set_num_threads(1)
reference = nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
                          nn.Dropout(0.25), nn.Flatten(), nn.Linear(9216, 128), nn.ReLU(), nn.Dropout(0.5),
                          nn.Linear(128, 10))
normalised = nn.Sequential(nn.Conv2d(1, 8, 5, padding=2, bias=False), nn.BatchNorm2d(8), nn.ReLU(),
                           nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False), Residual(), nn.ReLU(),
                           nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(12, 10))
print(json.dumps({"reference": run(prepare(reference)), "normalised": run(prepare(normalised))}, indent=1))
