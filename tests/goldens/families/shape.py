"""Moving, joining, padding and indexing."""
import torch
import torch.nn.functional as F


def moving(f):
    for axes in [[1, 0, 2], [2, 1, 0], [2, 0, 1]]:
        f.add("permute", lambda x: x.permute(axes), f.normal(2, 3, 4), axes=axes)
    f.add("permute", lambda x: x.permute(0, 2, 3, 1), f.normal(2, 3, 4, 5), axes=[0, 2, 3, 1])
    for source, target in [((3, 1), [3, 4]), ((4,), [2, 3, 4]), ((2, 1, 1), [2, 3, 5]), ((), [2])]:
        f.add("expand", lambda x: x.expand(target), f.normal(*source), shape=target)
    for axis in (0, 1, -1):
        parts = [f.normal(*[n if i == axis % 3 else s for i, s in enumerate((2, 3, 4))]) for n in (1, 3, 2)]
        f.add("cat", lambda *x: torch.cat(x, axis), *parts, axis=axis)
        f.add("stack", lambda *x: torch.stack(x, axis), f.normal(2, 3), f.normal(2, 3), axis=axis)
    f.add("stack", lambda *x: torch.stack(x, 2), f.normal(2, 3), f.normal(2, 3), f.normal(2, 3), axis=2)
    for sizes, axis in [([1, 3], 0), ([2, 1, 2], 1)]:
        shape = [4, 2] if axis == 0 else [2, 5]
        f.add("split", lambda x: torch.split(x, sizes, axis), f.normal(*shape), sizes=sizes, axis=axis)
    for times in [[2, 3], [1, 2]]:
        f.add("repeat", lambda x: x.repeat(times), f.normal(2, 3), times=times)
    for axis in (0, 1):
        f.add("repeat_interleave", lambda x: x.repeat_interleave(3, axis), f.normal(2, 3), times=3, axis=axis)
    for axes in [[0], [1], [0, 2]]:
        f.add("flip", lambda x: x.flip(axes), f.normal(2, 3, 4), axes=axes)
    for factor in (2, 3):
        f.add("pixel_shuffle", lambda x: F.pixel_shuffle(x, factor), f.normal(2, 2 * factor * factor, 3, 2), factor=factor)


def padding(f):
    for mode in ("constant", "reflect", "replicate", "circular"):
        for shape, pads in [((2, 3, 4, 5), [1, 2, 2, 1]), ((1, 2, 6), [2, 1]), ((1, 1, 5, 4), [0, 3, 1, 0])]:
            value = 0.5 if mode == "constant" else None
            f.add("pad", lambda x: F.pad(x, pads, mode, value) if mode == "constant" else F.pad(x, pads, mode), f.normal(*shape),
                  mode=mode, value=value or 0, pads=pads, note="pads: before and after, last axis first")


def indexing(f):
    for axis in (0, 1, 2):
        index = f.integers(0, 2, 2, 2, 2)
        f.add("gather", lambda x, i: x.gather(axis, i), f.normal(2, 3, 4), index, axis=axis)
    order = torch.stack([torch.randperm(4, generator=f.random)[:2] for _ in range(3)])
    f.add("scatter", lambda x, i, v: x.scatter(1, i, v), f.normal(3, 4), order, f.normal(3, 2), axis=1, note="no position twice")
    f.add("scatter", lambda x, i, v: x.scatter(0, i, v), f.normal(4, 3), order.t().contiguous(), f.normal(2, 3), axis=0, note="no position twice")
    for axis in (0, 1):
        f.add("scatter_add", lambda x, i, v: x.scatter_add(axis, i, v), f.normal(3, 4), f.integers(0, 3, 3, 4), f.normal(3, 4), axis=axis, note="positions repeat")
    for axis in (0, 1, 2):
        f.add("index_select", lambda x, i: x.index_select(axis, i), f.normal(3, 4, 5), f.integers(0, 3, 6), axis=axis)
    for count in (4, 7):
        f.add("one_hot", lambda i: F.one_hot(i, count), f.integers(0, 4, 2, 3), classes=count)
    for shape in [(3, 4), (2, 3, 4)]:
        f.add("masked_fill", lambda x, m: x.masked_fill(m, -1.5), f.normal(*shape), f.mask(*shape), value=-1.5)
    f.add("masked_fill", lambda x, m: x.masked_fill(m, 2.0), f.normal(2, 3, 4), f.mask(3, 1), value=2.0)
    f.add("embedding", lambda i, w: F.embedding(i, w), f.integers(0, 6, 2, 5), f.normal(6, 3))
    f.add("embedding", lambda i, w: F.embedding(i, w, padding_idx=1), f.integers(0, 4, 7), f.normal(4, 2), padding=1)
    f.add("take", torch.take, f.normal(3, 4), f.integers(0, 12, 2, 3))


def write(f):
    moving(f)
    padding(f)
    indexing(f)
