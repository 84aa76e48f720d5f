package lab.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberWordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, zero",
    "13, thirteen",
    "19, nineteen",
    "20, twenty",
    "21, twenty-one",
    "40, forty",
    "99, ninety-nine",
    "100, 100",
    "-1, -1",
  })
  void wordsUpToNinetyNine(int number, String word) {
    assertThat(NumberWords.of(number)).isEqualTo(word);
    assertThat(IntStream.range(0, 100).mapToObj(NumberWords::of)).doesNotHaveDuplicates();
  }
}
