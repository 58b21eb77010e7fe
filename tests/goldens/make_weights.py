#!/usr/bin/env python3
"""Writes the files of weights in data/weights: what torch.save and numpy.save make of tensors that a formula gives.

    python3 make_weights.py

Made with PyTorch 1.13.0 and NumPy 1.24.2. The files of MXNet are written here byte by byte, after ndarray.cc of
MXNet 1.9, because no MXNet is at hand. tests/Whetstone.Weights.Tests/Goldens knows the same formulas.
"""
import os
import struct
from collections import OrderedDict

import numpy as np
import torch

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "weights")


def tensors():
    base = torch.arange(10, dtype=torch.float32)
    tied = torch.arange(4, dtype=torch.float32) + 100
    state = OrderedDict()
    state["plain"] = torch.arange(24, dtype=torch.float32).reshape(2, 3, 4) / 4 - 2
    state["transposed"] = torch.arange(6, dtype=torch.float32).reshape(2, 3).t()
    state["part"] = base[3:7]
    state["steps"] = base[1::3]
    state["tied1"] = tied
    state["tied2"] = tied
    state["expanded"] = torch.tensor([7.0]).expand(3, 2)
    for name, kind in [("f64", torch.float64), ("f16", torch.float16), ("bf16", torch.bfloat16), ("i64", torch.int64), ("i32", torch.int32),
                       ("i16", torch.int16), ("i8", torch.int8), ("u8", torch.uint8)]:
        state[name] = torch.arange(5).to(kind) * 3
    state["bool"] = torch.tensor([True, False, True])
    state["scalar"] = torch.tensor(5)
    state["empty"] = torch.zeros(0, 4)
    state["größe"] = torch.nn.Parameter(torch.arange(3, dtype=torch.float32))
    return state


def network():
    torch.manual_seed(0)
    net = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.BatchNorm2d(2))
    for i, value in enumerate(net.state_dict().values()):
        value.copy_((torch.arange(value.numel()).reshape(value.shape) + i).to(value.dtype))
    return net


def checkpoint():
    net = network()
    optimiser = torch.optim.SGD(net.parameters(), 0.1, momentum=0.9)
    net(torch.ones(2, 1, 5, 5)).sum().backward()
    optimiser.step()
    return {
        "epoch": 12, "best": np.float64(0.5), "count": np.int64(-3), "name": "net", "nothing": None, "done": True, "large": 1 << 70, "rate": 0.25,
        "size": torch.Size([1, 2]), "device": torch.device("cpu"), "type": torch.float32, "set": {1}, "bytes": b"\xff\x00", "tuple": (1, (2, 3), [4]),
        "state_dict": network().state_dict(), "ema": {"model": {"module." + k: v + 1 for k, v in network().state_dict().items()}},
        "optimizer": optimiser.state_dict(), "list": [torch.ones(2), torch.zeros(1)],
    }


def save_torch():
    for protocol in range(1, 6):  # what protocol 0 makes of a storage, torch.load does not read either
        torch.save(tensors(), f"{HERE}/zip{protocol}.pth", pickle_protocol=protocol)
        torch.save(tensors(), f"{HERE}/legacy{protocol}.pth", pickle_protocol=protocol, _use_new_zipfile_serialization=False)
    torch.save(checkpoint(), f"{HERE}/checkpoint.pth")
    torch.save(checkpoint(), f"{HERE}/checkpoint-legacy.pth", _use_new_zipfile_serialization=False)
    torch.save(network(), f"{HERE}/whole.pth")
    torch.save({"a": torch.ones(1, dtype=torch.complex64)}, f"{HERE}/complex.pth")
    torch.jit.script(network()).save(f"{HERE}/script.pt")


def save_numpy():
    x = np.arange(24).reshape(2, 3, 4)
    for kind in ["<f4", ">f4", "<f8", ">f8", "<f2", ">i8", "<i4", ">i2", "|i1", ">u2", "<u4", "<u8", "|u1"]:
        np.save(f"{HERE}/{kind.replace('<', 'le-').replace('>', 'be-').replace('|', '')}.npy", x.astype(kind))
    np.save(f"{HERE}/b1.npy", x % 2 == 0)
    np.save(f"{HERE}/fortran.npy", np.asfortranarray(x.astype(">f4")))
    np.save(f"{HERE}/zero.npy", np.float32(1.5))
    np.save(f"{HERE}/vector.npy", np.arange(3.0))
    np.save(f"{HERE}/objects.npy", np.array([{}], dtype=object), allow_pickle=True)
    np.save(f"{HERE}/texts.npy", np.array(["a"]))
    np.save(f"{HERE}/records.npy", np.zeros(2, dtype=[("a", "<f4")]))
    np.save(f"{HERE}/complex.npy", np.zeros(2, dtype=np.complex64))
    for major in (2, 3):
        with open(f"{HERE}/version{major}.npy", "wb") as file:
            np.lib.format.write_array(file, x.astype("<f4"), version=(major, 0))
    np.savez(f"{HERE}/stored.npz", a=x.astype("<f4"), **{"b.c": np.arange(3)})
    np.savez_compressed(f"{HERE}/packed.npz", a=x.astype("<f4"), **{"b.c": np.arange(3)})


def mxnet_array(x, version):
    flags = {"float32": 0, "float64": 1, "float16": 2, "uint8": 3, "int32": 4, "int8": 5, "int64": 6, "bool": 7}
    if version == 0:
        head = struct.pack("<I", x.ndim) + struct.pack(f"<{x.ndim}I", *x.shape)
    else:
        head = struct.pack("<I", 0xF993FAC7 + version) + (struct.pack("<i", 0) if version > 1 else b"")
        head += struct.pack("<i", x.ndim) + struct.pack(f"<{x.ndim}q", *x.shape)
    return head + struct.pack("<iii", 1, 0, flags[x.dtype.name]) + x.tobytes()


def save_mxnet(name, arrays, version, names=True):
    with open(f"{HERE}/{name}.params", "wb") as file:
        file.write(struct.pack("<QQQ", 0x112, 0, len(arrays)))
        for x in arrays.values():
            file.write(mxnet_array(x, version))
        file.write(struct.pack("<Q", len(arrays) if names else 0))
        for key in arrays if names else []:
            file.write(struct.pack("<Q", len(key)) + key.encode())


def save_params():
    x = np.arange(24).reshape(2, 3, 4)
    arrays = {k: x.astype(k) for k in ["float32", "float64", "float16", "uint8", "int32", "int8", "int64"]}
    for version in range(4):
        save_mxnet(f"version{version}", arrays if version < 3 else {**arrays, "bool": x % 2 == 0, "scalar": np.array(5.0), "empty": np.zeros((0, 4), "float32")}, version)
    save_mxnet("unnamed", arrays, 2, names=False)
    values = [v.numpy() for v in network().state_dict().values()][:6]
    save_mxnet("gluon", dict(zip(["0.weight", "0.bias", "1.gamma", "1.beta", "1.running_mean", "1.running_var"], values)), 2)
    save_mxnet("checkpoint", dict(zip(["arg:0.weight", "arg:0.bias", "arg:1.gamma", "arg:1.beta", "aux:1.moving_mean", "aux:1.moving_var"], values)), 2)


if __name__ == "__main__":
    os.makedirs(HERE, exist_ok=True)
    save_torch()
    save_numpy()
    save_params()
