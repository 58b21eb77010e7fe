"""Learning rates over thirty epochs."""
import math

import torch
from torch.optim import lr_scheduler

EPOCHS = 30
RATE = 0.4


def rates(f, name, make, metrics=None, **attributes):
    optimiser = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=RATE)
    schedule = make(optimiser)
    found = []
    for epoch in range(EPOCHS):
        found.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        schedule.step(metrics[epoch]) if metrics else schedule.step()
    case = dict(op=name, attributes=dict(attributes, rate=RATE), rates=found)
    f.plain(**(dict(case, metrics=metrics) if metrics else case))


def write(f):
    rates(f, "step", lambda o: lr_scheduler.StepLR(o, 7, 0.3), every=7, factor=0.3)
    rates(f, "multi_step", lambda o: lr_scheduler.MultiStepLR(o, [5, 12, 20], 0.2), at=[5, 12, 20], factor=0.2)
    rates(f, "exponential", lambda o: lr_scheduler.ExponentialLR(o, 0.9), factor=0.9)
    rates(f, "cosine", lambda o: lr_scheduler.CosineAnnealingLR(o, 30, 0.01), epochs=30, least=0.01)
    rates(f, "cosine", lambda o: lr_scheduler.CosineAnnealingLR(o, 10, 0.0), epochs=10, least=0.0)
    rates(f, "polynomial", lambda o: lr_scheduler.PolynomialLR(o, 20, 2.0), epochs=20, power=2.0)
    rates(f, "linear", lambda o: lr_scheduler.LinearLR(o, 0.1, 1.0, 8), start=0.1, end=1.0, epochs=8)
    rates(f, "constant", lambda o: lr_scheduler.ConstantLR(o, 0.25, 6), factor=0.25, epochs=6)
    losses = [1 / (1 + 0.3 * min(e, 9)) + 0.02 * math.sin(e) for e in range(EPOCHS)]
    rates(f, "plateau", lambda o: lr_scheduler.ReduceLROnPlateau(o, "min", 0.5, 3, 1e-3, "rel", 2, 0.01), losses,
          mode="min", factor=0.5, patience=3, threshold=1e-3, threshold_mode="rel", cooldown=2, least=0.01)
    scores = [1 - x for x in losses]
    rates(f, "plateau", lambda o: lr_scheduler.ReduceLROnPlateau(o, "max", 0.1, 2, 0.01, "abs"), scores,
          mode="max", factor=0.1, patience=2, threshold=0.01, threshold_mode="abs", cooldown=0, least=0.0)
