package lab.base;

import java.util.List;

/** Writes small numbers as English words. */
public final class NumberWords {
  private static final List<String> SMALL =
      List.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");

  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  private NumberWords() {}

  /** {@code seventeen}, {@code twenty-one}; digits for what is below 0 or above 99. */
  public static String of(int number) {
    if (number < 0 || number > 99) {
      return Integer.toString(number);
    }
    if (number < SMALL.size()) {
      return SMALL.get(number);
    }
    String ten = TENS.get(number / 10 - 2);
    return number % 10 == 0 ? ten : ten + "-" + SMALL.get(number % 10);
  }
}
