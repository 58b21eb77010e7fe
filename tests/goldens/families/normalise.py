"""Softmax and the normalisations."""
import torch
import torch.nn.functional as F


def write(f):
    for shape, axis in [((3, 5), -1), ((3, 5), 0), ((2, 4, 3, 3), 1), ((2, 37), 1)]:
        f.add("softmax", lambda x: F.softmax(x, axis), 3 * f.normal(*shape), axis=axis)
        f.add("log_softmax", lambda x: F.log_softmax(x, axis), 3 * f.normal(*shape), axis=axis)
    f.add("softmax", lambda x: F.softmax(x, 1), f.normal(2, 4) + 500, axis=1, note="far beyond the range of exp")
    for shape in [(4, 3, 5, 2), (6, 3), (3, 4, 7)]:
        channels = shape[1]
        def train(x, w, b):
            mean, var = torch.full((channels,), 0.2, dtype=x.dtype), torch.full((channels,), 1.3, dtype=x.dtype)
            y = F.batch_norm(x, mean, var, w, b, True, 0.1, 1e-5)
            return y, mean, var
        f.add("batch_norm_train", train, f.normal(*shape), f.uniform(0.5, 2, channels), f.normal(channels), momentum=0.1, epsilon=1e-5,
              running_mean=0.2, running_var=1.3, note="outputs: y, running mean and variance after the step")
        f.add("batch_norm_eval", lambda x, w, b, m, v: F.batch_norm(x, m.detach(), v.detach(), w, b, False, 0.1, 1e-5), f.normal(*shape), f.uniform(0.5, 2, channels),
              f.normal(channels), f.normal(channels), f.uniform(0.5, 2, channels), epsilon=1e-5)
    for shape, axes in [((3, 5), 1), ((2, 3, 4), 2), ((2, 3, 4, 5), 1)]:
        f.add("layer_norm", lambda x, w, b: F.layer_norm(x, shape[-axes:], w, b, 1e-5), f.normal(*shape), f.uniform(0.5, 2, *shape[-axes:]),
              f.normal(*shape[-axes:]), axes=axes, epsilon=1e-5)
        f.add("layer_norm", lambda x: F.layer_norm(x, shape[-axes:], eps=1e-5), f.normal(*shape), axes=axes, epsilon=1e-5)
    for shape, groups in [((2, 6, 3, 4), 3), ((2, 4, 5), 2), ((3, 4, 2, 2), 1), ((2, 4, 3, 3), 4)]:
        f.add("group_norm", lambda x, w, b: F.group_norm(x, groups, w, b, 1e-5), f.normal(*shape), f.uniform(0.5, 2, shape[1]), f.normal(shape[1]),
              groups=groups, epsilon=1e-5)
    for shape in [(2, 3, 4, 5), (2, 3, 7)]:
        f.add("instance_norm", lambda x, w, b: F.instance_norm(x, None, None, w, b, True, 0.1, 1e-5), f.normal(*shape), f.uniform(0.5, 2, 3), f.normal(3), epsilon=1e-5)
    for shape, size, alpha, beta, k in [((2, 7, 3, 3), 5, 1e-2, 0.75, 2.0), ((1, 4, 2, 3), 3, 0.5, 0.5, 1.0), ((2, 6, 2, 2), 4, 0.1, 0.75, 1.0)]:
        f.add("local_response_norm", lambda x: F.local_response_norm(x, size, alpha, beta, k), f.normal(*shape), size=size, alpha=alpha, beta=beta, k=k)
    for shape, p, axis in [((3, 5), 2, 1), ((2, 3, 4), 2, 1), ((3, 4), 1, 1), ((3, 4), 2, 0)]:
        f.add("normalize", lambda x: F.normalize(x, p, axis), f.normal(*shape), p=p, axis=axis, epsilon=1e-12)
