package reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LogUniform and Grid. */
class SearchPiecesTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyDecadeGetsAsManyDraws(long seed) {
    LogUniform sampler = new LogUniform(-5, -1);
    SplittableRandom random = new SplittableRandom(seed);
    double[] draws = DoubleStream.generate(() -> sampler.draw(random)).limit(8000).toArray();
    assertThat(DoubleStream.of(draws)).allMatch(draw -> draw >= 1e-5 && draw < 1e-1);
    for (int decade = -5; decade < -1; decade++) {
      double from = Math.pow(10, decade);
      long count = DoubleStream.of(draws).filter(d -> d >= from && d < 10 * from).count();
      assertThat(count).as("from %s", from).isBetween(1800L, 2200L); // 2000 ± 5 deviations
    }
    double mean = DoubleStream.of(draws).map(Math::log10).average().orElseThrow();
    assertThat(mean).isCloseTo(-3, within(0.07));
    assertThat(sampler.draw(new SplittableRandom(seed))).isEqualTo(draws[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, -5, 'high must be finite and above low = -1.0, but is -5.0'",
    "2, 2, 'high must be finite and above low = 2.0, but is 2.0'",
    "2, NaN, 'high must be finite and above low = 2.0, but is NaN'",
    "2, Infinity, 'high must be finite and above low = 2.0, but is Infinity'",
    "2, 309, 'high must be at most 308, as doubles end there, but is 309.0'",
    "2, -Infinity, 'high must be finite and above low = 2.0, but is -Infinity'",
    "NaN, 2, 'low must be a finite number, but is NaN'",
    "Infinity, Infinity, 'low must be a finite number, but is Infinity'",
    "-Infinity, 2, 'low must be a finite number, but is -Infinity'",
    "-400, -350, 'low must be at least −308, as 10^low becomes 0, but is -400.0'"
  })
  void theExponentsMustBeInOrder(double low, double high, String sentence) {
    assertThatThrownBy(() -> new LogUniform(low, high))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LogUniform: " + sentence);
  }

  @Test
  void theExampleOfGrid() {
    assertThat(new Grid().points(List.of(List.of(1.0, 2.0), List.of(0.8, 1.0))))
        .containsExactly(
            List.of(1.0, 0.8), List.of(1.0, 1.0), List.of(2.0, 0.8), List.of(2.0, 1.0));
  }

  @Test
  void theReportsGridHas16Points() {
    List<List<Double>> axes =
        List.of(List.of(1e-4, 1e-3), List.of(.8, 1.0), List.of(7.0, 9.0), List.of(.8, 1.0));
    List<List<Double>> points = new Grid().points(axes);
    assertThat(points).hasSize(16).doesNotHaveDuplicates();
    for (int i = 0; i < 16; i++) {
      for (int axis = 0; axis < 4; axis++) {
        int bit = i >> (3 - axis) & 1; // the last axis changes fastest
        assertThat(points.get(i).get(axis)).isEqualTo(axes.get(axis).get(bit));
      }
    }
  }

  @Test
  void axesOfAnyLength() {
    assertThat(new Grid().points(List.of(List.of(5.0)))).containsExactly(List.of(5.0));
    assertThat(new Grid().points(List.of(List.of(1.0, 2.0, 3.0), List.of(4.0))))
        .containsExactly(List.of(1.0, 4.0), List.of(2.0, 4.0), List.of(3.0, 4.0));
  }

  @Test
  void emptyAxesAreRefused() {
    assertThatThrownBy(() -> new Grid().points(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Grid: axes must be at least 1, but is 0");
    assertThatThrownBy(() -> new Grid().points(List.of(List.of(1.0), List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Grid: values of an axis must be at least 1, but is 0");
  }
}
