"""Runs a function of tensors in PyTorch and records inputs, output and gradients as one case."""
import json
import os
import zlib

import numpy
import torch

SEED = 20240917
TYPES = {torch.float32: "float32", torch.float64: "float64", torch.int64: "int64", torch.uint8: "uint8", torch.bool: "bool"}


def encode(t):
    """A tensor as shape, type and numbers in row-major order; a float64 that stands for a float32 is rounded first."""
    t = t.detach()
    values = t.contiguous().view(-1).tolist()
    if t.dtype == torch.float32:
        # The shortest decimal that reads back as the same single.
        values = [float(str(numpy.float32(v))) if numpy.isfinite(v) else str(v) for v in values]
    elif t.dtype == torch.bool:
        values = [int(v) for v in values]
    return {"shape": list(t.shape), "type": TYPES[t.dtype], "data": values}


def rounded(t):
    return t.float() if t.dtype == torch.float64 else t


class Family:
    """The cases of one file."""

    def __init__(self, name):
        self.name, self.cases, self.names, self.about = name, [], set(), {}
        # A name's own seed, so that a new family changes no other file; zlib's sum is the same in every Python.
        self.random = torch.Generator().manual_seed(SEED + zlib.crc32(name.encode()))

    def normal(self, *shape):
        return torch.randn(shape, generator=self.random)

    def uniform(self, low, high, *shape):
        return low + (high - low) * torch.rand(shape, generator=self.random)

    def integers(self, low, high, *shape):
        return torch.randint(low, high, shape, generator=self.random)

    def mask(self, *shape):
        return torch.rand(shape, generator=self.random) < 0.5

    def distinct(self, *shape):
        """Numbers at least 0.05 apart, so that an order is never decided by rounding."""
        count = int(numpy.prod(shape))
        order = torch.randperm(count, generator=self.random).float()
        return ((order - count / 2) * 0.05 + 0.013).reshape(shape)

    def add(self, op, function, *inputs, note="", exact=False, **attributes):
        """Records function(*inputs). Floating inputs get gradients if the output depends on them differentiably.

        The computation runs in double precision on the float32 inputs and is rounded at the end, so that the recorded numbers
        are right to the last bit of float32; exact keeps every type as it is.
        """
        leaves = [(x.clone() if exact else x.double()).requires_grad_() if x.is_floating_point() else x for x in inputs]
        result = function(*leaves)
        outputs = list(result) if isinstance(result, (tuple, list)) else [result]
        case = {"op": op, "attributes": attributes, "inputs": [encode(x) for x in inputs], "outputs": [encode(y if exact else rounded(y)) for y in outputs]}
        if note:
            case["note"] = note
        smooth = [y for y in outputs if y.is_floating_point() and y.requires_grad]
        if smooth:
            seeds = [torch.randn(y.shape, generator=self.random) for y in smooth]
            wanted = [x for x in leaves if x.is_floating_point()]
            grads = torch.autograd.grad(smooth, wanted, [s.to(y.dtype) for s, y in zip(seeds, smooth)], allow_unused=True)
            found = iter(grads)
            upstream = iter(seeds)
            case["upstream"] = [encode(next(upstream)) if y.requires_grad else None for y in outputs]
            case["gradients"] = [self.gradient(next(found), exact) if x.is_floating_point() else None for x in leaves]
        self.cases.append(case)

    @staticmethod
    def gradient(g, exact):
        return None if g is None else encode(g if exact else rounded(g))

    def plain(self, **case):
        """Records a case of any form, for trajectories and schedules."""
        self.cases.append(case)

    def save(self):
        folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
        head = {"family": self.name, "torch": torch.__version__, "seed": SEED, **self.about}
        lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in self.cases)
        with open(os.path.join(folder, self.name + ".json"), "w", encoding="utf-8") as file:
            file.write(json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}\n")
        forward = sum(len(c.get("outputs", [1])) for c in self.cases)
        return forward, sum(1 for c in self.cases for g in c.get("gradients", []) if g is not None)
