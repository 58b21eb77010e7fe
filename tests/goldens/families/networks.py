"""Whole networks: every name and shape of their state, outputs for weights that a formula fills in, and one training step's gradients."""
import warnings

import torch
import torch.nn.functional as F
import torchvision
import torchvision.models as M

from families import variants
from families.filled import fill, uniform
from record import encode

LARGE = 1000
KINKS = {torch.nn.ReLU: [0], torch.nn.ReLU6: [0, 6], torch.nn.Hardswish: [-3, 3], torch.nn.Hardsigmoid: [-3, 3]}


def published(name, **arguments):
    """A builder of torchvision's, for a number of classes."""
    return lambda classes: getattr(M, name)(num_classes=classes, **arguments)


def undropped(name):
    """The same without dropout and stochastic depth, whose random numbers nobody else can draw."""
    def build(classes):
        model = published(name)(classes)
        for layer in model.modules():
            if isinstance(layer, (torch.nn.Dropout, torchvision.ops.StochasticDepth)):
                layer.p = 0.0
        return model
    return build


def networks():
    """Name, builder, classes it was published for, input for the outputs."""
    for name in ["alexnet", "vgg11", "vgg11_bn", "vgg13", "vgg13_bn", "vgg16", "vgg16_bn", "vgg19", "vgg19_bn"]:
        yield name.replace("_", "-"), published(name), LARGE, (2, 3, 64, 64)
    yield "vgg11-cifar", variants.Vgg11Cifar, 10, (2, 3, 32, 32)
    yield "vgg16-cifar", variants.vgg16_cifar, 10, (2, 3, 32, 32)
    yield "googlenet", published("googlenet", aux_logits=False, init_weights=False), LARGE, (2, 3, 64, 64)
    yield "googlenet+auxiliary", published("googlenet", aux_logits=True, init_weights=False), LARGE, (2, 3, 96, 80)
    yield "inception-v3", published("inception_v3", aux_logits=False, init_weights=False), LARGE, (2, 3, 96, 80)
    yield "inception-v3+auxiliary", published("inception_v3", aux_logits=True, init_weights=False), LARGE, (1, 3, 299, 299)
    for depth in [18, 34, 50, 101, 152]:
        yield f"resnet{depth}", published(f"resnet{depth}"), LARGE, (2, 3, 64, 64)
    yield "resnet18-cifar", variants.resnet18_cifar, 10, (2, 3, 32, 32)
    yield "resnet18-d", variants.resnet18_d, 10, (2, 3, 66, 64)
    for depth, expansion, blocks in [(18, 1, [2, 2, 2, 2]), (34, 1, [3, 4, 6, 3]), (50, 4, [3, 4, 6, 3]), (101, 4, [3, 4, 23, 3]), (152, 4, [3, 8, 36, 3])]:
        yield f"xresnet{depth}", lambda classes, e=expansion, b=blocks: variants.xresnet(e, b, classes), 10, (2, 3, 66, 64)
    for depth in [121, 169, 201]:
        yield f"densenet{depth}", published(f"densenet{depth}"), LARGE, (2, 3, 64, 64)
    for version in ["1_0", "1_1"]:
        yield f"squeezenet{version.replace('_', '.')}", published("squeezenet" + version), LARGE, (2, 3, 65, 64)
    for width in [1, 0.75, 0.5, 0.25]:
        yield "mobilenetv2" + ("" if width == 1 else f"-{width}"), published("mobilenet_v2", width_mult=width), LARGE, (2, 3, 64, 64)
    for name in ["efficientnet_b0", "efficientnet_b1", "efficientnet_b2", "mobilenet_v3_large", "mobilenet_v3_small", "convnext_tiny",
                 "resnext50_32x4d", "resnext101_32x8d", "wide_resnet50_2", "wide_resnet101_2", "densenet161"]:
        yield name.replace("_v3", "v3").replace("_", "-"), published(name), LARGE, (2, 3, 64, 64)
    for width in ["0_5", "1_0", "1_5", "2_0"]:
        yield f"shufflenetv2-{width.replace('_', '.')}", published("shufflenet_v2_x" + width), LARGE, (2, 3, 64, 64)


def outputs(build, shape):
    """Of ten classes in prediction mode; auxiliary classifiers speak too where there are any."""
    model = fill(build(10)).eval()
    # Of the network itself alone: its layers stay in prediction mode.
    model.training = getattr(model, "aux_logits", False)
    with torch.no_grad():
        y = model(uniform("input", shape).double())
    return [y] if isinstance(y, torch.Tensor) else list(y)


def margin(model, x):
    """How near to a kink of a rectifier any value comes."""
    nearest = [1.0]

    def look(layer, inputs):
        nearest.append(min((inputs[0] - k).abs().min().item() for k in KINKS[type(layer)]))

    hooks = [m.register_forward_pre_hook(look) for m in model.modules() if type(m) in KINKS]
    with torch.no_grad():
        model(x)
    for hook in hooks:
        hook.remove()
    return min(nearest)


def step(f, name, build, shape):
    """Loss and the norm of every gradient in training mode, and of the running statistics that the step leaves.

    One value that rounding brings to the other side of a kink changes all gradients before it in the third digit, in any
    implementation. So the first input is taken that keeps its distance from every kink.
    """
    number = 0
    while margin(fill(build(10)).train(), uniform(f"input {number}", shape).double()) < 1e-5:
        number += 1
    model = fill(build(10)).train()
    labels = torch.arange(shape[0]) % 10
    loss = F.cross_entropy(model(uniform(f"input {number}", shape).double()), labels)
    loss.backward()
    norms = {k: float(f"{p.grad.norm().item():.9g}") for k, p in model.named_parameters()}
    running = {k: float(f"{b.norm().item():.9g}") for k, b in model.named_buffers() if b.is_floating_point()}
    print(f"{name}: step on input {number}, loss {loss.item():.3f}")
    f.plain(op=name, step=True, input=list(shape), images=f"input {number}", loss=loss.item(), gradient_norms=norms, running_norms=running)


def write(f):
    warnings.filterwarnings("ignore")
    f.about["torchvision"] = torchvision.__version__
    for name, build, classes, shape in networks():
        model = build(classes)
        state = [" ".join([k, *map(str, v.shape)]) for k, v in model.state_dict().items()]
        parameters = sum(p.numel() for p in model.parameters())
        y = outputs(build, shape)
        apart = ((y[0][0] - y[0][-1]).norm() / y[0].norm()).item()
        print(f"{name}: {parameters:,} parameters, outputs of size {y[0].abs().mean():.3g}, examples differ by {apart:.2f}")
        f.plain(op=name, classes=classes, parameters=parameters, input=list(shape), state=state, outputs=[encode(t.float()) for t in y])
    step(f, "resnet18-cifar", variants.resnet18_cifar, (2, 3, 16, 16))
    step(f, "mobilenetv2", undropped("mobilenet_v2"), (2, 3, 48, 48))
    step(f, "mobilenetv3-small", undropped("mobilenet_v3_small"), (2, 3, 48, 48))
    step(f, "efficientnet-b0", undropped("efficientnet_b0"), (2, 3, 48, 48))
    step(f, "shufflenetv2-0.5", published("shufflenet_v2_x0_5"), (2, 3, 48, 48))
    step(f, "convnext-tiny", undropped("convnext_tiny"), (2, 3, 64, 64))
