package lab.compile;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line with which a source says its package: pieces are of package mine, whatever they say. */
public final class PackageLine {
  /**
   * Spaces and comments may stand before it. Nothing here is tried twice, so that no source,
   * however odd, takes longer than its length.
   */
  private static final Pattern LINE =
      Pattern.compile(
          "\\A((?:\\s++|//[^\\n]*+|/\\*(?s:.*?)\\*/)*+)package\\s++([\\w.\\s\\P{ASCII}]++);");

  private PackageLine() {}

  /** The package that a source names, such as {@code com.example}; empty if it names none. */
  public static Optional<String> of(String source) {
    Matcher found = LINE.matcher(source);
    return found.find() ? Optional.of(found.group(2).replaceAll("\\s", "")) : Optional.empty();
  }

  /** The same source in package mine, without a change in the number of any line. */
  public static String mine(String source) {
    Matcher found = LINE.matcher(source);
    if (!found.find()) {
      return "package mine; " + source;
    }
    String line = source.substring(found.end(1), found.end());
    String breaks = "\n".repeat((int) line.chars().filter(c -> c == '\n').count());
    return found.group(1) + "package mine;" + breaks + source.substring(found.end());
  }
}
