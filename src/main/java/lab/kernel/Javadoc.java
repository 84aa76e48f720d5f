package lab.kernel;

import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** Makes plain text of Javadoc. */
final class Javadoc {
  private static final Pattern INLINE = Pattern.compile("\\{@\\w+\\s+([^{}]*)}");
  private static final Pattern TAG = Pattern.compile("<[/\\w][^>]*>");

  private Javadoc() {}

  /** The text of a declaration; empty if its source is not at hand. */
  static String of(Documentation declaration) {
    String raw = declaration.javadoc();
    return raw == null ? "" : plain(raw);
  }

  /** Without HTML's tags and Javadoc's marks. */
  static String plain(String javadoc) {
    String text = javadoc.replaceAll("(?m)^ ", "").replaceAll("<(p|br|li)>", "\n");
    for (String before = ""; !before.equals(text); ) {
      before = text;
      text = INLINE.matcher(text).replaceAll("$1");
    }
    return TAG.matcher(text)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }
}
