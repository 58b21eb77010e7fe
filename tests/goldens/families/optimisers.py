"""Trajectories of update rules: parameters after each of ten steps."""
import torch

from record import encode

STEPS = 10

# Name, PyTorch's rule, its arguments.
RULES = [
    ("sgd", torch.optim.SGD, dict(lr=0.1)),
    ("sgd", torch.optim.SGD, dict(lr=0.1, momentum=0.9)),
    ("sgd", torch.optim.SGD, dict(lr=0.05, momentum=0.9, nesterov=True)),
    ("sgd", torch.optim.SGD, dict(lr=0.1, weight_decay=0.01)),
    ("sgd", torch.optim.SGD, dict(lr=0.1, momentum=0.9, dampening=0.3, weight_decay=0.01)),
    ("adagrad", torch.optim.Adagrad, dict(lr=0.1)),
    ("adagrad", torch.optim.Adagrad, dict(lr=0.1, lr_decay=0.05, weight_decay=0.01, initial_accumulator_value=0.1)),
    ("adadelta", torch.optim.Adadelta, dict(lr=1.0, rho=0.9, eps=1e-6)),
    ("adadelta", torch.optim.Adadelta, dict(lr=0.5, rho=0.95, eps=1e-4, weight_decay=0.01)),
    ("rmsprop", torch.optim.RMSprop, dict(lr=0.01)),
    ("rmsprop", torch.optim.RMSprop, dict(lr=0.01, alpha=0.9, centered=True)),
    ("rmsprop", torch.optim.RMSprop, dict(lr=0.01, momentum=0.9)),
    ("rmsprop", torch.optim.RMSprop, dict(lr=0.01, alpha=0.95, momentum=0.5, centered=True, weight_decay=0.02)),
    ("adam", torch.optim.Adam, dict(lr=0.05)),
    ("adam", torch.optim.Adam, dict(lr=0.05, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.01)),
    ("adam", torch.optim.Adam, dict(lr=0.05, amsgrad=True)),
    ("adamw", torch.optim.AdamW, dict(lr=0.05)),
    ("adamw", torch.optim.AdamW, dict(lr=0.05, betas=(0.8, 0.95), weight_decay=0.1)),
    ("adamw", torch.optim.AdamW, dict(lr=0.05, amsgrad=True)),
]


def given(f, name, rule, arguments):
    """Gradients are given, so nothing but the rule is under test."""
    start = [f.normal(5), f.normal(2, 3)]
    parameters = [torch.nn.Parameter(p.double()) for p in start]
    optimiser = rule(parameters, **arguments)
    steps = []
    for _ in range(STEPS):
        grads = [f.normal(*p.shape) for p in start]
        for p, g in zip(parameters, grads):
            p.grad = g.double()
        optimiser.step()
        steps.append({"gradients": [encode(g) for g in grads], "parameters": [encode(p.detach().float()) for p in parameters]})
    f.plain(op=name, attributes=arguments, start=[encode(p) for p in start], steps=steps)


def rosenbrock(x):
    return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2


def quadratic(x):
    scale = torch.arange(1, x.numel() + 1, dtype=x.dtype)
    return 0.5 * (scale * (x - 1) ** 2).sum()


def lbfgs(f, function, start, **arguments):
    x = torch.nn.Parameter(torch.tensor(start, dtype=torch.float64))
    optimiser = torch.optim.LBFGS([x], line_search_fn="strong_wolfe", **arguments)

    def closure():
        optimiser.zero_grad()
        loss = function(x)
        loss.backward()
        return loss

    steps = []
    for _ in range(STEPS):
        loss = optimiser.step(closure)
        steps.append({"loss_before": float(loss), "parameters": [{"shape": list(x.shape), "type": "float64", "data": x.detach().tolist()}]})
    f.plain(op="lbfgs", function=function.__name__, attributes=dict(arguments, line_search="strong_wolfe"),
            start=[{"shape": list(x.shape), "type": "float64", "data": start}], steps=steps)


def write(f):
    for name, rule, arguments in RULES:
        given(f, name, rule, arguments)
    lbfgs(f, rosenbrock, [-1.2, 1.0], lr=1, max_iter=4, history_size=10)
    lbfgs(f, quadratic, [3.0, -2.0, 0.5, 4.0], lr=1, max_iter=2, history_size=5)
