"""Sampling of images at places of a grid."""
import torch.nn.functional as F


def write(f):
    for shape, size in [((1, 2, 3, 4), (6, 8)), ((2, 3, 5, 6), (3, 4)), ((1, 1, 4, 1), (2, 3))]:
        for corners in (False, True):
            f.add("affine_grid", lambda theta: F.affine_grid(theta, [shape[0], 1, *size], align_corners=corners), f.normal(shape[0], 2, 3), size=list(size), align_corners=corners)
            for padding in ("zeros", "border", "reflection"):
                for mode in ("bilinear", "nearest"):
                    f.add("grid_sample", lambda x, g: F.grid_sample(x, g, mode=mode, padding_mode=padding, align_corners=corners),
                          f.normal(*shape), f.uniform(-1.8, 1.8, shape[0], *size, 2), mode=mode, padding=padding, align_corners=corners)
