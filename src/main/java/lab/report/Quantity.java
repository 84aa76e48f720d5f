package lab.report;

import java.util.function.ToDoubleFunction;
import lab.train.Score;

/** A quantity that is measured of every result, in percent or percentage points. */
enum Quantity {
  TRAIN("training accuracy", result -> percent(result.train())),
  VALIDATION("validation accuracy", result -> percent(result.validation())),
  TEST("test accuracy", result -> percent(result.test())),
  GAP(
      "gap between training and test accuracy",
      result -> percent(result.train()) - percent(result.test()));

  private final String words;
  private final ToDoubleFunction<Result> value;

  Quantity(String words, ToDoubleFunction<Result> value) {
    this.words = words;
    this.value = value;
  }

  double of(Result result) {
    return value.applyAsDouble(result);
  }

  private static double percent(Score score) {
    return 100 * score.accuracy();
  }

  @Override
  public String toString() {
    return words;
  }
}
