package lab.author;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inserts a new exercise into the list in the source of {@code Course}. */
final class CourseList {
  private static final Pattern IMPORTS = Pattern.compile("(?m)(^import [\\w.]+;\\n)+");

  private CourseList() {}

  /**
   * The source with a line more.
   *
   * @param source of {@code Course}
   * @param before the checks that the new line stands below, such as {@code SgdChecks}
   * @param packageName of the new checks
   * @param checks their class, such as {@code MomentumChecks}
   * @throws IOException in a sentence, if the line cannot be put there
   */
  static String with(String source, String before, String packageName, String checks)
      throws IOException {
    Matcher place = Pattern.compile("(?m)^( +)" + before + "\\.RUBRIC([,)])").matcher(source);
    Matcher imports = IMPORTS.matcher(source);
    if (!place.find() || !imports.find()) {
      throw new IOException(
          "%s has no line with %s.RUBRIC below its imports: put %s.RUBRIC into its list by hand."
              .formatted(Project.COURSE, before, checks));
    }
    String line =
        "%s%s.RUBRIC,\n%s%s.RUBRIC%s"
            .formatted(place.group(1), before, place.group(1), checks, place.group(2));
    List<String> lines = new ArrayList<>(imports.group().lines().toList());
    lines.add("import %s.%s;".formatted(packageName, checks));
    return source.substring(0, imports.start())
        + String.join("\n", lines.stream().sorted().toList())
        + "\n"
        + source.substring(imports.end(), place.start())
        + line
        + source.substring(place.end());
  }
}
