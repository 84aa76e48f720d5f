"""NumPy, gradients by hand. Images are rows, as NumPy likes them."""

import numpy as np

import kernels
from contest import Contest, Materials, Task
from numpy_augment import augment
from numpy_optimisers import Adam, Sgd


def main():
    task, contest, random = Task(), Contest(), np.random.default_rng(42)
    given = Materials(task)
    n = task.n
    W1, W2 = given.W1.T.copy(), given.W2.T.copy()  # d×m, m×K
    b1, b2 = np.zeros(task.m, np.float32), np.zeros(10, np.float32)
    parameters = [W2, b2, W1, b1]
    optimiser = Adam(parameters) if task.adam else Sgd()
    X = np.empty((n, 3072), np.float32)
    rows = np.arange(n)
    contest.ready("NumPy " + np.__version__, kernels.loaded())
    for eta, batch in given.updates():
        np.take(given.images, batch, axis=0, out=X)
        y = given.labels[batch]
        if task.augmented:
            augment(X, random)
        H = X @ W1
        H += b1
        np.maximum(H, 0, out=H)
        if task.dropout:
            kept = random.random(H.shape, np.float32) >= task.dropout
            mask = kept * np.float32(1 / (1 - task.dropout))
            H *= mask
        S = H @ W2
        S += b2
        S -= S.max(axis=1, keepdims=True)
        P = np.exp(S)
        Z = P.sum(axis=1, keepdims=True)
        loss = np.mean(np.log(Z[:, 0]) - S[rows, y])
        P /= Z
        P[rows, y] -= 1
        P /= n
        D = P @ W2.T
        D *= H > 0
        if task.dropout:
            D *= mask
        optimiser.step(parameters, [H.T @ P, P.sum(axis=0), X.T @ D, D.sum(axis=0)], eta)
        contest.updated(lambda: loss)


main()
