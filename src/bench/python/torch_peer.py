"""PyTorch as it is mostly written: a module, autograd, an optimiser of torch.optim."""

import torch
from torch import nn

import kernels
from contest import LAMBDA, Contest, Materials, Task


class Augment:
    """Flips half of the images and shifts half of them by up to 3 pixels, all at once; the uncovered border stays."""

    def __init__(self):
        self.at = torch.arange(32)

    def __call__(self, X):
        n = len(X)
        chosen = torch.rand(2, n, 1) < 0.5
        shift = torch.randint(-3, 4, (2, n, 1)) * chosen[0]
        row, column = self.at - shift[0], self.at - shift[1]  # n×32: where pixels come from
        inside = ((row >= 0) & (row < 32))[:, :, None] & ((column >= 0) & (column < 32))[:, None, :]
        place = 32 * self.at[:, None] + self.at
        source = torch.where(inside, 32 * row[:, :, None] + column[:, None, :], place)
        mirrored = source + 31 - 2 * (source % 32)  # the image is flipped before it is shifted
        source = torch.where(chosen[1][:, :, None], mirrored, source)
        return X.view(n, 3, 1024).gather(2, source.view(n, 1, 1024).expand(n, 3, 1024)).view(n, 3072)


def computes():
    """Its MKL is part of it, and no library that anybody else could find in the process; all else is ATen's."""
    if not torch.backends.mkl.is_available():
        return kernels.loaded()

    def product():
        with torch.backends.mkl.verbose(torch.backends.mkl.VERBOSE_ON):
            torch.mm(torch.ones(100, 3072), torch.ones(3072, 150))

    own = kernels.kernel("ATen", torch.__version__, torch.backends.cpu.get_cpu_capability(), torch.get_num_threads())
    return [kernels.mkl(product), own]


def main():
    task, contest = Task(), Contest()
    given = Materials(task)
    torch.set_num_threads(task.threads)
    torch.manual_seed(42)
    hidden, out = nn.Linear(3072, task.m), nn.Linear(task.m, 10)
    dropout = [nn.Dropout(task.dropout)] if task.dropout else []
    net = nn.Sequential(hidden, nn.ReLU(), *dropout, out)
    with torch.no_grad():
        hidden.weight.copy_(torch.from_numpy(given.W1))
        out.weight.copy_(torch.from_numpy(given.W2))
        hidden.bias.zero_()
        out.bias.zero_()
    weights = {"params": [hidden.weight, out.weight], "weight_decay": 2 * LAMBDA}
    biases = {"params": [hidden.bias, out.bias]}
    optimiser = (torch.optim.Adam if task.adam else torch.optim.SGD)([weights, biases], lr=0.1)
    cost = nn.CrossEntropyLoss()
    augment = Augment()
    images, labels = torch.from_numpy(given.images), torch.from_numpy(given.labels)
    contest.ready("PyTorch " + torch.__version__, computes())
    for eta, batch in given.updates():
        batch = torch.from_numpy(batch)
        X = images.index_select(0, batch)
        if task.augmented:
            X = augment(X)
        for group in optimiser.param_groups:
            group["lr"] = eta
        optimiser.zero_grad(set_to_none=True)
        loss = cost(net(X), labels[batch])
        loss.backward()
        optimiser.step()
        contest.updated(loss.item)


main()
