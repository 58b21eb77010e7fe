"""Reductions over one, several and all axes."""
import torch


def over(f, name, function, shape=(3, 4, 5), axes=(None, [0], [1], [-1], [0, 2], [1, 2]), make=None, **attributes):
    for dims in axes:
        for keep in (False, True):
            x = make(*shape) if make else f.normal(*shape)
            every = list(range(len(shape))) if dims is None else dims
            f.add(name, lambda v, d=every, k=keep: function(v, d, k), x, axes=every, keep=keep, **attributes)


def each(function):
    """A function of one axis, applied to several: the last first, so that positions stay."""
    def run(x, dims, keep):
        for d in sorted((d % x.dim() for d in dims), reverse=True):
            x = function(x, d, keep)
        return x
    return run


def write(f):
    over(f, "sum", lambda x, d, k: x.sum(d, k))
    over(f, "mean", lambda x, d, k: x.mean(d, k))
    over(f, "prod", each(lambda x, d, k: x.prod(d, k)))
    over(f, "max", lambda x, d, k: x.amax(d, k), make=f.distinct)
    over(f, "min", lambda x, d, k: x.amin(d, k), make=f.distinct)
    over(f, "logsumexp", lambda x, d, k: torch.logsumexp(x, d, k))
    for unbiased in (False, True):
        over(f, "var", lambda x, d, k: x.var(d, unbiased, k), correction=int(unbiased))
        over(f, "std", lambda x, d, k: x.std(d, unbiased, k), correction=int(unbiased), axes=([0], [1, 2]))
    for p in (1, 2, float("inf")):
        over(f, "norm", lambda x, d, k: torch.linalg.vector_norm(x, p, d, k), axes=([1], [0, 2]), make=f.distinct, p=str(p))
    over(f, "any", each(lambda x, d, k: x.any(d, k)), make=f.mask, axes=([0], [1], [0, 1, 2]))
    over(f, "all", each(lambda x, d, k: x.all(d, k)), make=f.mask, axes=([0], [1], [0, 1, 2]))
    for axis in (0, 1, -1):
        for keep in (False, True):
            f.add("argmax", lambda x: x.argmax(axis, keep), f.distinct(3, 4, 5), axis=axis, keep=keep)
            f.add("argmin", lambda x: x.argmin(axis, keep), f.distinct(3, 4, 5), axis=axis, keep=keep)
        f.add("cumsum", lambda x: x.cumsum(axis), f.normal(3, 4, 5), axis=axis)
        for descending in (False, True):
            f.add("sort", lambda x: torch.sort(x, axis, descending), f.distinct(3, 4, 5), axis=axis, descending=descending)
        for largest in (True, False):
            f.add("topk", lambda x: torch.topk(x, 2, axis, largest), f.distinct(3, 4, 5), axis=axis, k=2, largest=largest)
    f.add("sum", lambda x: x.sum(), torch.zeros(0, 3), axes=[0, 1], keep=False, note="nothing to add")
