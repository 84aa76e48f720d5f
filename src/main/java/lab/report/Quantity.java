package lab.report;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import lab.train.Score;

/**
 * Something that is measured of every result, in percentage points, with the standard error that
 * its finite number of images leaves.
 */
enum Quantity {
  TRAIN("training accuracy", Result::train),
  VALIDATION("validation accuracy", Result::validation),
  TEST("test accuracy", Result::test),
  GAP("gap between training and test accuracy", Result::train, Result::test);

  private final String words;
  private final ToDoubleFunction<Result> value;
  private final ToDoubleFunction<Result> variance;

  Quantity(String words, Function<Result, Score> score) {
    this.words = words;
    value = result -> percent(score.apply(result));
    variance = result -> variance(score.apply(result));
  }

  Quantity(String words, Function<Result, Score> minuend, Function<Result, Score> subtrahend) {
    this.words = words;
    value = result -> percent(minuend.apply(result)) - percent(subtrahend.apply(result));
    variance = result -> variance(minuend.apply(result)) + variance(subtrahend.apply(result));
  }

  double of(Result result) {
    return value.applyAsDouble(result);
  }

  /** Squared standard error: of n images, each right with probability a, a share a (1 − a) / n. */
  double variance(Result result) {
    return variance.applyAsDouble(result);
  }

  private static double percent(Score score) {
    return 100 * score.accuracy();
  }

  private static double variance(Score score) {
    double a = score.accuracy();
    return 100 * 100 * a * (1 - a) / score.n();
  }

  @Override
  public String toString() {
    return words;
  }
}
