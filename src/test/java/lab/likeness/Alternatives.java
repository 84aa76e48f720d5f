package lab.likeness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A text with choices, {@code «one¦other»}, in which more choices may stand. */
final class Alternatives {
  private final String text;
  private final Random random;
  private int at;

  private Alternatives(String text, Random random) {
    this.text = text;
    this.random = random;
  }

  /** One of the texts. */
  static String drawn(String text, Random random) {
    return new Alternatives(text, random).next();
  }

  /** Up to the end of the choice that is open, which is left for others to read. */
  private String next() {
    StringBuilder taken = new StringBuilder();
    while (at < text.length() && "¦»".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at++);
      if (c == '«') {
        taken.append(choice());
      } else {
        taken.append(c);
      }
    }
    return taken.toString();
  }

  private String choice() {
    List<String> choices = new ArrayList<>();
    do {
      choices.add(next());
    } while (text.charAt(at++) == '¦');
    return choices.get(random.nextInt(choices.size()));
  }
}
