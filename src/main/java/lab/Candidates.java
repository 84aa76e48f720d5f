package lab;

import java.util.List;

/** The settings that a search tries, from the values of each axis. */
public interface Candidates {
  /**
   * All combinations, the last axis changing fastest.
   *
   * @param axes the values of each axis; at least one axis, each with at least one value
   * @return the points, each with one value an axis, in the axes' order
   */
  List<List<Double>> points(List<List<Double>> axes);
}
