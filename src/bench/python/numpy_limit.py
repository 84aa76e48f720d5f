"""What NumPy's BLAS can do."""

import numpy as np

import kernels
import limit


def product(rows, inner, columns, turned):
    random = np.random.default_rng(42)
    A = random.random((rows, inner), np.float32)
    B = random.random((columns, inner), np.float32).T if turned else random.random((inner, columns), np.float32)
    C = np.empty((rows, columns), np.float32)
    return lambda: np.matmul(A, B, out=C)


limit.compete("the BLAS of NumPy " + np.__version__, product, kernels.loaded)
