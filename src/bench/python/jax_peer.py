"""JAX: one compiled function is the whole update, with gradients by jax.value_and_grad."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

import kernels
from contest import LAMBDA, Contest, Materials, Task

HIGHEST = jax.lax.Precision.HIGHEST  # float32 all through, as the others have it


def augment(X, key):
    """Flips half of the images and shifts half of them by up to 3 pixels, all at once; the uncovered border stays."""
    n, at = len(X), jnp.arange(32)
    coins, distances = jax.random.split(key)
    chosen = jax.random.bernoulli(coins, 0.5, (2, n, 1))
    shift = jax.random.randint(distances, (2, n, 1), -3, 4) * chosen[0]
    row, column = at - shift[0], at - shift[1]  # n×32: where pixels come from
    inside = ((row >= 0) & (row < 32))[:, :, None] & ((column >= 0) & (column < 32))[:, None, :]
    source = jnp.where(inside, 32 * row[:, :, None] + column[:, None, :], 32 * at[:, None] + at)
    mirrored = source + 31 - 2 * (source % 32)  # the image is flipped before it is shifted
    source = jnp.where(chosen[1][:, :, None], mirrored, source)
    return jnp.take_along_axis(X.reshape(n, 3, 1024), source.reshape(n, 1, 1024), axis=2).reshape(n, 3072)


def objective(theta, X, y, dropout, key):
    H = jax.nn.relu(jnp.matmul(X, theta["W1"], precision=HIGHEST) + theta["b1"])
    if dropout:
        H = jnp.where(jax.random.bernoulli(key, 1 - dropout, H.shape), H / (1 - dropout), 0)
    S = jnp.matmul(H, theta["W2"], precision=HIGHEST) + theta["b2"]
    loss = -jnp.mean(jax.nn.log_softmax(S)[jnp.arange(len(y)), y])
    return loss + LAMBDA * (jnp.sum(theta["W1"] ** 2) + jnp.sum(theta["W2"] ** 2)), loss


def adam(theta, gradient, moments, k, eta):
    first = jax.tree.map(lambda old, g: 0.9 * old + 0.1 * g, moments[0], gradient)
    second = jax.tree.map(lambda old, g: 0.999 * old + 0.001 * g * g, moments[1], gradient)

    def moved(old, m, v):
        return old - eta * (m / (1 - 0.9**k)) / (jnp.sqrt(v / (1 - 0.999**k)) + 1e-8)

    return jax.tree.map(moved, theta, first, second), (first, second)


@partial(jax.jit, static_argnames=("augmented", "dropout"), donate_argnames=("theta", "moments"))
def update(theta, moments, images, labels, batch, eta, k, key, augmented, dropout):
    X, y = images[batch], labels[batch]
    of_images, of_units = jax.random.split(jax.random.fold_in(key, k))
    if augmented:
        X = augment(X, of_images)
    gradient, loss = jax.grad(objective, has_aux=True)(theta, X, y, dropout, of_units)
    if moments:
        theta, moments = adam(theta, gradient, moments, k, eta)
    else:
        theta = jax.tree.map(lambda old, g: old - eta * g, theta, gradient)
    return theta, moments, loss


def main():
    task, contest = Task(), Contest()
    given = Materials(task)
    images, labels, key = jnp.asarray(given.images), jnp.asarray(given.labels.astype(np.int32)), jax.random.key(42)
    theta = {
        "W1": jnp.array(given.W1.T),
        "b1": jnp.zeros(task.m),
        "W2": jnp.array(given.W2.T),
        "b2": jnp.zeros(10),
    }
    zeros = partial(jax.tree.map, jnp.zeros_like)
    moments = (zeros(theta), zeros(theta)) if task.adam else ()
    # Its products are XLA's own, which does not tell what instructions it takes.
    contest.ready("JAX " + jax.__version__, [kernels.kernel("XLA", jax.lib.__version__, threads=task.threads)])
    for k, (eta, batch) in enumerate(given.updates(), 1):
        theta, moments, loss = update(
            theta,
            moments,
            images,
            labels,
            batch.astype(np.int32),
            np.float32(eta),
            np.int32(k),
            key,
            augmented=task.augmented,
            dropout=task.dropout,
        )
        # JAX gives results before they are computed: an update is done when they are, and only then may the clock stop.
        jax.block_until_ready((theta, moments, loss))
        contest.updated(lambda: loss)


main()
