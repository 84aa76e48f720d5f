package reference;

import static lab.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import lab.Network;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class GaussianInitTest {
  @Test
  void theExampleOfTheJavadoc() {
    Network net = new GaussianInit(0.01).network(3072, 50, 10, 42);
    assertThat(net).hasToString("3072 → 50 → 10, DOUBLE");
    assertThat(net.arrays()).allMatch(array -> array.dataType() == DataType.DOUBLE);
    assertThat(values(net.b1())).hasSize(50).containsOnly(0);
    assertThat(values(net.b2())).hasSize(10).containsOnly(0);
    assertThat(new DescriptiveStatistics(values(net.W2())).getStandardDeviation())
        .isCloseTo(0.01, within(0.001));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -7, 42, Long.MAX_VALUE})
  void theWeightsHaveTheMomentsOfAGaussian(long seed) {
    double sigma = 0.3;
    double[] weights = values(new GaussianInit(sigma).network(300, 200, 2, seed).W1());
    DescriptiveStatistics statistics = new DescriptiveStatistics(weights); // 60,000 draws
    assertThat(statistics.getMean()).isCloseTo(0, within(5 * sigma / Math.sqrt(60_000)));
    assertThat(statistics.getStandardDeviation()).isCloseTo(sigma, within(0.02 * sigma));
    assertThat(statistics.getSkewness()).isCloseTo(0, within(0.05));
    assertThat(statistics.getKurtosis()).as("excess").isCloseTo(0, within(0.1));
  }

  @Test
  void theSeedDecidesEveryBit() {
    GaussianInit init = new GaussianInit(1);
    Network first = init.network(5, 4, 3, 8);
    Network again = init.network(5, 4, 3, 8);
    Network other = init.network(5, 4, 3, 9);
    assertThat(values(first.W1())).containsExactly(values(again.W1()));
    assertThat(values(first.W2())).containsExactly(values(again.W2()));
    assertThat(values(first.W1())).doesNotContain(values(other.W1()));
    assertThat(values(first.W1())).doesNotContain(values(first.W2()));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0", "-1, -1.0", "NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
  void sigmaMustBePositiveAndFinite(double sigma, String shown) {
    assertThatThrownBy(() -> new GaussianInit(sigma))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("GaussianInit: sigma must be positive and finite, but is " + shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 2, 'd must be at least 1 input, but is 0'",
    "1, 0, 2, 'm must be at least 1 hidden unit, but is 0'",
    "1, 1, 1, 'K must be at least 2 classes, but is 1'",
    "3072, 1000000, 10, 'W1, m×d must have at most 2147483639 entries, as an array of Java can hold no more, but is 1000000×3072'",
    "65536, 65536, 10, 'W1, m×d must have at most 2147483639 entries, as an array of Java can hold no more, but is 65536×65536'"
  })
  void sizesMustBePositive(int d, int m, int K, String sentence) {
    assertThatThrownBy(() -> new GaussianInit(1).network(d, m, K, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("GaussianInit: " + sentence);
  }
}
