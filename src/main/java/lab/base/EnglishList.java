package lab.base;

import java.util.List;

/** Joins words into English lists, such as "a, b and c". */
public final class EnglishList {
  private EnglishList() {}

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String and(List<String> words) {
    return list(words, " and ");
  }

  /** {@code a}, {@code a or b}, {@code a, b or c}. */
  public static String or(List<String> words) {
    return list(words, " or ");
  }

  /** {@code dW1 is}, {@code dW1 and db1 are}. */
  public static String is(List<String> words) {
    return and(words) + (words.size() == 1 ? " is" : " are");
  }

  /** Lists the first few words, and counts the rest: {@code a, b and 3 more}. */
  public static String first(List<String> words, int most) {
    int more = words.size() - most;
    return more > 0
        ? "%s and %d more".formatted(String.join(", ", words.subList(0, most)), more)
        : String.join(", ", words);
  }

  private static String list(List<String> words, String beforeLast) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + beforeLast + words.get(last);
  }
}
