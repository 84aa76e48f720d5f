package lab.piece;

import java.util.Optional;

/**
 * Finds and replaces the package line of a source, since pieces are of package {@code mine},
 * whatever they say.
 */
public final class PackageLine {
  private static final String WORD = "package";

  /**
   * Where it stands.
   *
   * @param start of its word
   * @param end behind its semicolon, or behind its name where that is missing
   * @param ended whether it has a semicolon
   */
  private record Found(int start, int end, String name, boolean ended) {}

  private PackageLine() {}

  /** The package that a source names, such as {@code com.example}; empty if it names none. */
  public static Optional<String> of(String source) {
    return find(source).map(Found::name);
  }

  /**
   * The same source in package mine, without a change in the number of any line. A semicolon that
   * is missing stays so: the compiler says where.
   */
  public static String mine(String source) {
    Optional<Found> found = find(source);
    if (found.isEmpty()) {
      return "package mine; " + source;
    }
    String line = source.substring(found.get().start(), found.get().end());
    String breaks = "\n".repeat((int) line.chars().filter(c -> c == '\n').count());
    return source.substring(0, found.get().start())
        + "package mine"
        + (found.get().ended() ? ";" : "")
        + breaks
        + source.substring(found.get().end());
  }

  /** Spaces and comments may stand before it, and between its words. */
  private static Optional<Found> find(String source) {
    int start = skip(source, 0);
    int at = start + WORD.length();
    if (!source.startsWith(WORD, start) || at == skip(source, at)) {
      return Optional.empty();
    }
    StringBuilder name = new StringBuilder();
    int end = at;
    for (at = skip(source, at); at < source.length(); at = skip(source, end)) {
      char c = source.charAt(at);
      if (c == ';' && !name.isEmpty()) {
        return Optional.of(new Found(start, at + 1, name.toString(), true));
      }
      boolean joined =
          name.isEmpty() || at == end || c == '.' || name.charAt(name.length() - 1) == '.';
      if (c != '.' && !Character.isJavaIdentifierPart(c) || !joined) {
        break; // what comes next is no part of the name
      }
      name.append(c);
      end = at + 1;
    }
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(start, end, name.toString(), false));
  }

  /** Behind the spaces and comments that begin at a place. */
  private static int skip(String source, int from) {
    int at = from;
    while (at < source.length()) {
      if (Character.isWhitespace(source.charAt(at))) {
        at++;
      } else if (source.startsWith("//", at)) {
        at = end(source, "\n", at);
      } else if (source.startsWith("/*", at)) {
        at = end(source, "*/", at + 2);
      } else {
        break;
      }
    }
    return at;
  }

  private static int end(String source, String mark, int from) {
    int at = source.indexOf(mark, from);
    return at < 0 ? source.length() : at + mark.length();
  }
}
