package lab.train;

import lab.Range;

/**
 * Ends a training when validation accuracy has not risen above its best for a number of
 * measurements. With {@link Training#keepBest} the network of the best one is what is kept.
 *
 * <p>A cyclical rate lowers accuracy at every peak: give patience for a whole cycle, ten
 * measurements unless {@link Training#measureEvery} says otherwise, or measure where cycles end.
 *
 * @param patience measurements without a new best, ≥ 1
 * @see <a href="https://www.deeplearningbook.org/contents/regularization.html">Goodfellow, Bengio
 *     and Courville, Deep Learning (2016), algorithm 7.1</a>
 */
public record EarlyStopping(int patience) implements StoppingRule {
  /**
   * @throws IllegalArgumentException if patience is below 1
   */
  public EarlyStopping {
    Range.require("EarlyStopping", "patience", patience, patience >= 1, "at least 1 measurement");
  }

  @Override
  public boolean stops(History history) {
    long best = history.best().t();
    return history.points().stream().filter(point -> point.t() > best).count() >= patience;
  }
}
