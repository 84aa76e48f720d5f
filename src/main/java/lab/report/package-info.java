/**
 * Recomputes the published report: its rows, its claims and its page.
 *
 * <p>The script {@code labs/12-report.jsh} says what is run; {@link lab.report.Report} runs it and
 * keeps what was finished; {@link lab.report.Claims} judges it, in pure functions of the results
 * and by one rule. Only the page of the report's own images and settings has verdicts on the
 * report; others have verdicts of their own, in other words.
 */
package lab.report;
