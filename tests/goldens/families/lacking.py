"""Networks that torchvision lacks, written down here once more with PyTorch's layers: names and shapes of their state, and outputs."""
import warnings
from collections import OrderedDict

import torch
import torch.nn as nn
import torch.nn.functional as F
import torchvision
import torchvision.models as M
from torchvision.models.resnet import BasicBlock, Bottleneck
from torchvision.ops import SqueezeExcitation

from families import variants
from families.networks import outputs
from record import encode

HEAD = [("pool", nn.AdaptiveAvgPool2d(1)), ("flatten", nn.Flatten())]


def conv3(inputs, outputs, stride=1):
    return nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)


class PreActivation(nn.Module):
    """He et al., arXiv:1603.05027."""

    def __init__(self, inputs, width, expansion, stride):
        super().__init__()
        outputs = width * expansion
        self.bn1, self.bn2 = nn.BatchNorm2d(inputs), nn.BatchNorm2d(width)
        if expansion == 1:
            self.conv1, self.conv2 = conv3(inputs, width, stride), conv3(width, width)
        else:
            self.conv1, self.conv2 = nn.Conv2d(inputs, width, 1, bias=False), conv3(width, width, stride)
            self.bn3, self.conv3 = nn.BatchNorm2d(width), nn.Conv2d(width, outputs, 1, bias=False)
        self.downsample = nn.Conv2d(inputs, outputs, 1, stride, bias=False) if stride != 1 or inputs != outputs else None

    def forward(self, x):
        y = F.relu(self.bn1(x))
        shortcut = x if self.downsample is None else self.downsample(y)
        y = self.conv2(F.relu(self.bn2(self.conv1(y))))
        return shortcut + (self.conv3(F.relu(self.bn3(y))) if hasattr(self, "conv3") else y)


def stage(inputs, width, expansion, stride, blocks):
    return nn.Sequential(*[PreActivation(inputs if i == 0 else width * expansion, width, expansion, stride if i == 0 else 1) for i in range(blocks)])


def resnet_v2(expansion, depths):
    def build(classes):
        layers, inputs = [nn.BatchNorm2d(3), nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(3, 2, 1)], 64
        for i, depth in enumerate(depths):
            layers.append(stage(inputs, 64 * 2 ** i, expansion, 1 if i == 0 else 2, depth))
            inputs = 64 * 2 ** i * expansion
        features = nn.Sequential(*layers, nn.BatchNorm2d(inputs), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())
        return nn.Sequential(OrderedDict(features=features, output=nn.Linear(inputs, classes)))
    return build


def wide_resnet(layers, k):
    def build(classes):
        n = (layers - 4) // 6
        return nn.Sequential(OrderedDict([
            ("conv1", conv3(3, 16)), ("layer1", stage(16, 16 * k, 1, 1, n)), ("layer2", stage(16 * k, 32 * k, 1, 2, n)), ("layer3", stage(32 * k, 64 * k, 1, 2, n)),
            ("bn1", nn.BatchNorm2d(64 * k)), ("relu", nn.ReLU()), *HEAD, ("fc", nn.Linear(64 * k, classes))]))
    return build


class SeBasic(BasicBlock):
    def __init__(self, inplanes, planes, *rest, **named):
        super().__init__(inplanes, planes, *rest, **named)
        self.se_module = SqueezeExcitation(planes, planes // 16)

    def forward(self, x):
        y = self.se_module(self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x))))))
        return F.relu(y + (x if self.downsample is None else self.downsample(x)))


class SeBottleneck(Bottleneck):
    def __init__(self, inplanes, planes, *rest, **named):
        super().__init__(inplanes, planes, *rest, **named)
        self.se_module = SqueezeExcitation(4 * planes, planes // 4)

    def forward(self, x):
        y = F.relu(self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x))))))
        return F.relu(self.se_module(self.bn3(self.conv3(y))) + (x if self.downsample is None else self.downsample(x)))


