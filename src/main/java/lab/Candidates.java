package lab;

import java.util.List;

/** Makes the combinations of settings that a search tries from the values of each axis. */
public interface Candidates {
  /**
   * All combinations, the last axis changing fastest.
   *
   * @param axes the values of each axis, each with at least one value; they stay as they are
   * @return the points, each with one value an axis, in the axes' order; a value that an axis has
   *     twice is crossed twice; without axes, which may be refused, the empty point alone
   */
  List<List<Double>> points(List<List<Double>> axes);
}
