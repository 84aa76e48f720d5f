"""Steps by NumPy, in place: θ changes, and so may the gradients. Weights, which are matrices, have the penalty."""

import numpy as np

from contest import LAMBDA


class Sgd:
    def step(self, parameters, gradients, eta):
        for theta, gradient in zip(parameters, gradients):
            gradient *= np.float32(eta)
            if theta.ndim == 2:
                theta *= 1 - np.float32(2 * LAMBDA * eta)  # θ ← θ − eta (gradient + 2 lambda θ)
            theta -= gradient


class Adam:
    def __init__(self, parameters):
        self.moments = [(np.zeros_like(theta), np.zeros_like(theta)) for theta in parameters]
        self.k = 0

    def step(self, parameters, gradients, eta):
        self.k += 1
        root = np.sqrt(1 - 0.999**self.k)
        for theta, gradient, (first, second) in zip(parameters, gradients, self.moments):
            if theta.ndim == 2:
                gradient += np.float32(2 * LAMBDA) * theta
            first *= np.float32(0.9)
            first += np.float32(0.1) * gradient
            second *= np.float32(0.999)
            gradient *= gradient
            gradient *= np.float32(0.001)
            second += gradient
            # The step, above and below multiplied by root: fewer passes over the arrays.
            step = np.sqrt(second, out=gradient)
            step += np.float32(1e-8 * root)
            np.divide(first, step, out=step)
            step *= np.float32(eta * root / (1 - 0.9**self.k))
            theta -= step
