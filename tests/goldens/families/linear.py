"""Products, convolutions, pooling, unfold and fold."""
import torch
import torch.nn.functional as F


def products(f):
    f.add("dot", torch.dot, f.normal(6), f.normal(6))
    for a, b in [((3, 4), (4, 5)), ((1, 7), (7, 1)), ((17, 33), (33, 9)), ((2, 3, 4), (2, 4, 5)), ((2, 1, 3, 4), (3, 4, 2)), ((2, 3, 4), (4,)), ((4,), (4, 3))]:
        f.add("matmul", torch.matmul, f.normal(*a), f.normal(*b))
    f.add("bmm", torch.bmm, f.normal(3, 2, 4), f.normal(3, 4, 5))
    f.add("outer", torch.outer, f.normal(3), f.normal(4))
    for shape in [(4, 5), (2, 3, 5)]:
        f.add("linear", F.linear, f.normal(*shape), f.normal(7, 5), f.normal(7))
        f.add("linear", F.linear, f.normal(*shape), f.normal(7, 5))


def convolutions(f):
    conv2d = [
        # input, weight, stride, padding, dilation, groups
        ((2, 3, 7, 6), (4, 3, 3, 3), (1, 1), (0, 0), (1, 1), 1), ((1, 3, 8, 8), (5, 3, 3, 3), (2, 2), (1, 1), (1, 1), 1),
        ((2, 4, 5, 7), (6, 4, 1, 1), (1, 1), (0, 0), (1, 1), 1), ((1, 4, 9, 8), (6, 2, 3, 3), (1, 1), (1, 1), (1, 1), 2),
        ((2, 6, 6, 6), (6, 1, 3, 3), (1, 1), (1, 1), (1, 1), 6), ((1, 4, 7, 7), (8, 1, 3, 3), (2, 2), (1, 1), (1, 1), 4),
        ((1, 3, 9, 9), (4, 3, 3, 3), (1, 1), (2, 2), (2, 2), 1), ((2, 2, 8, 9), (3, 2, 2, 5), (2, 1), (1, 2), (1, 1), 1),
        ((1, 20, 6, 5), (24, 20, 3, 3), (1, 1), (1, 1), (1, 1), 1), ((1, 1, 12, 12), (3, 1, 5, 5), (3, 3), (2, 2), (1, 1), 1),
    ]
    for x, w, stride, padding, dilation, groups in conv2d:
        at = dict(stride=list(stride), padding=list(padding), dilation=list(dilation), groups=groups)
        def run(a, b, c=None): return F.conv2d(a, b, c, stride, padding, dilation, groups)
        f.add("conv2d", run, f.normal(*x), f.normal(*w), **at)
        f.add("conv2d", run, f.normal(*x), f.normal(*w), f.normal(w[0]), **at)
    for x, w, stride, padding, dilation, groups in [((2, 3, 9), (4, 3, 3), 1, 1, 1, 1), ((1, 4, 10), (6, 2, 3), 2, 1, 1, 2), ((2, 2, 12), (3, 2, 3), 1, 2, 2, 1)]:
        def run(a, b, c): return F.conv1d(a, b, c, stride, padding, dilation, groups)
        f.add("conv1d", run, f.normal(*x), f.normal(*w), f.normal(w[0]), stride=stride, padding=padding, dilation=dilation, groups=groups)
    transposed = [
        # input, weight, stride, padding, output padding, dilation, groups
        ((2, 3, 4, 5), (3, 4, 3, 3), (1, 1), (0, 0), (0, 0), (1, 1), 1), ((1, 4, 4, 4), (4, 2, 4, 4), (2, 2), (1, 1), (0, 0), (1, 1), 1),
        ((1, 4, 5, 4), (4, 3, 3, 3), (2, 2), (1, 1), (1, 1), (1, 1), 1), ((2, 4, 3, 3), (4, 3, 3, 3), (2, 2), (0, 0), (0, 0), (1, 1), 2),
        ((1, 2, 4, 4), (2, 3, 3, 3), (1, 1), (1, 1), (0, 0), (2, 2), 1),
    ]
    for x, w, stride, padding, extra, dilation, groups in transposed:
        def run(a, b, c): return F.conv_transpose2d(a, b, c, stride, padding, extra, groups, dilation)
        f.add("conv_transpose2d", run, f.normal(*x), f.normal(*w), f.normal(w[1] * groups), stride=list(stride), padding=list(padding),
              output_padding=list(extra), dilation=list(dilation), groups=groups)
    for x, w, stride, padding, extra in [((2, 3, 5), (3, 4, 3), 1, 0, 0), ((1, 3, 6), (3, 2, 3), 2, 1, 1)]:
        def run(a, b, c): return F.conv_transpose1d(a, b, c, stride, padding, extra)
        f.add("conv_transpose1d", run, f.normal(*x), f.normal(*w), f.normal(w[1]), stride=stride, padding=padding, output_padding=extra, dilation=1, groups=1)


def pools(f):
    for x, kernel, stride, padding, ceil in [((2, 3, 6, 6), 2, 2, 0, False), ((1, 2, 7, 8), 3, 2, 1, False), ((1, 2, 7, 7), 2, 2, 0, True),
                                             ((2, 2, 5, 6), 3, 1, 1, False), ((1, 1, 6, 6), 3, 2, 0, True), ((1, 2, 8, 7), 3, 2, 1, True)]:
        at = dict(kernel=kernel, stride=stride, padding=padding, ceil_mode=ceil)
        f.add("max_pool2d", lambda a: F.max_pool2d(a, kernel, stride, padding, 1, ceil), f.distinct(*x), **at)
        for count in (True, False):
            f.add("avg_pool2d", lambda a: F.avg_pool2d(a, kernel, stride, padding, ceil, count), f.normal(*x), count_include_pad=count, **at)
    for x, size in [((2, 3, 6, 6), [3, 3]), ((1, 2, 7, 5), [3, 2]), ((2, 4, 5, 6), [1, 1]), ((1, 2, 4, 4), [6, 5])]:
        f.add("adaptive_avg_pool2d", lambda a: F.adaptive_avg_pool2d(a, size), f.normal(*x), size=size)
        f.add("adaptive_max_pool2d", lambda a: F.adaptive_max_pool2d(a, size), f.distinct(*x), size=size)
    f.add("global_avg_pool", lambda a: a.mean((2, 3), True), f.normal(2, 3, 4, 5))
    f.add("global_max_pool", lambda a: a.amax((2, 3), True), f.distinct(2, 3, 4, 5))


def write(f):
    products(f)
    convolutions(f)
    pools(f)
    for kernel, stride, padding, dilation in [(2, 1, 0, 1), (3, 2, 1, 1), (2, 1, 1, 2)]:
        at = dict(kernel=kernel, stride=stride, padding=padding, dilation=dilation)
        x = f.normal(2, 3, 6, 5)
        columns = F.unfold(x, kernel, dilation, padding, stride)
        f.add("unfold", lambda a: F.unfold(a, kernel, dilation, padding, stride), x, **at)
        f.add("fold", lambda a: F.fold(a, (6, 5), kernel, dilation, padding, stride), f.normal(*columns.shape), size=[6, 5], **at)
