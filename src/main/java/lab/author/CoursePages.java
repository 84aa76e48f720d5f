package lab.author;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lab.author.Counts.Saying;
import lab.script.ScriptException;

/**
 * The table of exercises and the counts that both READMEs and the first lab must show.
 *
 * @param table as it must stand in both READMEs
 * @param counts of the course
 */
public record CoursePages(String table, Counts counts) {
  /** Counts the course and makes its table. */
  public static CoursePages of(Project project) throws IOException, ScriptException {
    return new CoursePages(CourseTable.of(project.labs()), Counts.of(project.labs().size()));
  }

  /** The table, and below it each place of a count with its words. */
  public String printed() {
    return counts.sayings().stream()
        .map(one -> "%s: … %s …".formatted(one.file(), one.words()))
        .collect(Collectors.joining("\n", table + "\n\n", "\n"));
  }

  /** Finds what the pages of a project say wrongly: a sentence for each, none if all is right. */
  public List<String> wrong(Project project) throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String page : List.of(Project.README, Project.STUDENTS_README)) {
      if (!project.text(page).orElse("").contains(table + "\n\n")) {
        wrong.add(
            "The table of exercises in %s is another than the course's: put there what labs/lab course check --table prints."
                .formatted(page));
      }
    }
    for (Saying one : counts.sayings()) {
      if (!one.standsIn(project.text(one.file()).orElse(""))) {
        wrong.add("%s must say “%s”.".formatted(one.file(), one.words()));
      }
    }
    return wrong;
  }
}
