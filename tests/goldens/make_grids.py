#!/usr/bin/env python3
"""Writes vision/grids.json and vision/boxes.json: what torchvision makes of batches of images and of boxes on an image.

    python3 make_grids.py

Inputs are made by the formula `hashed` of make_vision.py on both sides; outputs are stored as shape and SHA-256 of their bytes.
"""
import hashlib
import io
import json
import os

import numpy as np
import torch
import torchvision
from PIL import Image
from torchvision.utils import draw_bounding_boxes, make_grid, save_image

from make_vision import HERE, hashed


def digest(array):
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()


def save(name, cases):
    header = json.dumps({"torch": torch.__version__, "torchvision": torchvision.__version__, "cases": []})[:-2]
    with open(os.path.join(HERE, "vision", name + ".json"), "w") as f:
        f.write(header + "\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]}\n")


def batch(seed, shape, signed):
    """Bytes as an image of one row; as floats in 0..1, or from -1.28 to 1.27 in hundredths."""
    b = torch.from_numpy(hashed(seed, 0, 1, int(np.prod(shape)), 1).reshape(shape).copy())
    return (b.float() - 128) / 100 if signed else b.float() / 255


def grids():
    shapes = [[20, 1, 5, 4], [5, 3, 6, 7], [1, 1, 4, 4], [1, 3, 4, 5], [8, 4, 3, 3], [9, 2, 3, 2], [3, 5, 4], [1, 6, 5], [4, 7]]
    options = [{}, {"nrow": 5}, {"padding": 0}, {"nrow": 3, "padding": 1, "pad_value": 0.7}, {"normalize": True}, {"normalize": True, "scale_each": True},
               {"normalize": True, "value_range": [-0.5, 0.25]}, {"normalize": True, "value_range": [-0.3, 0.9], "scale_each": True, "pad_value": 1.0, "nrow": 2}]
    cases = []
    for shape in shapes:
        for option in options:
            for signed in (False, True):
                seed = len(cases)
                arguments = {k: tuple(v) if k == "value_range" else v for k, v in option.items()}
                images = batch(seed, shape, signed)
                grid = make_grid(images, **arguments)
                case = {"seed": seed, "shape": shape, "signed": signed, "options": option, "result": list(grid.shape), "hash": digest(grid.numpy())}
                if grid.shape[0] == 3:
                    file = io.BytesIO()
                    save_image(images, file, format="png", **arguments)
                    case["saved"] = digest(np.array(Image.open(file)))
                cases.append(case)
    save("grids", cases)


def boxes():
    places = [[[2, 3, 10, 12]], [[0, 0, 19, 14], [5, 5, 5, 5], [7, 2, 8, 3]], [[-4, -3, 6, 5], [15, 10, 40, 30]], [[3, 3, 3, 9], [6, 4, 12, 4]],
              [[30, 2, 40, 8]], [[1, 1, 8, 8], [4, 4, 12, 12], [0, 9, 19, 9]]]
    colours = [None, [240, 10, 157], [[255, 0, 0], [0, 200, 10], [1, 2, 3]]]
    cases = []
    for channels in (1, 3):
        for place in places:
            for width in (1, 2, 3, 7):
                for fill in (False, True):
                    for colour in colours:
                        seed = len(cases)
                        image = torch.from_numpy(hashed(seed, 0, 15, 20, channels).transpose(2, 0, 1).copy())
                        given = None if colour is None else tuple(colour) if isinstance(colour[0], int) else [tuple(c) for c in colour]
                        drawn = draw_bounding_boxes(image, torch.tensor(place), colors=given, fill=fill, width=width)
                        one = colour is not None and isinstance(colour[0], int)
                        cases.append({"seed": seed, "channels": channels, "boxes": place, "width": width, "fill": fill,
                                      "colours": [colour] if one else colour, "hash": digest(drawn.permute(1, 2, 0).numpy())})
    save("boxes", cases)


if __name__ == "__main__":
    grids()
    boxes()
