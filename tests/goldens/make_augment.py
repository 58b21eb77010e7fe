#!/usr/bin/env python3
"""Writes vision/augment.json: what Pillow and torchvision make of small images with given parameters.

    python3 make_augment.py

Inputs follow from a formula (`hashed` of make_vision.py), outputs are stored as SHA-256 of their bytes. The tables of RandAugment, TrivialAugment,
AutoAugment and AugMix are stored as torchvision has them.
"""
import json
import os
import random

import numpy
import PIL
import torch
import torchvision
import torchvision.transforms as T
import torchvision.transforms.functional as F
from PIL import Image
from torchvision.transforms import InterpolationMode

from make_vision import HERE, digest, hashed, image

FILTERS = [0, 2, 3]
MODES = {0: InterpolationMode.NEAREST, 2: InterpolationMode.BILINEAR, 3: InterpolationMode.BICUBIC}
rng = random.Random(20240608)
cases = []


def add(op, channels, make, low=1, high=48, **parameters):
    h, w = (rng.randint(low, high) for _ in range(2))
    c = rng.choice(channels)
    seed, kind = len(cases), rng.choice([0, 2, 2])
    out = make(image(hashed(seed, kind, h, w, c)), h, w, c)
    cases.append({"op": op, "seed": seed, "kind": kind, "from": [h, w, c], "to": [out.size[1], out.size[0]], **parameters, "sha": digest(out)})


def real(low, high):
    return round(rng.uniform(low, high), 4)


def warps():
    for n in range(90):
        f = FILTERS[n % 3]
        angle = rng.choice([real(-400, 400), float(rng.choice([-90, 0, 90, 180, 270]))])
        expand = n % 4 == 0
        fill = [rng.randrange(256) for _ in range(3)] if n % 5 == 0 else None
        add("rotate", [3] if fill else [1, 3, 4], lambda im, h, w, c: im.rotate(angle, f, expand=expand, fillcolor=tuple(fill) if fill else None),
            filter=f, angle=angle, expand=expand, fill=fill)
    for n in range(90):
        f = FILTERS[n % 3]
        angle, shift, scale, shear = real(-180, 180), [rng.randint(-9, 9), rng.randint(-9, 9)], real(.4, 2.5), [real(-40, 40), real(-40, 40)]
        if n % 6 < 3:
            angle, shear = 0.0, [0.0, 0.0]
        add("affine", [1, 3], lambda im, h, w, c: F.affine(im, angle, shift, scale, shear, MODES[f]), filter=f, angle=angle, shift=shift, scale=scale, shear=shear)
    for n in range(60):
        f = FILTERS[n % 3]
        to = [rng.randint(1, 40), rng.randint(1, 40)]
        k = [real(.5, 1.5), real(-.5, .5), real(-9, 9), real(-.5, .5), real(.5, 1.5), real(-9, 9), real(-.01, .01), real(-.01, .01)]
        add("perspective", [1, 3, 4], lambda im, h, w, c: im.transform((to[1], to[0]), Image.Transform.PERSPECTIVE, k, f), filter=f, coefficients=k)
    for n in range(30):
        f = FILTERS[n % 3]
        k = [real(-3, 3), real(-3, 3), real(-20, 20), real(-3, 3), real(-3, 3), real(-20, 20)] if n % 6 else [real(200, 2000), 1.5, 0.25, 0.5, real(200, 2000), -3.5]
        add("transform", [1, 3, 4], lambda im, h, w, c: im.transform((30, 20), Image.Transform.AFFINE, k, f), filter=f, coefficients=k)


def crops():
    for n in range(40):
        size = [rng.randint(1, 60), rng.randint(1, 60)]
        add("center_crop", [1, 3], lambda im, h, w, c: F.center_crop(im, size), size=size)
    for n in range(40):
        mode = ["constant", "edge", "reflect", "symmetric"][n % 4]
        pad = [rng.randint(0, 7) for _ in range(4)]
        fill = rng.randrange(256) if mode == "constant" else 0
        add("pad", [1, 3], lambda im, h, w, c: F.pad(im, pad, (fill if c == 1 else (fill, fill, fill)), mode), low=9, pad=pad, mode=mode, fill=fill)
    for n in range(60):
        f = [0, 1, 2, 3, 4, 5][n % 6]
        size = [rng.randint(1, 60), rng.randint(1, 60)]
        part = [real(0, 1) for _ in range(4)]
        region = []

        def make(im, h, w, c):
            ch, cw = max(1, int(part[0] * h)), max(1, int(part[1] * w))
            region[:] = [int(part[2] * (h - ch)), int(part[3] * (w - cw)), ch, cw]
            return im.crop((region[1], region[0], region[1] + cw, region[0] + ch)).resize((size[1], size[0]), f)
        add("resized_crop", [1, 3], make, region=region, filter=f)
    for n in range(20):
        size = rng.randint(1, 60)
        add("resize_short", [1, 3], lambda im, h, w, c: F.resize(im, size), size=size)


