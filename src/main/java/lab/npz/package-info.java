/**
 * Reads and writes files of named arrays, as NumPy's {@code np.savez} writes them and {@code
 * np.load} reads them: a zip with one {@code .npy} for each array.
 *
 * <p>The format is NumPy's own (<a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>),
 * a line of text before the bytes. It is read here, and not by ND4J, whose reader is native code:
 * without a word it takes an array in Fortran order for one in C order, and of one cut short
 * whatever lies behind it in memory; texts and big-endian numbers crash the program.
 */
package lab.npz;
