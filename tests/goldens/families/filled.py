"""Tensors filled by a formula of name and index, so that both sides have the same weights and no file holds them.

uniform: i·0x9E3779B1 + FNV-1a(name) mod 2³², mixed by MurmurHash3's finaliser; its upper 24 bits as a number in [−1, 1). Exact in float32.
"""
import math

import numpy
import torch


def fnv(name):
    value = 2166136261
    for byte in name.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def uniform(name, shape):
    x = numpy.arange(math.prod(shape), dtype=numpy.uint32)
    x *= numpy.uint32(0x9E3779B1)
    x += numpy.uint32(fnv(name))
    x ^= x >> numpy.uint32(16)
    x *= numpy.uint32(0x85EBCA6B)
    x ^= x >> numpy.uint32(13)
    x *= numpy.uint32(0xC2B2AE35)
    x ^= x >> numpy.uint32(16)
    values = (x >> numpy.uint32(8)).astype(numpy.float32) * numpy.float32(2.0 ** -23) - numpy.float32(1)
    return torch.from_numpy(values.reshape(tuple(shape)))


def weight(name, shape):
    """Kernels and matrices keep the size of what goes through a rectifier; norms are near 1, biases and means near 0."""
    u = uniform(name, shape)
    if len(shape) > 1:
        return u * float(numpy.float32(math.sqrt(6 / math.prod(shape[1:]))))
    if name.endswith("running_var") or name.endswith("weight"):
        return 1 + u * 0.25
    return u * 0.125


def fill(model):
    """The model in double precision with weights that are float32 numbers."""
    model = model.double()
    with torch.no_grad():
        for name, value in model.state_dict().items():
            if value.is_floating_point():
                value.copy_(weight(name, value.shape))
    return model
