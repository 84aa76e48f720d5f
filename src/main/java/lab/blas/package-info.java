/**
 * Products of matrices by native libraries, for {@code lab.Blas} alone: oneDNN where it is faster,
 * OpenBLAS for all else.
 */
package lab.blas;
