package lab.course.kit;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Nine combinations of four circumstances of three kinds each, such as few images or many, in which
 * any two kinds of different circumstances meet (an orthogonal array, L9).
 */
public final class Pairs {
  private Pairs() {}

  /** The kinds of the four circumstances, from 0 to 2, in each case. */
  public static Stream<int[]> all() {
    return IntStream.range(0, 9)
        .mapToObj(i -> new int[] {i / 3, i % 3, (i / 3 + i % 3) % 3, (i / 3 + 2 * (i % 3)) % 3});
  }
}
