"""What MKL can do."""

import limit
from mkl_blas import VERSION, computes, product

limit.compete(VERSION, product, computes)
