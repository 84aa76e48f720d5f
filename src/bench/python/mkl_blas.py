"""Products by Intel's MKL, called without a library in between."""

import ctypes
import glob
import sys
from importlib.metadata import version

import numpy as np

import kernels

ROWS, AS_IT_LIES, TURNED = 101, 111, 112  # as cblas.h numbers them
VERSION = "MKL " + version("mkl")

library = ctypes.CDLL(glob.glob(sys.prefix + "/lib/libmkl_rt.so*")[0])


def product(rows, inner, columns, turned):
    """A function that multiplies rows×inner by inner×columns; where it is turned, the second lies as columns×inner."""
    random = np.random.default_rng(42)
    A = random.random((rows, inner), np.float32)
    B = random.random((columns, inner) if turned else (inner, columns), np.float32)
    C = np.empty((rows, columns), np.float32)
    sizes = [ctypes.c_int(size) for size in (rows, columns, inner)]
    a, b, c = (ctypes.c_void_p(array.ctypes.data) for array in (A, B, C))
    lead_a, lead_b, lead_c = (ctypes.c_int(array.shape[1]) for array in (A, B, C))
    one, none = ctypes.c_float(1), ctypes.c_float(0)
    orders = (ROWS, AS_IT_LIES, TURNED if turned else AS_IT_LIES)

    def multiply(kept=(A, B, C)):  # the arrays live as long as the function
        library.cblas_sgemm(*orders, *sizes, one, a, lead_a, b, lead_b, none, c, lead_c)

    return multiply


def computes():
    multiply = product(100, 3072, 150, False)

    def told():
        library.MKL_Verbose(1)
        multiply()
        library.MKL_Verbose(0)

    return [kernels.mkl(told)]
