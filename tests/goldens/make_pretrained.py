#!/usr/bin/env python3
"""Writes the names of ImageNet's classes, and what torchvision does to images before its pretrained networks see them.

    python3 make_pretrained.py

The names go to src/Whetstone.Zoo/Pretrained/imagenet-classes.txt, one a line, in the order of the networks' outputs; the rest goes to
vision/pretrained.json, a line a file of weights: crop, shorter side before the crop, filter.
"""
import json
import os

import torchvision
import torchvision.models as models
from torchvision.models._meta import _IMAGENET_CATEGORIES

from make_vision import HERE

CLASSES = os.path.join(HERE, "..", "..", "src", "Whetstone.Zoo", "Pretrained", "imagenet-classes.txt")


def preparations():
    for name in sorted(dir(models)):
        kind = getattr(models, name)
        if name.endswith("_Weights") and hasattr(kind, "IMAGENET1K_V1"):
            weights = kind.IMAGENET1K_V1
            preset = weights.transforms()
            yield {"file": weights.url.split("/")[-1], "crop": preset.crop_size[0], "resize": preset.resize_size[0], "filter": preset.interpolation.value}


if __name__ == "__main__":
    with open(CLASSES, "w") as f:
        f.write("".join(name + "\n" for name in _IMAGENET_CATEGORIES))
    with open(os.path.join(HERE, "vision", "pretrained.json"), "w") as f:
        f.write('{"torchvision": "%s", "files": [\n' % torchvision.__version__ + ",\n".join(json.dumps(p) for p in preparations()) + "\n]}\n")
