/**
 * The report: its rows, its claims and the page they are written to.
 *
 * <p>The script {@code labs/12-report.jsh} says what is run; {@link lab.report.Report} runs it and
 * keeps what was finished; {@link lab.report.Claims} judges it, in pure functions of the results.
 */
package lab.report;
