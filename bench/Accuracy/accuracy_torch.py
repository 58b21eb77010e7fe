#!/usr/bin/env python3
"""The twin of Program.cs in PyTorch: the same networks, starting distributions and recipes, as fast as we could write them for processors.

    python3 accuracy_torch.py FOLDER [NAME,...|all] [SEEDS] [FIRST] [channels_last|contiguous]

FOLDER holds the folders `mnist` and `fashion-mnist` with four IDX files each, packed with gzip or not. Threads come from THREADS, 2 if it is not set.
All images are one tensor of floats, normalised once, with their border around them if images are moved; batches are indexed, moved and mirrored as a whole.
"""
import gzip
import math
import os
import sys
import time
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

SMALL, DEEP = "3x3:16/2 3x3:32/2 linear:64", "3x3:32/2 3x3:64 3x3:64/2 3x3:128/2"
TEST_BATCH = 1000


class Recipe(NamedTuple):
    name: str
    data: str
    goal: float
    network: str
    epochs: int
    batch: int
    rate: float
    rise: float
    momentum: float
    decay: float
    smoothing: float
    shift: int
    flip: bool


# The same as in Recipe.cs.
RECIPES = [
    #       name            data             goal   network epochs batch rate rise moment. decay smooth. shift flip
    Recipe("fashion-0.90", "fashion-mnist", 0.90,  SMALL,  2,     125,  0.1,  0.3, 0.9,    5e-4, 0,       0,    False),
    Recipe("fashion-0.93", "fashion-mnist", 0.93,  DEEP,   8,     125,  0.1,  0.3, 0.9,    5e-4, 0.1,     0,    True),
    Recipe("mnist-0.99",   "mnist",         0.99,  SMALL,  2,     125,  0.1,  0.3, 0.9,    5e-4, 0,       0,    False),
    Recipe("mnist-0.995",  "mnist",         0.995, DEEP,   6,     125,  0.1,  0.3, 0.9,    5e-4, 0.1,     2,    False),
]
NORMALIZATION = {"mnist": (0.1307, 0.3081), "fashion-mnist": (0.2860, 0.3530)}


def idx(folder, name):
    path = os.path.join(folder, name)
    with (gzip.open(path + ".gz") if os.path.exists(path + ".gz") else open(path, "rb")) as f:
        data = f.read()
    rank = data[3]
    shape = [int.from_bytes(data[4 + 4 * i:8 + 4 * i], "big") for i in range(rank)]
    return torch.from_numpy(np.frombuffer(data, np.uint8, offset=4 + 4 * rank).reshape(shape).copy())


def network(words):
    layers, channels, size = [], 1, 28
    for word in words.split(" "):
        kind, rest = word.split(":")
        outputs, pool = (int(v) for v in (rest + "/1").split("/")[:2])
        if kind == "linear":
            layers += [nn.Flatten()] if size else []
            layers += [nn.Linear(channels * (size * size or 1), outputs, bias=False), nn.BatchNorm1d(outputs), nn.ReLU(inplace=True)]
            channels, size = outputs, 0
            continue
        kernel, padding = int(kind[0]), 1 if kind == "3x3" else 0
        layers += [nn.Conv2d(channels, outputs, kernel, padding=padding, bias=False)]
        layers += [nn.MaxPool2d(pool)] if pool > 1 else []
        layers += [nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)]
        channels, size = outputs, (size - kernel + 1 + 2 * padding) // pool
    layers += [nn.Flatten()] if size else []
    layers += [nn.Linear(channels * (size * size or 1), 10)]
    for layer in layers:
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
    return nn.Sequential(*layers)


def floats(images, recipe, border=0):
    mean, std = NORMALIZATION[recipe.data]
    # The border is black before pixels are normalised.
    return F.pad(images, (border,) * 4).float().div_(255).sub_(mean).div_(std).unsqueeze(1)


