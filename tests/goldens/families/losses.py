"""Losses with every reduction."""
import torch
import torch.nn.functional as F
from torchvision.ops import sigmoid_focal_loss

REDUCTIONS = ["none", "mean", "sum"]


def regression(f, r):
    for shape in [(6,), (2, 3, 4)]:
        f.add("l1_loss", lambda x, y: F.l1_loss(x, y, reduction=r), f.normal(*shape), f.normal(*shape), reduction=r)
        f.add("mse_loss", lambda x, y: F.mse_loss(x, y, reduction=r), f.normal(*shape), f.normal(*shape), reduction=r)
        for beta in (1.0, 0.3):
            f.add("smooth_l1_loss", lambda x, y: F.smooth_l1_loss(x, y, reduction=r, beta=beta), f.normal(*shape), f.normal(*shape), reduction=r, beta=beta)
        f.add("huber_loss", lambda x, y: F.huber_loss(x, y, reduction=r, delta=0.7), f.normal(*shape), f.normal(*shape), reduction=r, delta=0.7)


def classes(f, r):
    f.add("cross_entropy", lambda x, y: F.cross_entropy(x, y, reduction=r), f.normal(5, 4), f.integers(0, 4, 5), reduction=r)
    f.add("cross_entropy", lambda x, y: F.cross_entropy(x, y, reduction=r), f.normal(2, 4, 3, 2), f.integers(0, 4, 2, 3, 2), reduction=r, note="[N, C, H, W]")
    f.add("cross_entropy", lambda x, y, w: F.cross_entropy(x, y, w.detach(), reduction=r), f.normal(5, 4), f.integers(0, 4, 5), f.uniform(0.2, 2, 4),
          reduction=r, note="third input: class weights")
    ignoring = torch.tensor([0, 2, -100, 3, -100])
    f.add("cross_entropy", lambda x, y: F.cross_entropy(x, y, reduction=r, ignore_index=-100), f.normal(5, 4), ignoring, reduction=r, ignore_index=-100)
    f.add("cross_entropy", lambda x, y: F.cross_entropy(x, y, reduction=r, label_smoothing=0.1), f.normal(5, 4), f.integers(0, 4, 5), reduction=r, label_smoothing=0.1)
    f.add("cross_entropy", lambda x, y, w: F.cross_entropy(x, y, w.detach(), reduction=r, label_smoothing=0.2, ignore_index=1), f.normal(5, 4),
          torch.tensor([0, 1, 2, 3, 3]), f.uniform(0.2, 2, 4), reduction=r, label_smoothing=0.2, ignore_index=1, note="third input: class weights")
    f.add("cross_entropy", lambda x, y: F.cross_entropy(x, y.detach(), reduction=r), f.normal(5, 4), torch.softmax(f.normal(5, 4), 1), reduction=r, note="dense targets")
    f.add("nll_loss", lambda x, y: F.nll_loss(x, y, reduction=r), torch.log_softmax(f.normal(5, 4), 1), f.integers(0, 4, 5), reduction=r)
    f.add("nll_loss", lambda x, y, w: F.nll_loss(x, y, w.detach(), reduction=r, ignore_index=2), torch.log_softmax(f.normal(5, 4), 1), torch.tensor([0, 1, 2, 3, 1]),
          f.uniform(0.2, 2, 4), reduction=r, ignore_index=2, note="third input: class weights")


def binary(f, r):
    for shape in [(6,), (3, 4)]:
        labels = f.mask(*shape).float()
        f.add("bce_with_logits", lambda x, y: F.binary_cross_entropy_with_logits(x, y.detach(), reduction=r), 2 * f.normal(*shape), labels, reduction=r)
        f.add("bce_with_logits", lambda x, y, p: F.binary_cross_entropy_with_logits(x, y.detach(), pos_weight=p.detach(), reduction=r), 2 * f.normal(*shape),
              labels, f.uniform(0.5, 3, shape[-1]), reduction=r, note="third input: weight of positives")
        f.add("bce_with_logits", lambda x, y, w: F.binary_cross_entropy_with_logits(x, y.detach(), weight=w.detach(), reduction=r), 2 * f.normal(*shape),
              f.uniform(0, 1, *shape), f.uniform(0.5, 3, *shape), reduction=r, weighted=True, note="third input: weight of elements; soft targets")
        signs = labels * 2 - 1
        f.add("hinge_embedding", lambda x, y: F.hinge_embedding_loss(x, y.detach(), margin=1.2, reduction=r), f.normal(*shape), signs, reduction=r, margin=1.2)
        f.add("soft_margin", lambda x, y: F.soft_margin_loss(x, y.detach(), reduction=r), f.normal(*shape), signs, reduction=r)
        for alpha, gamma in [(0.25, 2.0), (-1.0, 1.5)]:
            f.add("sigmoid_focal", lambda x, y: sigmoid_focal_loss(x, y.detach(), alpha, gamma, r), 2 * f.normal(*shape), labels, reduction=r, alpha=alpha, gamma=gamma)


def distances(f, r):
    f.add("cosine_embedding", lambda a, b, y: F.cosine_embedding_loss(a, b, y.detach(), margin=0.2, reduction=r), f.normal(5, 4), f.normal(5, 4),
          torch.tensor([1.0, -1, 1, -1, -1]), reduction=r, margin=0.2)
    for p, swap in [(2, False), (2, True), (1, False)]:
        f.add("triplet_margin", lambda a, b, c: F.triplet_margin_loss(a, b, c, margin=1.0, p=p, swap=swap, reduction=r), f.normal(5, 4), f.normal(5, 4), f.normal(5, 4),
              reduction=r, margin=1.0, p=p, swap=swap, epsilon=1e-6)


def write(f):
    for r in REDUCTIONS:
        regression(f, r)
        classes(f, r)
        binary(f, r)
        distances(f, r)
        for log in (False, True):
            target = torch.softmax(f.normal(3, 4), 1)
            f.add("kl_div", lambda x, y: F.kl_div(x, y.detach(), reduction=r, log_target=log), torch.log_softmax(f.normal(3, 4), 1),
                  target.log() if log else target, reduction=r, log_target=log)
    f.add("kl_div", lambda x, y: F.kl_div(x, y.detach(), reduction="batchmean"), torch.log_softmax(f.normal(3, 4), 1), torch.softmax(f.normal(3, 4), 1),
          reduction="batchmean", log_target=False)