class PaperBottleneck(Bottleneck):
    """The stride at the first convolution, biases at those of 1 x 1: Gluon's v1."""

    def __init__(self, inplanes, planes, stride=1, *rest, **named):
        super().__init__(inplanes, planes, stride, *rest, **named)
        self.conv1, self.conv2, self.conv3 = nn.Conv2d(inplanes, planes, 1, stride), conv3(planes, planes), nn.Conv2d(planes, 4 * planes, 1)


class CifarBlock(nn.Module):
    def __init__(self, inputs, outputs, stride, residual):
        super().__init__()
        self.conv1, self.bn1, self.conv2, self.bn2 = conv3(inputs, outputs, stride), nn.BatchNorm2d(outputs), conv3(outputs, outputs), nn.BatchNorm2d(outputs)
        self.stride, self.more, self.residual = stride, outputs - inputs, residual

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        shortcut = F.pad(x[:, :, ::self.stride, ::self.stride], (0, 0, 0, 0, self.more // 2, self.more - self.more // 2))
        return F.relu(y + shortcut if self.residual else y)


def resnet_cifar(layers, residual=True):
    def build(classes):
        parts, inputs = [("conv1", conv3(3, 16)), ("bn1", nn.BatchNorm2d(16)), ("relu", nn.ReLU())], 16
        for i in range(3):
            blocks = []
            for j in range((layers - 2) // 6):
                blocks.append(CifarBlock(inputs, 16 * 2 ** i, 2 if i > 0 and j == 0 else 1, residual))
                inputs = 16 * 2 ** i
            parts.append((f"layer{i + 1}", nn.Sequential(*blocks)))
        return nn.Sequential(OrderedDict([*parts, *HEAD, ("fc", nn.Linear(64, classes))]))
    return build


def mobilenet_v1(width):
    def layer(inputs, outputs, kernel, stride=1, groups=1):
        return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())

    def build(classes):
        inputs = int(32 * width)
        features = [layer(3, inputs, 3, 2)]
        for outputs, stride in [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), *[(512, 1)] * 5, (1024, 2), (1024, 1)]:
            outputs = int(outputs * width)
            features += [layer(inputs, inputs, 3, stride, inputs), layer(inputs, outputs, 1)]
            inputs = outputs
        return nn.Sequential(OrderedDict([("features", nn.Sequential(*features)), *HEAD, ("output", nn.Linear(inputs, classes))]))
    return build


def alexnet_caffe(classes):
    norm, pool = nn.LocalResponseNorm(5, 1e-4, 0.75, 1), nn.MaxPool2d(3, 2, ceil_mode=True)
    return nn.Sequential(OrderedDict([
        ("conv1", nn.Conv2d(3, 96, 11, 4)), ("relu1", nn.ReLU()), ("norm1", norm), ("pool1", pool),
        ("conv2", nn.Conv2d(96, 256, 5, padding=2, groups=2)), ("relu2", nn.ReLU()), ("norm2", norm), ("pool2", pool),
        ("conv3", nn.Conv2d(256, 384, 3, padding=1)), ("relu3", nn.ReLU()), ("conv4", nn.Conv2d(384, 384, 3, padding=1, groups=2)), ("relu4", nn.ReLU()),
        ("conv5", nn.Conv2d(384, 256, 3, padding=1, groups=2)), ("relu5", nn.ReLU()), ("pool5", pool), ("mean", nn.AdaptiveAvgPool2d(6)), ("flatten", nn.Flatten()),
        ("fc6", nn.Linear(9216, 4096)), ("relu6", nn.ReLU()), ("fc7", nn.Linear(4096, 4096)), ("relu7", nn.ReLU()), ("fc8", nn.Linear(4096, classes))]))


class InceptionV1(nn.Module):
    """Szegedy et al., arXiv:1409.4842, table 1, without batch normalisation."""

    TABLE = {"3a": (64, 96, 128, 16, 32, 32), "3b": (128, 128, 192, 32, 96, 64), "4a": (192, 96, 208, 16, 48, 64), "4b": (160, 112, 224, 24, 64, 64), "4c": (128, 128, 256, 24, 64, 64),
             "4d": (112, 144, 288, 32, 64, 64), "4e": (256, 160, 320, 32, 128, 128), "5a": (256, 160, 320, 32, 128, 128), "5b": (384, 192, 384, 48, 128, 128)}

    def __init__(self, classes):
        super().__init__()
        self.conv1, self.conv2_reduce, self.conv2 = self.conv(3, 64, 7, 2), self.conv(64, 64, 1), self.conv(64, 192, 3)
        inputs = 192
        for name, (one, few3, three, few5, five, pool) in self.TABLE.items():
            self.add_module("inception_" + name, nn.ModuleDict(OrderedDict([
                ("1x1", self.conv(inputs, one, 1)), ("3x3_reduce", self.conv(inputs, few3, 1)), ("3x3", self.conv(few3, three, 3)),
                ("5x5_reduce", self.conv(inputs, few5, 1)), ("5x5", self.conv(few5, five, 5)), ("pool_proj", self.conv(inputs, pool, 1))])))
            inputs = one + three + five + pool
        self.classifier = nn.Linear(1024, classes)

    @staticmethod
    def conv(inputs, outputs, kernel, stride=1):
        return nn.Sequential(OrderedDict(conv=nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2), relu=nn.ReLU()))

    def forward(self, x):
        norm, pool = nn.LocalResponseNorm(5, 1e-4, 0.75, 1), nn.MaxPool2d(3, 2, ceil_mode=True)
        x = pool(norm(self.conv2(self.conv2_reduce(norm(pool(self.conv1(x)))))))
        for name in self.TABLE:
            b = self.get_submodule("inception_" + name)
            x = torch.cat([b["1x1"](x), b["3x3"](b["3x3_reduce"](x)), b["5x5"](b["5x5_reduce"](x)), b["pool_proj"](F.max_pool2d(x, 3, 1, 1))], 1)
            x = pool(x) if name in ("3b", "4e") else x
        return self.classifier(x.mean([2, 3]))


