#!/usr/bin/env python3
"""An epoch of `whet train lenet` in PyTorch: same network, batch, rule and data, training and evaluation. The rate is constant: it does not change the time.

    python3 epoch_torch.py FOLDER [EPOCHS] [loader|indexed] [channels_last|contiguous]

FOLDER holds Fashion-MNIST's four IDX files, packed with gzip or not. `loader` is the loop of PyTorch's tutorials: a DataLoader
over a Dataset that turns one image of bytes at a time into a tensor. `indexed` takes whole batches out of one tensor of floats.
The memory format is that of weights and images; channels_last is the faster one.
"""
import gzip
import os
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

BATCH = 256


def idx(folder, name):
    path = os.path.join(folder, name)
    with (gzip.open(path + ".gz") if os.path.exists(path + ".gz") else open(path, "rb")) as f:
        data = f.read()
    rank = data[3]
    shape = [int.from_bytes(data[4 + 4 * i:8 + 4 * i], "big") for i in range(rank)]
    return np.frombuffer(data, np.uint8, offset=4 + 4 * rank).reshape(shape)


class Images(Dataset):
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return torch.from_numpy(self.x[i]).float().div(255).unsqueeze(0), int(self.y[i])


def batches(x, y, how, shuffle):
    if how == "loader":
        yield from DataLoader(Images(x, y), batch_size=BATCH, shuffle=shuffle)
        return
    floats, labels = torch.from_numpy(x).float().div(255).unsqueeze(1), torch.from_numpy(y).long()
    order = torch.randperm(len(labels)) if shuffle else torch.arange(len(labels))
    for at in range(0, len(labels), BATCH):
        yield floats[order[at:at + BATCH]], labels[order[at:at + BATCH]]


def main(folder, epochs=3, how="loader", layout="channels_last"):
    layout = {"channels_last": torch.channels_last, "contiguous": torch.contiguous_format}[layout]
    torch.manual_seed(0)
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    train = idx(folder, "train-images-idx3-ubyte").copy(), idx(folder, "train-labels-idx1-ubyte").copy()
    test = idx(folder, "t10k-images-idx3-ubyte").copy(), idx(folder, "t10k-labels-idx1-ubyte").copy()
    net = nn.Sequential(nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 3), nn.ReLU(), nn.MaxPool2d(2),
                        nn.Flatten(), nn.Linear(1250, 128), nn.ReLU(), nn.Linear(128, 10))
    net = net.to(memory_format=layout)
    for p in net.parameters():
        (nn.init.uniform_(p, -0.07, 0.07) if p.dim() > 1 else nn.init.zeros_(p))
    rule, loss_of = torch.optim.SGD(net.parameters(), lr=0.1), nn.CrossEntropyLoss()
    for epoch in range(epochs):
        start, right = time.perf_counter(), 0
        net.train()
        for x, y in batches(*train, how, True):
            rule.zero_grad()
            z = net(x.contiguous(memory_format=layout))
            loss = loss_of(z, y)
            loss.backward()
            rule.step()
            right += (z.argmax(1) == y).sum().item()
        net.eval()
        hits = 0
        with torch.no_grad():
            for x, y in batches(*test, how, False):
                hits += (net(x.contiguous(memory_format=layout)).argmax(1) == y).sum().item()
        print(f"epoch {epoch}: train {right / len(train[1]):.3f}, test {hits / len(test[1]):.3f}, {time.perf_counter() - start:.2f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *(kind(a) for kind, a in zip((int, str, str), sys.argv[2:])))
