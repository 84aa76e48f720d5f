package lab.piece;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the top-level types that a source declares. Not by the compiler's parser: it is given what
 * anybody has handed in, before anything is kept apart, and the time and the memory that it takes
 * grow with the square of what is nested or wrong. Here each character is looked at once.
 */
public final class Declared {
  private static final Set<String> KINDS = Set.of("record", "class", "enum", "interface");

  /** What every declaration has, and much else. */
  private static final Pattern MAYBE =
      Pattern.compile(
          "\\b(?:%s)\\s+([\\p{L}_$][\\p{L}\\p{N}_$]*)".formatted(String.join("|", KINDS)));

  private final String source;
  private final List<Type> types = new ArrayList<>();
  private int at;
  private int start = -1; // of the declaration; none has begun
  private String name = ""; // of its type; not known yet

  private Declared(String source) {
    this.source = source;
  }

  /**
   * A type that a source declares, with its place in the source.
   *
   * @param start of its declaration in the source, with its modifiers
   * @param end behind it
   */
  public record Type(String name, int start, int end) {}

  /** Names that may be those of types, at the top or not, at no cost. */
  public static List<String> maybe(String source) {
    return MAYBE.matcher(source).results().map(found -> found.group(1)).distinct().toList();
  }

  /**
   * The types, in their order; the last one ends with the source if its braces are not closed.
   *
   * @return those before what is no Java, where something is not
   */
  public static List<Type> in(String source) {
    Declared declared = new Declared(source);
    declared.read();
    return List.copyOf(declared.types);
  }

  private void read() {
    int braces = 0;
    int brackets = 0; // round ones at the top: those of a record or an annotation
    boolean named = false; // whether a type's name is to come
    for (skip(); at < source.length(); skip()) {
      int from = at;
      start = start < 0 ? from : start;
      String word = word();
      if (!word.isEmpty()) {
        boolean top = braces == 0 && brackets == 0;
        name = top && named && name.isEmpty() ? word : name;
        named = top && KINDS.contains(word);
        continue;
      }
      named = false;
      char c = source.charAt(at++);
      if (c == '{') {
        braces++;
      } else if (c == '}') {
        braces--;
      } else if (braces == 0 && (c == '(' || c == ')')) {
        brackets += c == '(' ? 1 : -1;
      }
      if (braces < 0 || brackets < 0) {
        return;
      }
      if (braces == 0 && brackets == 0 && (c == '}' || c == ';')) {
        end(c == '}');
      }
    }
    end(braces > 0);
  }

  private void end(boolean hasBody) {
    if (!name.isEmpty() && hasBody) {
      types.add(new Type(name, start, at));
    }
    name = "";
    start = -1;
  }

  /** The word that begins here, passed over; empty if there is none. */
  private String word() {
    int from = at;
    while (at < source.length() && Character.isJavaIdentifierPart(source.charAt(at))) {
      at++;
    }
    return source.substring(from, at);
  }

  /** Passes over spaces, comments and literals, in which words and braces are none. */
  private void skip() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (source.startsWith("//", at)) {
        behind("\n", at);
      } else if (source.startsWith("/*", at)) {
        behind("*/", at + 2);
      } else if (source.startsWith("\"\"\"", at)) {
        literal("\"\"\"", false);
      } else if (c == '"' || c == '\'') {
        literal(String.valueOf(c), true);
      } else {
        return;
      }
    }
  }

  private void behind(String mark, int from) {
    int found = source.indexOf(mark, from);
    at = found < 0 ? source.length() : found + mark.length();
  }

  /** To its mark; one that is not closed ends with its line. */
  private void literal(String mark, boolean inLine) {
    at += mark.length();
    while (at < source.length() && !source.startsWith(mark, at)) {
      if (inLine && source.charAt(at) == '\n') {
        return;
      }
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(source.length(), at + mark.length());
  }

  /** The same source with some of its types alone; the others are blank, so that no line moves. */
  public static String only(String source, List<Type> all, List<String> kept) {
    StringBuilder text = new StringBuilder(source);
    for (Type type : all) {
      if (!kept.contains(type.name())) {
        for (int i = type.start(); i < type.end(); i++) {
          if (text.charAt(i) != '\n') {
            text.setCharAt(i, ' ');
          }
        }
      }
    }
    return text.toString();
  }
}
