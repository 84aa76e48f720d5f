package lab.stepper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.piece.Assignment;
import lab.script.ScriptException;
import lab.terminal.Screen;

/** Shows the course on one screen: labs, exercises, what is done, what is next. */
final class CourseOverview {
  private final List<Lab> labs;
  private final Bookmarks bookmarks;

  CourseOverview(List<Lab> labs, Bookmarks bookmarks) {
    this.labs = labs;
    this.bookmarks = bookmarks;
  }

  /** The first lab that was not stepped through to its end. */
  Optional<Lab> next() {
    return labs.stream().filter(lab -> !bookmarks.isDone(lab.name())).findFirst();
  }

  /** Draws it. */
  void show(Screen screen, List<String> finished) throws ScriptException {
    Lab next = next().orElse(null);
    screen.say("Two-Layer Lab: from an array to a report, every line understood.", Screen.TITLE);
    screen.gap();
    Map<Lab, String> topics = new LinkedHashMap<>();
    for (Lab lab : labs) {
      topics.put(lab, lab.topic());
    }
    int widest = topics.values().stream().mapToInt(String::length).max().orElse(0);
    int column = "✓ 12  ".length() + widest + 3;
    boolean named = // in a narrow terminal there is room for their numbers alone
        labs.stream()
            .flatMap(lab -> lab.exercises().stream())
            .allMatch(one -> column + task(one, finished, true).length() < screen.columns());
    for (Lab lab : labs) {
      boolean done = bookmarks.isDone(lab.name());
      String mark = done ? "✓" : lab.equals(next) ? "▸" : " ";
      String line = "%s %2d  %s".formatted(mark, lab.number(), topics.get(lab));
      String name =
          screen.styled(line, lab.equals(next) ? Screen.BOLD : done ? Screen.GOOD : Screen.PLAIN);
      String space = " ".repeat(column - line.length());
      for (String tasks : tasks(lab, finished, screen.columns() - 1 - column, named)) {
        screen.line(name + screen.styled((space + tasks).stripTrailing(), Screen.DIM));
        name = "";
        space = " ".repeat(column);
      }
    }
    screen.gap();
  }

  /** A lab's exercises in lines; where one has no room beside another, it stands below. */
  private static List<String> tasks(Lab lab, List<String> finished, int room, boolean named) {
    List<String> lines = new ArrayList<>(List.of(""));
    for (Assignment one : lab.exercises()) {
      String task = task(one, finished, named);
      String last = lines.get(lines.size() - 1);
      boolean fits = last.length() + 2 + task.length() <= room;
      if (last.isEmpty() || fits) {
        lines.set(lines.size() - 1, last.isEmpty() ? task : last + "  " + task);
      } else {
        lines.add(task);
      }
    }
    return lines;
  }

  private static String task(Assignment task, List<String> finished, boolean named) {
    String name = named ? task.id() + " " + task.piece() : task.id();
    return name + (finished.contains(task.piece()) ? " ✓" : "");
  }

  /** The advice below the overview where no answer can be typed. */
  String advice() {
    return next()
        .map(lab -> "Next: labs/lab %d. All commands: labs/lab --help".formatted(lab.number()))
        .orElse("All labs are done. All commands: labs/lab --help");
  }

  /** The lab that an answer names: Enter the next one, a number that one. */
  Optional<Lab> chosen(String answer) throws IOException {
    return answer.isBlank() ? next() : Lab.find(answer.strip());
  }
}