def changed(x, at, recipe):
    """A batch of images, moved and mirrored at random, each by numbers of its own."""
    n = len(at)
    if recipe.shift == 0:
        x = x[at]
        return torch.where((torch.rand(n) < 0.5)[:, None, None, None], x.flip(3), x) if recipe.flip else x
    # One look-up for all of it: the columns of a mirrored image go backwards.
    span = torch.arange(28)
    columns = torch.where((torch.rand(n, 1) < 0.5), 27 - span, span) if recipe.flip else span.expand(n, 28)
    rows = span + torch.randint(0, 2 * recipe.shift + 1, (n, 1))
    columns = columns + torch.randint(0, 2 * recipe.shift + 1, (n, 1))
    return x[at[:, None, None], 0, rows[:, :, None], columns[:, None, :]].unsqueeze(1)


def factor(progress, rise):
    """One cycle: half cosines from a tenth to 1, then to 0."""
    if progress < rise:
        return 0.1 + 0.9 * (1 - math.cos(math.pi * progress / rise)) / 2
    return (1 + math.cos(math.pi * (progress - rise) / (1 - rise))) / 2


def train(recipe, images, labels, net, layout):
    x, y = floats(images, recipe, recipe.shift), labels.long()
    rule = torch.optim.SGD(net.parameters(), lr=recipe.rate, momentum=recipe.momentum, weight_decay=recipe.decay, nesterov=True, foreach=True)
    loss_of, count, step = nn.CrossEntropyLoss(label_smoothing=recipe.smoothing), len(y) // recipe.batch, 0
    net.train()
    for _ in range(recipe.epochs):
        for at in torch.randperm(len(y))[:count * recipe.batch].split(recipe.batch):
            rule.param_groups[0]["lr"] = recipe.rate * factor(step / (count * recipe.epochs), recipe.rise)
            rule.zero_grad(set_to_none=True)
            loss_of(net(changed(x, at, recipe).contiguous(memory_format=layout)), y[at]).backward()
            rule.step()
            step += 1


def test(recipe, images, labels, net, layout):
    x, y = floats(images, recipe), labels.long()
    net.eval()
    with torch.inference_mode():
        return sum((net(a.contiguous(memory_format=layout)).argmax(1) == b).sum().item() for a, b in zip(x.split(TEST_BATCH), y.split(TEST_BATCH))) / len(y)


def trial(recipe, parts, seed, layout):
    start = time.perf_counter()
    torch.manual_seed(seed)
    net = network(recipe.network).to(memory_format=layout)
    train(recipe, *parts[0], net, layout)
    return test(recipe, *parts[1], net, layout), time.perf_counter() - start, sum(p.numel() for p in net.parameters())


def measure(recipe, folder, seeds, first, layout):
    folder = os.path.join(folder, recipe.data)
    parts = [(idx(folder, f"{part}-images-idx3-ubyte"), idx(folder, f"{part}-labels-idx1-ubyte")) for part in ("train", "t10k")]
    trials = []
    for seed in range(first, first + seeds):
        trials.append(trial(recipe, parts, seed, layout))
        accuracy, seconds, _ = trials[-1]
        print(f"{recipe.name:12} seed {seed}: accuracy {accuracy:.4f} in {seconds:.2f} s, {'reached' if accuracy >= recipe.goal else 'missed'}", flush=True)
    accuracy, seconds = (sum(t[i] for t in trials) / seeds for i in (0, 1))
    reached = sum(t[0] >= recipe.goal for t in trials)
    print(f"{recipe.name:12} mean: accuracy {accuracy:.4f} in {seconds:.2f} s, {reached} of {seeds} reached {recipe.goal}; {trials[0][2]} parameters", flush=True)


def main(folder, names="all", seeds=5, first=0, layout="channels_last"):
    layouts = {"channels_last": torch.channels_last, "contiguous": torch.contiguous_format}
    known = [r.name for r in RECIPES]
    wrong = [n for n in names.split(",") if n not in known + ["all"]]
    if wrong or seeds < 1 or layout not in layouts:
        sys.exit(f"recipes are {', '.join(known)} or all; SEEDS is at least 1; layouts are {', '.join(layouts)}")
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    for recipe in RECIPES:
        if names == "all" or recipe.name in names.split(","):
            measure(recipe, folder, seeds, first, layouts[layout])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], *(kind(a) for kind, a in zip((str, int, int, str), sys.argv[2:])))
