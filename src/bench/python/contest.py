"""A contestant's end of the line, and what all contestants share; see bench.Contest and bench.contestant.Materials."""

import sys
import time

import numpy as np

D, K, LAMBDA = 3072, 10, 1e-3


class Task:
    """What a contestant is started with."""

    def __init__(self):
        self.folder, m, n, threads, variation = sys.argv[1:]
        self.m, self.n, self.threads = int(m), int(n), int(threads)
        self.augmented = variation == "augmented"
        self.adam = variation == "adam"
        self.dropout = 0.2 if variation == "dropout" else 0

    def read(self, name, kind):
        return np.fromfile(f"{self.folder}/{name}", kind)


class Materials:
    def __init__(self, task):
        self.images = task.read("images.f32", "<f4").reshape(-1, D)
        self.labels = task.read("labels.u8", np.uint8).astype(np.int64)
        self.order = task.read("order.i32", "<i4").astype(np.int64).reshape(-1, task.n)
        self.rates = task.read("rates-adam.f64" if task.adam else "rates-sgd.f64", "<f8").tolist()
        weights = task.read(f"weights-{task.m}.f32", "<f4")
        self.W1 = weights[: task.m * D].reshape(task.m, D)
        self.W2 = weights[task.m * D :].reshape(K, task.m)

    def updates(self):
        """The rate and the image numbers of one update after the other, for ever."""
        t = 0
        while True:
            yield self.rates[t % len(self.rates)], self.order[t % len(self.order)]
            t += 1


class Contest:
    def __init__(self, clock=time.perf_counter_ns):
        self.clock = clock

    def ready(self, versions, kernels):
        for one in kernels:
            print("kernel " + one)
        self._say("ready " + versions)

    def updated(self, loss):
        """loss: a function, asked for at the end of a block when the clock has stopped."""
        self.done += 1
        if self.done == self.asked:
            nanos = round(self.clock() - self.start)
            self._say(f"ran {self.asked} {nanos} {float(loss())}")

    def _say(self, line):
        print(line, flush=True)
        told = sys.stdin.readline().split()
        if not told or told[0] == "quit":
            sys.exit(0)
        self.asked, self.done, self.start = int(told[1]), 0, self.clock()
