package lab.course.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lab.piece.Matrices;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Asserts that a piece left its arguments as they were. */
public final class Untouched {
  private record Guarded(String name, INDArray array, double[][] before) {}

  private final List<Guarded> guarded = new ArrayList<>();

  /** Remembers an array as it is now. */
  public Untouched and(String name, INDArray array) {
    guarded.add(new Guarded(name, array, Matrices.of(array)));
    return this;
  }

  /** Remembers several, such as a network's. */
  public Untouched and(List<String> names, List<INDArray> arrays) {
    for (int i = 0; i < names.size(); i++) {
      and(names.get(i), arrays.get(i));
    }
    return this;
  }

  /**
   * Requires all to be as they were, to the bit.
   *
   * @param piece the piece's name, for the message
   */
  public void verify(String piece) {
    for (Guarded one : guarded) {
      double[][] now = Matrices.of(one.array);
      for (int i = 0; i < now.length; i++) {
        int j = Arrays.mismatch(now[i], one.before[i]);
        if (j >= 0) {
          int digits = SignificantDigits.digits(one.before[i][j], now[i][j]);
          throw new AssertionError(
              "%s changes %s, which it must leave as it is\n    %s[%d,%d]: was %s, is %s"
                  .formatted(
                      piece,
                      one.name,
                      one.name,
                      i,
                      j,
                      SignificantDigits.of(digits, one.before[i][j]),
                      SignificantDigits.of(digits, now[i][j])));
        }
      }
    }
  }
}
