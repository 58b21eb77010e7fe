"""Networks that torchvision lacks: those for small images, and fastai's XResNet of the 2019 course."""
import torch.nn as nn
import torchvision.models as M


def vgg_stages(cfg):
    layers, inputs = [], 3
    for v in cfg:
        if v == "M":
            layers.append(nn.MaxPool2d(2, 2))
        else:
            layers += [nn.Conv2d(inputs, v, 3, padding=1), nn.BatchNorm2d(v), nn.ReLU()]
            inputs = v
    return layers


class Vgg11Cifar(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.features = nn.Sequential(*vgg_stages([64, "M", 128, "M", 256, 256, "M", 512, 512, "M", 512, 512, "M"]), nn.AvgPool2d(1, 1))
        self.classifier = nn.Linear(512, classes)

    def forward(self, x):
        return self.classifier(self.features(x).flatten(1))


def vgg16_cifar(classes):
    cfg = [64, 64, "M", 128, 128, "M", 256, 256, 256, "M", 512, 512, 512, "M", 512, 512, 512, "M"]
    return nn.Sequential(*vgg_stages(cfg), nn.Flatten(), nn.Linear(512, classes))


def resnet18_cifar(classes):
    m = M.resnet18(num_classes=classes)
    m.conv1 = nn.Conv2d(3, 64, 3, padding=1, bias=False)
    m.maxpool = nn.Identity()
    return m


def conv3(inputs, outputs, stride):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


def resnet18_d(classes):
    return resnet_d(M.resnet18(num_classes=classes))


def resnet_d(m):
    m.conv1 = nn.Sequential(conv3(3, 32, 2), conv3(32, 32, 1), conv3(32, 64, 1), nn.MaxPool2d(3, 2, 1))
    m.bn1, m.relu, m.maxpool = nn.Identity(), nn.Identity(), nn.Identity()
    for layer in (m.layer2, m.layer3, m.layer4):
        conv, norm = layer[0].downsample
        layer[0].downsample = nn.Sequential(nn.AvgPool2d(2, 2, ceil_mode=True), nn.Conv2d(conv.in_channels, conv.out_channels, 1, bias=False), norm)
    return m


def conv_layer(ni, nf, ks=3, stride=1, act=True):
    layers = [nn.Conv2d(ni, nf, ks, stride, ks // 2, bias=False), nn.BatchNorm2d(nf)]
    return nn.Sequential(*layers, nn.ReLU()) if act else nn.Sequential(*layers)


class XResBlock(nn.Module):
    def __init__(self, expansion, ni, nh, stride):
        super().__init__()
        nf, ni = nh * expansion, ni * expansion
        if expansion == 1:
            self.convs = nn.Sequential(conv_layer(ni, nh, 3, stride), conv_layer(nh, nf, 3, act=False))
        else:
            self.convs = nn.Sequential(conv_layer(ni, nh, 1), conv_layer(nh, nh, 3, stride), conv_layer(nh, nf, 1, act=False))
        self.idconv = nn.Identity() if ni == nf else conv_layer(ni, nf, 1, act=False)
        self.pool = nn.Identity() if stride == 1 else nn.AvgPool2d(2, ceil_mode=True)

    def forward(self, x):
        return (self.convs(x) + self.idconv(self.pool(x))).relu()


def xresnet(expansion, depths, classes):
    stem = [conv_layer(3, 32, stride=2), conv_layer(32, 64), conv_layer(64, 64), nn.MaxPool2d(3, 2, 1)]
    widths = [64 // expansion, 64, 128, 256, 512]
    stages = []
    for i, depth in enumerate(depths):
        blocks = [XResBlock(expansion, widths[i] if j == 0 else widths[i + 1], widths[i + 1], 2 if i > 0 and j == 0 else 1) for j in range(depth)]
        stages.append(nn.Sequential(*blocks))
    return nn.Sequential(*stem, *stages, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512 * expansion, classes))