def networks():
    """Name, builder, classes it was published for, input for the outputs."""
    yield "alexnet-caffe", alexnet_caffe, 1000, (2, 3, 75, 67)
    yield "inception-v1", InceptionV1, 1000, (2, 3, 64, 64)
    yield "mobilenetv1-0.25", mobilenet_v1(0.25), 1000, (2, 3, 64, 64)
    yield "resnet18-v2", resnet_v2(1, [2, 2, 2, 2]), 1000, (2, 3, 64, 64)
    yield "resnet50-v2", resnet_v2(4, [3, 4, 6, 3]), 1000, (2, 3, 64, 64)
    yield "resnet50-v1", lambda classes: M.ResNet(PaperBottleneck, [3, 4, 6, 3], classes), 1000, (2, 3, 64, 64)
    yield "resnet50-d", lambda classes: variants.resnet_d(M.resnet50(num_classes=classes)), 1000, (2, 3, 66, 64)
    yield "se-resnet18", lambda classes: M.ResNet(SeBasic, [2, 2, 2, 2], classes), 1000, (2, 3, 64, 64)
    yield "se-resnet50", lambda classes: M.ResNet(SeBottleneck, [3, 4, 6, 3], classes), 1000, (2, 3, 64, 64)
    yield "resnet20-cifar", resnet_cifar(20), 10, (2, 3, 32, 30)
    yield "plain20-cifar", resnet_cifar(20, residual=False), 10, (2, 3, 32, 32)
    yield "wide-resnet16-8-cifar", wide_resnet(16, 8), 10, (2, 3, 32, 32)


def write(f):
    warnings.filterwarnings("ignore")
    f.about["torchvision"] = torchvision.__version__
    for name, build, classes, shape in networks():
        model = build(classes)
        state = [" ".join([k, *map(str, v.shape)]) for k, v in model.state_dict().items()]
        parameters = sum(p.numel() for p in model.parameters())
        y = outputs(build, shape)
        print(f"{name}: {parameters:,} parameters, outputs of size {y[0].abs().mean():.3g}")
        f.plain(op=name, classes=classes, parameters=parameters, input=list(shape), state=state, outputs=[encode(t.float()) for t in y])
