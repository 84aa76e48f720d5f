package lab.stepper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.base.Folder;
import lab.course.Course;
import lab.piece.Assignment;
import lab.script.Home;
import lab.script.Script;
import lab.script.ScriptException;

/**
 * A lab of the course: its number, its name and its script.
 *
 * @param number from 1
 * @param name such as {@code 03-cost}
 * @param file its script
 */
public record Lab(int number, String name, Path file) {
  private static final Pattern FILE = Pattern.compile("((\\d\\d)-[\\w-]+)\\.jsh");

  /** The labs that are there, in their order. */
  public static List<Lab> all() throws IOException {
    return all(Home.here());
  }

  /** Those of a project, in their order; none where it has no folder of them. */
  public static List<Lab> all(Home home) throws IOException {
    List<Path> files = Folder.list(home.root().resolve("labs"), file -> true);
    return files.stream().flatMap(file -> of(file).stream()).toList();
  }

  private static Optional<Lab> of(Path file) {
    Matcher name = FILE.matcher(file.getFileName().toString());
    return name.matches()
        ? Optional.of(new Lab(Integer.parseInt(name.group(2)), name.group(1), file))
        : Optional.empty();
  }

  /** The lab that a person means by 3, 03, 03-cost or 03-cost.jsh. */
  public static Optional<Lab> find(String word) throws IOException {
    return all().stream()
        .filter(
            lab ->
                word.matches("0?" + lab.number)
                    || word.equals(lab.name)
                    || word.equals(lab.name + ".jsh"))
        .findFirst();
  }

  /** Which labs there are, to be put behind a sentence: {@code : there are 1 to 13}. */
  public static String range() {
    try {
      List<Lab> all = all();
      return all.isEmpty()
          ? ""
          : ": there are %d to %d".formatted(all.get(0).number, all.get(all.size() - 1).number);
    } catch (IOException e) {
      return "";
    }
  }

  /** What it is about: its script's title without its number. */
  public String topic() throws ScriptException {
    return Script.read(file).title().replaceFirst("(?i)^lab \\d+: *", "").replaceFirst("\\.$", "");
  }

  /** Whether it makes a report, and so has a budget. */
  public boolean hasBudget() {
    try {
      return Files.readString(file).contains("Report.open(");
    } catch (IOException e) {
      return false; // who runs it says why it cannot be read
    }
  }

  /** The lab's exercises. */
  public List<Assignment> exercises() {
    return Course.all().stream().filter(one -> one.lab() == number).toList();
  }
}
