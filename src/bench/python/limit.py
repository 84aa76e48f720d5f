"""What a BLAS can do; see bench.contestant.Limit."""

import time

from contest import D, Contest, Task


def best_time(product, share):
    times = []
    for _ in range(5):
        start = time.perf_counter()
        product()
        times.append((time.perf_counter() - start) / share)
    return min(times)


def compete(name, product, kernels):
    """product(rows, inner, columns, turned) gives a function that multiplies; kernels tells by what, after one did."""
    task, spent = Task(), 0.0
    m, n = task.m, task.n
    shapes = [("W1 X", product(m, D, n, False), 0.5), ("D Xᵀ", product(m, n, D, True), 0.5)]
    for side in (256, 384, 512, 768, 1024):
        share = 2 * side**3 / (4 * m * D * n)
        if share <= 25:
            shapes.append((f"{side}×{side}", product(side, side, side, False), share))
    for _, multiply, _ in shapes:
        multiply()
    fastest, multiply, share = min(shapes, key=lambda shape: best_time(shape[1], shape[2]))
    contest = Contest(lambda: spent)
    contest.ready(f"{name}, fastest at {fastest}", kernels())
    owed = 1.0
    while True:
        while owed > 0:
            start = time.perf_counter_ns()
            multiply()
            an_update = (time.perf_counter_ns() - start) / share
            owed -= share
        spent += an_update
        contest.updated(lambda: float("nan"))
        owed += 1
