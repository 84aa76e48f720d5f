/**
 * Named arrays in a file, as NumPy's {@code np.savez} writes it and {@code np.load} reads it: a zip
 * of one {@code .npy} an array.
 *
 * <p>The format is NumPy's own (<a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>),
 * a line of text before the bytes. It is read here, and not by ND4J, whose reader is native code:
 * it takes an array in Fortran order for one in C order without a word, and big-endian numbers or a
 * damaged header end the program.
 */
package lab.npz;
