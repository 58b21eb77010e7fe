#!/usr/bin/env python3
"""Writes the golden files: what PyTorch computes for small inputs, with gradients.

    python3 make_goldens.py [family ...]

The files in data/ are never regenerated to turn a test green; README.md describes their format.
"""
import importlib
import sys

from record import Family

FAMILIES = ["pointwise", "reduce", "linear", "normalise", "shape", "resize", "grid", "losses", "optimisers", "schedules", "networks", "lacking", "work"]


def main(names):
    total = [0, 0]
    for name in names or FAMILIES:
        family = Family(name)
        importlib.import_module("families." + name).write(family)
        forward, gradients = family.save()
        total = [total[0] + forward, total[1] + gradients]
        print(f"{name}: {len(family.cases)} cases, {forward} outputs, {gradients} gradients")
    print(f"all: {total[0] + total[1]} comparisons")


if __name__ == "__main__":
    main(sys.argv[1:])