def colours():
    factors = lambda n: [0.0, 0.5, 1.0, 2.0][n] if n < 4 else real(0, 3)
    for n in range(12):
        k = factors(n)
        add("brightness", [1, 3], lambda im, h, w, c: F.adjust_brightness(im, k), factor=k)
        add("contrast", [1, 3], lambda im, h, w, c: F.adjust_contrast(im, k), factor=k)
        add("saturation", [1, 3], lambda im, h, w, c: F.adjust_saturation(im, k), factor=k)
        add("sharpness", [1, 3], lambda im, h, w, c: F.adjust_sharpness(im, k), factor=k)
        turn = [-0.5, 0.5, 0.0][n] if n < 3 else real(-.5, .5)
        add("hue", [3], lambda im, h, w, c: F.adjust_hue(im, turn), low=100, high=160, factor=turn)
        gamma = real(.2, 3)
        add("gamma", [1, 3], lambda im, h, w, c: F.adjust_gamma(im, gamma), factor=gamma)
    for n in range(9):
        add("posterize", [1, 3], lambda im, h, w, c: F.posterize(im, n), factor=n)
        add("solarize", [1, 3], lambda im, h, w, c: F.solarize(im, 32 * n), factor=32 * n)
        add("autocontrast", [1, 3], lambda im, h, w, c: F.autocontrast(im))
        add("equalize", [1, 3], lambda im, h, w, c: F.equalize(im), high=30 + 20 * n)
        add("invert", [1, 3], lambda im, h, w, c: F.invert(im))
        add("grayscale", [3], lambda im, h, w, c: F.to_grayscale(im, 3))


def spaces():
    table = lambda s: {k: [v.tolist(), signed] for k, (v, signed) in s.items()}
    return {"rand": table(T.RandAugment()._augmentation_space(31, (50, 70))), "trivial": table(T.TrivialAugmentWide()._augmentation_space(31)),
            "auto": table(T.AutoAugment()._augmentation_space(10, (50, 70))), "mix": table(T.AugMix()._augmentation_space(10, (50, 70))),
            "mix_few": table(T.AugMix(all_ops=False)._augmentation_space(10, (50, 70)))}


def pairs():
    return {p.value: T.AutoAugment(p).policies for p in T.AutoAugmentPolicy}


def policies():
    """Each op of both policies by its largest magnitude, both signs."""
    for name in ["ShearX", "ShearY", "TranslateX", "TranslateY", "Rotate", "Brightness", "Color", "Contrast", "Sharpness", "Posterize", "Solarize", "AutoContrast",
                 "Equalize", "Invert", "Identity"]:
        for f in FILTERS:
            m = {"ShearX": .3, "ShearY": -.3, "TranslateX": 12.7, "TranslateY": -9.6, "Rotate": 25.0, "Brightness": .9, "Color": -.9, "Contrast": .5, "Sharpness": -.4,
                 "Posterize": 4.0, "Solarize": 100.5}.get(name, 0.0)
            add("policy", [1, 3], lambda im, h, w, c: T.autoaugment._apply_op(im, name, m, MODES[f], None), name=name, magnitude=m, filter=f)


def magnitudes():
    """Each op of AutoAugment and AugMix at each of its magnitudes, negated every second time."""
    for space in [T.AutoAugment()._augmentation_space(10, (40, 40)), {k: v for k, v in T.AugMix()._augmentation_space(10, (40, 40)).items() if k[0] in "TP"}]:
        for name, (values, signed) in space.items():
            for n, v in enumerate(values.flatten().tolist()):
                m, f = -v if signed and n % 2 else v, FILTERS[n % 3]
                add("policy", [1, 3], lambda im, h, w, c: T.autoaugment._apply_op(im, name, m, MODES[f], None), name=name, magnitude=m, filter=f)


def mixtures():
    """AugMix's weighted sum, of images of other seeds instead of augmented ones."""
    for n in range(12):
        parts = numpy.float32(numpy.random.default_rng(n).dirichlet([1.0] * (2 + n % 3))).tolist()

        def make(im, h, w, c):
            others = [im] + [image(hashed(10_000 + 10 * len(cases) + i, 2, h, w, c)) for i in range(1, len(parts))]
            batch = [T.functional.pil_to_tensor(x)[None] for x in others]
            mix = torch.tensor([parts[0]]).view(1, 1, 1, 1) * batch[0]
            for part, x in zip(parts[1:], batch[1:]):
                mix.add_(torch.tensor([part]).view(1, 1, 1, 1) * x)
            return T.functional.to_pil_image(mix[0].to(dtype=torch.uint8))
        add("mix", [1, 3], make, weights=parts)


def blurs():
    """Gaussian blur. Sums that end near a half are left out: there the order of torchvision's sums in single precision decides about a byte."""
    for n in range(24):
        size = [1 + 2 * rng.randint(0, 4), 1 + 2 * rng.randint(0, 4)]
        sigma = [real(.2, 3), real(.2, 3)] if n % 3 else None
        near = 1
        while near:
            before, length = rng.getstate(), len(cases)
            near = 0

            def make(im, h, w, c):
                nonlocal near
                exact = torch.from_numpy(numpy.array(im).reshape(h, w, c)).double().permute(2, 0, 1)
                smooth = F.gaussian_blur(exact, size[::-1], sigma[::-1] if sigma else None)
                near = int(((smooth - smooth.floor() - .5).abs() < 2e-4).sum())
                return F.gaussian_blur(im, size[::-1], sigma[::-1] if sigma else None)
            add("blur", [1, 3], make, low=9, high=24, size=size, sigma=sigma)
            if near:
                cases.pop()


def main():
    warps()
    crops()
    colours()
    policies()
    magnitudes()
    mixtures()
    blurs()
    header = {"pillow": PIL.__version__, "torchvision": torchvision.__version__, "torch": torch.__version__, "spaces": spaces(), "pairs": pairs()}
    text = json.dumps({**header, "cases": []}, separators=(",", ":"))[:-2] + "\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]}\n"
    with open(os.path.join(HERE, "vision", "augment.json"), "w") as f:
        f.write(text)
    print(f"augment: {len(cases)} cases, {len(text):,} bytes")


if __name__ == "__main__":
    main()
