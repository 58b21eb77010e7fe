"""Writes what NumPy prints for arrays of many kinds, one JSON object a line.

Usage: python3 tests/goldens/printing.py
The first line states the version of NumPy. Values are the exact elements as doubles; nan and infinities are strings.
"""
import json
import os
import numpy as np

OUT = os.path.join(os.path.dirname(__file__), "..", "Whetstone.Core.Tests", "Printing", "numpy.jsonl")
cases = []


def case(name, array):
    array = np.asarray(array)
    values = [v if np.isfinite(v) else str(v) for v in array.astype(np.float64).ravel().tolist()] \
        if array.dtype.kind == "f" else [int(v) for v in array.ravel()]
    cases.append({"name": name, "dtype": array.dtype.name, "shape": list(array.shape), "values": values, "text": str(array)})


f4, f8, f2 = np.float32, np.float64, np.float16
inf, nan = np.inf, np.nan

# Single precision.
case("simple", np.array([1, 2, 3], f4))
case("fractions", np.array([1.5, 2.25, -3.125], f4))
case("thirds", np.array([1 / 3, 2 / 3, 1], f4))
case("matrix", np.array([[1, 2], [3, 4]], f4))
case("matrix with widths", np.array([[1, 200.5], [-3, 4.25]], f4))
case("cube", np.arange(24, dtype=f4).reshape(2, 3, 4))
case("four axes", (np.arange(16, dtype=f4) / 8).reshape(2, 2, 2, 2))
case("one element", np.array([7], f4))
case("one in four axes", np.array([[[[0.1]]]], f4))
case("zeros", np.zeros((2, 3), f4))
case("negative zero", np.array([-0.0, 0.0], f4))
case("small", np.array([1e-5, 2e-5], f4))
case("just above the limit", np.array([0.0001, 0.01], f4))
case("just below the limit", np.array([0.00009999, 0.01], f4))
case("ratio of 1000", np.array([0.001, 1], f4))
case("ratio above 1000", np.array([0.0009, 1], f4))
case("ratio of 1000 in integers", np.array([1, 1000], f4))
case("ratio of 1001 in integers", np.array([1, 1001], f4))
case("large", np.array([1e8, 1], f4))
case("below large", np.array([99999992, 99999000], f4))
case("very large", np.array([1e30, -2.5e-30], f4))
case("extremes", np.array([np.finfo(f4).max, np.finfo(f4).tiny], f4))
case("denormal", np.array([1e-45, 1], f4))
case("nan", np.array([1, nan, 3], f4))
case("infinities", np.array([1.5, inf, -inf], f4))
case("positive infinity", np.array([inf, 0.5], f4))
case("only nan", np.array([nan, nan], f4))
case("only infinities", np.array([inf, -inf], f4))
case("nan with exponent", np.array([nan, 1e-10, inf], f4))
case("long digits", np.array([np.pi, np.e, 100 * np.pi], f4))
case("wide row", np.linspace(0, 1, 30, dtype=f4))
case("wide negative row", -np.linspace(0, 100, 25, dtype=f4))
case("wide rows", np.linspace(-1, 1, 40, dtype=f4).reshape(2, 20))
case("wide rows with exponents", (np.linspace(1, 2, 30, dtype=f4) ** 40).reshape(2, 15))
case("exactly 1000", np.arange(1000, dtype=f4).reshape(100, 10))
case("summarised row", np.arange(1001, dtype=f4))
case("summarised matrix", np.arange(1200, dtype=f4).reshape(30, 40))
case("summarised with short axis", np.arange(1200, dtype=f4).reshape(300, 4))
case("summarised cube", (np.arange(1331, dtype=f4) / 7).reshape(11, 11, 11))
case("summarised cube with edges of 6", np.arange(1512, dtype=f4).reshape(6, 6, 42))
case("hidden large number", np.concatenate([np.ones(500), [1e10], np.ones(600)]).astype(f4))
case("summarised four axes", np.arange(2000, dtype=f4).reshape(2, 10, 10, 10))
case("empty", np.zeros((0,), f4))
case("empty with axes", np.zeros((2, 0, 3), f4))
case("rank 0", np.array(1.5, f4))
case("rank 0 tenth", np.array(0.1, f4))
case("rank 0 whole", np.array(3, f4))
case("rank 0 small", np.array(1e-5, f4))
case("rank 0 small with digits", np.array(1.25e-7, f4))
case("rank 0 large", np.array(123456789, f4))
case("rank 0 very large", np.array(1e20, f4))
case("rank 0 nan", np.array(nan, f4))
case("rank 0 infinity", np.array(-inf, f4))

# Double precision.
case("double", np.array([0.1, 0.2, 0.30000000000000004], f8))
case("double thirds", np.array([1 / 3, 100 / 3], f8))
case("double tie to even down", np.array([2.0 ** -9, 1], f8))
case("double tie to even up", np.array([3 * 2.0 ** -9, 1], f8))
case("double rounds up to a whole", np.array([0.9999999999, 2], f8))
case("double scientific tie", np.array([1.0000000005e-7, 1234567890.5], f8))
case("double rounds up with exponent", np.array([9.9999999999e-9, 1], f8))
case("double rank 0", np.array(1 / 3, f8))
case("double exponent of three digits", np.array([1e-200, 1e200], f8))
case("double mixed exponents", np.array([1e-200, 1e20], f8))
case("double rank 0 below 1e16", np.array(9999999999999998.0, f8))
case("double rank 0 of 1e16", np.array(1e16, f8))

# Half precision.
case("half", np.array([0.1, 0.2, 65504], f2))
case("half thirds", np.array([1 / 3, 2 / 3], f2))
case("half ratio", np.array([1, 1000], f2))
case("half small", np.array([1e-5, 6e-8], f2))
case("half rank 0", np.array(0.1, f2))

# Integers and truth values.
case("int64", np.array([[1, -20], [300, 4]], np.int64))
case("int64 extremes", np.array([np.iinfo(np.int64).max, np.iinfo(np.int64).min], np.int64))
case("int32", np.arange(-50, 50, dtype=np.int32).reshape(4, 25))
case("uint8", np.array([0, 255, 17], np.uint8))
case("summarised integers", np.arange(10000, dtype=np.int64).reshape(100, 100))
case("wide integers", np.arange(0, 100000, 2500, dtype=np.int64))
case("empty integers", np.zeros((3, 0), np.int64))
case("rank 0 integer", np.array(-5, np.int64))
case("bool", np.array([True, False]))
case("bool matrix", np.array([[True, True], [False, True]]))
case("rank 0 bool", np.array(True))
case("wide bools", np.arange(40) % 3 == 0)

with open(OUT, "w") as out:
    out.write(json.dumps({"numpy": np.__version__}) + "\n")
    for c in cases:
        out.write(json.dumps(c) + "\n")
print(len(cases), "cases, NumPy", np.__version__)
