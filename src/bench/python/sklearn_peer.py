"""scikit-learn's MLPClassifier, as whoever wants a network in one line has it."""

import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier

import kernels
from contest import LAMBDA, Contest, Materials, Task
from numpy_augment import augment


def started(task, given):
    """From the given weights: those that it makes for itself at its first batch are overwritten, as is what that left."""
    net = MLPClassifier(
        (task.m,),
        solver="adam" if task.adam else "sgd",
        alpha=2 * LAMBDA * task.n,  # it divides its penalty by the images of a batch, and by 2
        batch_size=task.n,
        momentum=0,
        nesterovs_momentum=False,
        shuffle=False,
    )
    first = given.order[0]
    net.partial_fit(given.images[first], given.labels[first], classes=np.arange(10))
    for mine, theirs in zip(net.coefs_, (given.W1, given.W2)):
        mine[:] = theirs.T
    for bias in net.intercepts_:
        bias[:] = 0
    if task.adam:
        for moments in (net._optimizer.ms, net._optimizer.vs):
            for moment in moments:
                moment[:] = 0
        net._optimizer.t = 0
    return net


def main():
    task, contest, random = Task(), Contest(), np.random.default_rng(42)
    given = Materials(task)
    net = started(task, given)

    def loss():
        """Without its penalty, that of the weights after the update, which differ little from those before."""
        return net.loss_ - LAMBDA * sum(np.sum(W * W) for W in net.coefs_)

    contest.ready("scikit-learn " + sklearn.__version__, kernels.loaded())
    for eta, batch in given.updates():
        X = given.images[batch]
        if task.augmented:
            augment(X, random)
        # Its own schedules know no cycles. Adam computes its rate anew from the first one.
        net._optimizer.learning_rate = net._optimizer.learning_rate_init = eta
        net.partial_fit(X, given.labels[batch])
        contest.updated(loss)


main()
