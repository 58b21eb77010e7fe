"""Functions of single elements, and of two or three with broadcasting."""
import torch
import torch.nn.functional as F

SHAPES = [(7,), (2, 3, 4)]

# Name, function, range of inputs, attributes.
UNARY = [
    ("neg", torch.neg, -4, 4, {}), ("abs", torch.abs, -4, 4, {}), ("sign", torch.sign, -4, 4, {}),
    ("exp", torch.exp, -4, 4, {}), ("log", torch.log, 0.1, 6, {}), ("log1p", torch.log1p, -0.9, 4, {}),
    ("expm1", torch.expm1, -4, 4, {}), ("sqrt", torch.sqrt, 0.1, 6, {}), ("rsqrt", torch.rsqrt, 0.1, 6, {}),
    ("square", torch.square, -4, 4, {}), ("reciprocal", torch.reciprocal, 0.2, 5, {}), ("sin", torch.sin, -9, 9, {}),
    ("cos", torch.cos, -9, 9, {}), ("tan", torch.tan, -1.2, 1.2, {}), ("tanh", torch.tanh, -4, 4, {}),
    ("sigmoid", torch.sigmoid, -6, 6, {}), ("log_sigmoid", F.logsigmoid, -6, 6, {}), ("relu", F.relu, -4, 4, {}),
    ("relu6", F.relu6, -3, 9, {}), ("leaky_relu", lambda x: F.leaky_relu(x, 0.1), -4, 4, {"alpha": 0.1}),
    ("elu", lambda x: F.elu(x, 0.7), -4, 4, {"alpha": 0.7}), ("selu", F.selu, -4, 4, {}), ("gelu", F.gelu, -4, 4, {}),
    ("gelu_tanh", lambda x: F.gelu(x, approximate="tanh"), -4, 4, {}), ("softplus", F.softplus, -6, 6, {}),
    ("softsign", F.softsign, -4, 4, {}), ("swish", F.silu, -6, 6, {"alpha": 1}),
    ("swish", lambda x: x * torch.sigmoid(1.5 * x), -4, 4, {"alpha": 1.5}), ("hard_swish", F.hardswish, -6, 6, {}),
    ("hard_sigmoid", F.hardsigmoid, -6, 6, {}), ("mish", F.mish, -4, 4, {}),
    ("clip", lambda x: torch.clamp(x, -1, 2), -4, 4, {"least": -1, "most": 2}), ("floor", torch.floor, -4, 4, {}),
    ("ceil", torch.ceil, -4, 4, {}), ("round", torch.round, -4, 4, {}), ("erf", torch.erf, -4, 4, {}),
    ("gamma", lambda x: torch.exp(torch.lgamma(x)), 0.3, 6, {}), ("lgamma", torch.lgamma, 0.3, 8, {}),
    ("digamma", torch.digamma, 0.3, 8, {}), ("isnan", torch.isnan, -4, 4, {}), ("logical_not", torch.logical_not, -4, 4, {}),
]

# The second operand of a division, power or remainder keeps away from 0.
BINARY = [
    ("add", torch.add, -4, 4), ("sub", torch.sub, -4, 4), ("mul", torch.mul, -4, 4), ("div", torch.div, 0.3, 4),
    ("pow", torch.pow, 0.2, 3), ("maximum", torch.maximum, -4, 4), ("minimum", torch.minimum, -4, 4), ("prelu", lambda a, b: torch.where(a > 0, a, a * b), -4, 4),
    ("remainder", torch.remainder, 0.3, 4), ("floor_divide", lambda a, b: torch.div(a, b, rounding_mode="floor"), 0.3, 4),
]

COMPARE = [("eq", torch.eq), ("ne", torch.ne), ("lt", torch.lt), ("le", torch.le), ("gt", torch.gt), ("ge", torch.ge),
           ("logical_and", torch.logical_and), ("logical_or", torch.logical_or), ("logical_xor", torch.logical_xor)]

PAIRS = [((2, 3, 4), (2, 3, 4)), ((2, 3, 4), (3, 1)), ((5,), (4, 1)), ((2, 1, 2, 3), (3, 1, 1))]


def write(f):
    for name, function, low, high, attributes in UNARY:
        for shape in SHAPES:
            f.add(name, function, f.uniform(low, high, *shape), **attributes)
    for name, function, low, high in BINARY:
        for a, b in PAIRS:
            f.add(name, function, f.uniform(low, high, *a), f.uniform(low, high, *b))
    for name, function in COMPARE:
        f.add(name, function, f.integers(-2, 3, 3, 4).float(), f.integers(-2, 3, 4).float())
        f.add(name, function, f.integers(-1, 2, 6), f.integers(-1, 2, 6), note="integers")
    for shape in [(5,), (2, 3)]:
        f.add("where", torch.where, f.mask(*shape), f.normal(*shape), f.normal(*shape))
    f.add("where", torch.where, f.mask(3, 1), f.normal(4), f.normal(3, 4))
    f.add("relu", F.relu, torch.tensor([-1.0, 0.0, 0.0, 2.0]), note="slope at the kink")
    f.add("abs", torch.abs, torch.tensor([-1.0, 0.0, 2.0]), note="slope at the kink")
    f.add("clip", lambda x: torch.clamp(x, -1, 2), torch.tensor([-1.0, 2.0, 0.0]), note="slope at the ends", least=-1, most=2)
    f.add("maximum", torch.maximum, torch.tensor([1.0, 2.0]), torch.tensor([1.0, 3.0]), note="equal operands share the gradient")
    casts = [torch.float32, torch.float64, torch.int64, torch.uint8, torch.bool]
    for source in casts:
        for target in casts:
            x = (f.uniform(0.5, 100, 5) * torch.tensor([1.0, 0, 1, 0, 1])).to(source)
            f.add("cast", lambda v, t=target: v.to(t), x, exact=True, type=str(target).split(".")[1])
