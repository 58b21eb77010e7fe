"""How much whole networks compute for one image of the size they were published for: multiply-adds of convolutions and matrices, counted by hooks."""
import warnings

import torch
import torchvision

from families.networks import networks

# Height and width; 224 where nothing else is said.
SIZES = {"inception-v3": 299, "efficientnet-b1": 240, "efficientnet-b2": 260, "resnet18-d": 128}


def size(name):
    return SIZES.get(name) or (32 if name.endswith("-cifar") else 128 if name.startswith("xresnet") else 224)


def multiply_adds(model, shape):
    total = [0]

    def count(layer, inputs, output):
        total[0] += output.numel() // output.shape[0] * layer.weight[0].numel()

    for layer in model.modules():
        if isinstance(layer, (torch.nn.Conv2d, torch.nn.Linear)):
            layer.register_forward_hook(count)
    with torch.no_grad():
        model.eval()(torch.zeros(shape))
    return total[0]


def write(f):
    warnings.filterwarnings("ignore")
    f.about["torchvision"] = torchvision.__version__
    for name, build, classes, _ in networks():
        if "+" in name:
            continue
        model = build(classes)
        shape = (1, 3, size(name), size(name))
        work = multiply_adds(model, shape)
        parameters = sum(p.numel() for p in model.parameters())
        print(f"{name}: {parameters:,} parameters, {work:,} multiply-adds")
        f.plain(op=name, input=list(shape[1:]), parameters=parameters, multiply_adds=work)
