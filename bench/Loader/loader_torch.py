#!/usr/bin/env python3
"""The twin of Program.cs with torchvision's DataLoader.

    python3 loader_torch.py FOLDER [SECONDS] [WORKERS] [BATCH]
"""
import os
import sys
import time

import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms as T


class Folder(Dataset):
    def __init__(self, root, transform):
        names = [os.path.join(d, f) for d, _, fs in os.walk(root) for f in fs]
        self.files = sorted(f for f in names if os.path.splitext(f)[1].lower() in (".png", ".jpg", ".jpeg"))
        self.transform = transform

    def __len__(self):
        return len(self.files)

    def __getitem__(self, i):
        return self.transform(Image.open(self.files[i]).convert("RGB")), 0


def main(root, seconds=10.0, workers=2, batch=64):
    torch.set_num_threads(1)
    transform = T.Compose([T.RandomResizedCrop(224), T.RandomHorizontalFlip(), T.ToTensor(), T.Normalize((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))])
    data = Folder(root, transform)
    loader = DataLoader(data, batch_size=batch, shuffle=True, drop_last=True, num_workers=workers, persistent_workers=workers > 0)
    next(iter(loader))
    images, start, end = 0, None, False
    while not end:
        for x, _ in loader:
            # Starting workers is not counted: the clock starts with the first batch.
            if start is None:
                start = time.perf_counter()
                continue
            images += len(x)
            end = time.perf_counter() - start >= seconds
            if end:
                break
    print(f"torchvision: {len(data)} files, batch {batch}, {workers} workers: {images / (time.perf_counter() - start):.0f} images/s")


if __name__ == "__main__":
    a = sys.argv[1:]
    main(a[0], *(f(v) for f, v in zip((float, int, int), a[1:])))
