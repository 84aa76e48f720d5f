package lab.report;

/**
 * The accuracies that the published report states for a run, in percent; NaN where it states none.
 *
 * @param train accuracy on the training images
 * @param validation accuracy on the validation images
 * @param test accuracy on the 10,000 test images
 */
public record Published(double train, double validation, double test) {
  /** The report has no such run, or states no number of it. */
  public static final Published NOTHING = new Published(Double.NaN, Double.NaN, Double.NaN);
}
