/**
 * The lab as a kernel of Jupyter: a cell of a notebook is run in the lab's own JShell.
 *
 * <p>{@link lab.kernel.Kernel} answers Jupyter's requests, one after the other, and those to
 * interrupt or to end at once. {@code CellRunner} runs a cell, statement by statement, strictly, as
 * a script is run; {@code CellOutput} sends what it prints and shows, in order and within limits;
 * {@code DisplayFormatter} makes tables and pictures of values; {@code Traceback} tells what went
 * wrong. {@link lab.kernel.Notebook} has what a cell can call: {@code display}, {@code check},
 * {@code use}, …
 */
package lab.kernel;
