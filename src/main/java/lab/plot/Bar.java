package lab.plot;

/**
 * A row of a comparison of accuracies, with its interval and the report's number.
 *
 * @param name what was run
 * @param accuracy the mean over the seeds, 0 to 1
 * @param low the lower end of its 95 % interval, 0 to 1; NaN without one
 * @param high the upper end
 * @param reported the report's number, 0 to 1; NaN without one
 */
public record Bar(String name, double accuracy, double low, double high, double reported) {}
