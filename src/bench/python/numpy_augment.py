"""Flips and shifts, by NumPy."""

import numpy as np


def augment(X, random):
    """Flips half of the images and shifts half of them by up to 3 pixels, in place; the uncovered border stays."""
    images = X.reshape(-1, 3, 32, 32)
    flipped = np.flatnonzero(random.random(len(images)) < 0.5)
    images[flipped] = images[flipped, :, :, ::-1]
    shifted = np.flatnonzero(random.random(len(images)) < 0.5)
    for j, (tx, ty) in zip(shifted, random.integers(-3, 4, (len(shifted), 2))):
        image = images[j]
        inner = image[:, max(0, -ty) : 32 - max(0, ty), max(0, -tx) : 32 - max(0, tx)]
        image[:, max(0, ty) : 32 + min(0, ty), max(0, tx) : 32 + min(0, tx)] = inner  # NumPy sees that they overlap
