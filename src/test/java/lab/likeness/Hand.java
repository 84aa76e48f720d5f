package lab.likeness;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one person writes what all mean: which of several methods that do the same, what is named.
 */
final class Hand {
  private static final Map<String, String> SYNONYMS = new LinkedHashMap<>();

  static {
    SYNONYMS.put("(\\w+)\\.rows\\(\\)", "(int) $1.size(0)");
    SYNONYMS.put("(\\w+)\\.columns\\(\\)", "(int) $1.size(1)");
    SYNONYMS.put("\\.getDouble\\(", ".getFloat(");
    SYNONYMS.put("Transforms\\.exp\\((\\w+)\\)", "Nd4j.math().exp($1)");
    SYNONYMS.put("\\.sum\\(true, 1\\)", ".sum(1).reshape(-1, 1)");
    SYNONYMS.put("\\.transpose\\(\\)", ".permute(1, 0)");
    SYNONYMS.put("\\.mmul\\((\\w+)\\)", ".mmul($1.castTo(DataType.DOUBLE))");
    SYNONYMS.put("\\.dup\\(\\)", ".dup('f')");
    SYNONYMS.put("Math\\.max\\((\\w+), (\\w+)\\)", "($1 > $2 ? $1 : $2)");
    SYNONYMS.put("Math\\.min\\((\\w+), ([^,()]*)\\)", "($1 < $2 ? $1 : $2)");
    SYNONYMS.put("new ArrayList<>", "new LinkedList<>");
    SYNONYMS.put("\\.toDoubleVector\\(\\)", ".data().asDouble()");
    SYNONYMS.put("(\\w+)\\.length(?!\\()", "Array.getLength($1)");
  }

  private static final Pattern BOUND =
      Pattern.compile("(?m)^( +)for \\(int (\\w+) = (\\w+); \\2 < ([^;]{3,}); \\2\\+\\+\\) \\{$");
  private static final Pattern RESULT = Pattern.compile("(?m)^( +)return ([^;]{12,});$");

  private final Map<String, String> taken = new LinkedHashMap<>();
  private final Random random;

  /**
   * @param random by which it differs from others, and from itself
   */
  Hand(Random random) {
    this.random = random;
    SYNONYMS.forEach(
        (one, other) -> {
          if (random.nextBoolean()) {
            taken.put(one, other);
          }
        });
  }

  /** A source as this one would write it. */
  String write(String source) {
    String text = source;
    for (Map.Entry<String, String> synonym : taken.entrySet()) {
      text = text.replaceAll(synonym.getKey(), synonym.getValue());
    }
    int[] names = {0};
    text =
        BOUND
            .matcher(text)
            .replaceAll(
                loop ->
                    random.nextBoolean()
                        ? Matcher.quoteReplacement(loop.group())
                        : "$1int end%d = $4;\n$1for (int $2 = $3; $2 < end%d; $2++) {"
                            .formatted(names[0], names[0]++));
    return RESULT
        .matcher(text)
        .replaceAll(
            result ->
                random.nextBoolean()
                    ? Matcher.quoteReplacement(result.group())
                    : "$1var result = $2;\n$1return result;");
  }
}
