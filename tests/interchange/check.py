#!/usr/bin/env python3
"""Checks that weights go to PyTorch and back: run ./check in this folder, with PyTorch and torchvision for Python.

For every network: torchvision's weights, saved as .pth (both forms) and safetensors, are loaded by Whetstone and give torchvision's outputs;
Whetstone's, saved as .pth and safetensors, are loaded by torchvision and give Whetstone's outputs. Prints the largest difference of each;
exit code 1 if one exceeds 1e-4.

    check.py RUNNER [NETWORK ...]         RUNNER is the command that runs our side
"""
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile

import numpy as np
import torch
import torchvision

BOUND = 1e-4
# torchvision's name, the zoo's, batch, extent of the image.
NETWORKS = [
    ("alexnet", "alexnet", 2, 224),
    ("vgg16_bn", "vgg16-bn", 1, 64),
    ("googlenet", "googlenet", 2, 96),
    ("inception_v3", "inception-v3", 1, 299),
    ("resnet18", "resnet18", 2, 224),
    ("resnet50", "resnet50", 2, 96),
    ("mobilenet_v2", "mobilenetv2", 2, 96),
    ("squeezenet1_0", "squeezenet1.0", 2, 96),
    ("densenet121", "densenet121", 2, 96),
    ("efficientnet_b0", "efficientnet-b0", 2, 96),
]
KINDS = {"F32": np.float32, "I64": np.int64}


def read_safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    header.pop("__metadata__", None)
    return {name: torch.from_numpy(np.frombuffer(data[slice(*t["data_offsets"])], KINDS[t["dtype"]]).reshape(t["shape"]).copy()) for name, t in header.items()}


def write_safetensors(path, state):
    header, at = {}, 0
    for name, value in state.items():
        kind = "F32" if value.dtype == torch.float32 else "I64"
        size = value.numel() * value.element_size()
        header[name] = {"dtype": kind, "shape": list(value.shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for value in state.values():
            file.write(value.contiguous().numpy().tobytes())


def build(name, typical):
    extra = {"aux_logits": False, "init_weights": False} if name in ("googlenet", "inception_v3") else {}
    torch.manual_seed(0)
    network = getattr(torchvision.models, name)(weights=None, **extra)
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None
    # Running statistics become those of typical input, so that outputs of deep networks stay near 1.
    with torch.no_grad():
        network.train()(typical)
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_var.add_(0.01)  # a channel that hardly varies would magnify rounding
    return network.eval()


def difference(name, a, b):
    if a.shape != b.shape or not np.isfinite(a).all() or np.abs(a).max() < 1e-6:
        raise SystemExit(f"{name}: outputs {a.shape} and {b.shape}, or none worth comparing")
    return float(np.abs(a - b).max())


def check(runner, name, own, batch, extent, folder):
    at = lambda file: os.path.join(folder, file)
    images = torch.randn(8 + batch, 3, extent, extent, generator=torch.Generator().manual_seed(1))
    typical, x = images[:8], images[8:]
    network = build(name, typical)
    np.save(at("typical.npy"), typical.numpy())
    np.save(at("input.npy"), x.numpy())
    torch.save(network.state_dict(), at("theirs.pth"))
    torch.save(network.state_dict(), at("theirs-legacy.pth"), _use_new_zipfile_serialization=False)
    write_safetensors(at("theirs.safetensors"), network.state_dict())
    subprocess.run([*runner, "run", own, folder], check=True)
    with torch.no_grad():
        theirs = network(x).numpy()
        found = [difference(name, np.load(at(f + ".npy")), theirs) for f in ("theirs.pth", "theirs-legacy.pth", "theirs.safetensors")]
        ours = np.load(at("ours.npy"))
        for load in (lambda: torch.load(at("ours.pth")), lambda: read_safetensors(at("ours.safetensors"))):
            network.load_state_dict(load(), strict=True)
            found.append(difference(name, network(x).numpy(), ours))
    print(f"{name:16}" + "".join(f"{d:12.2e}" for d in found) + f"{np.abs(theirs).max():12.2e}{np.abs(ours).max():12.2e}", flush=True)
    return max(found) <= BOUND


def check_types(runner, folder):
    subprocess.run([*runner, "types", folder], check=True)
    state = torch.load(os.path.join(folder, "types.pth"))
    expected = {"Float32": torch.float32, "Float64": torch.float64, "Float16": torch.float16, "BFloat16": torch.bfloat16,
                "Int64": torch.int64, "Int32": torch.int32, "UInt8": torch.uint8, "Bool": torch.bool}
    right = type(state).__name__ == "OrderedDict" and state["tied"].data_ptr() == state["Float32"].data_ptr()
    right &= all(state[n].dtype == t and torch.equal(state[n], torch.arange(6).reshape(2, 3).to(t)) for n, t in expected.items())
    right &= state["scalar"].shape == () and state["scalar"].item() == 5 and tuple(state["empty"].shape) == (0, 4)
    with open(os.path.join(folder, "types.pth"), "rb") as file:
        data = file.read()
    import zipfile
    for entry in zipfile.ZipFile(os.path.join(folder, "types.pth")).infolist():
        name_length, extra_length = struct.unpack_from("<HH", data, entry.header_offset + 26)
        right &= (entry.header_offset + 30 + name_length + extra_length) % 64 == 0
    print("a tensor of every type, tied, scalar and empty, aligned:", "right" if right else "WRONG")
    return right


def main(runner, names):
    print("largest difference of outputs; the last two columns are the largest outputs, theirs and ours")
    print(f"{'network':16}{'pth->':>12}{'legacy->':>12}{'safet.->':>12}{'->pth':>12}{'->safet.':>12}{'|theirs|':>12}{'|ours|':>12}")
    right = True
    for name, own, batch, extent in NETWORKS:
        if names and name not in names:
            continue
        folder = tempfile.mkdtemp(prefix="interchange-")
        try:
            right &= check(runner, name, own, batch, extent, folder)
        finally:
            shutil.rmtree(folder)
    with tempfile.TemporaryDirectory(prefix="interchange-") as folder:
        right &= check_types(runner, folder)
    print("all within", BOUND if right else f"{BOUND}: NO")
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].split(), sys.argv[2:]))
