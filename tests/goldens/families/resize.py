"""Resizing of images."""
import torch.nn.functional as F


def write(f):
    for shape, size in [((1, 2, 3, 4), [6, 8]), ((2, 3, 5, 6), [3, 4]), ((1, 1, 4, 4), [7, 5]), ((1, 2, 5, 5), [5, 9]), ((1, 2, 4, 3), [1, 1])]:
        f.add("resize_nearest", lambda x: F.interpolate(x, size, mode="nearest"), f.normal(*shape), size=size)
        for corners in (False, True):
            f.add("resize_bilinear", lambda x: F.interpolate(x, size, mode="bilinear", align_corners=corners), f.normal(*shape), size=size, align_corners=corners)
