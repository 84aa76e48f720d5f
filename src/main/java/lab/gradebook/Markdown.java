package lab.gradebook;

import java.util.List;
import java.util.stream.Collectors;
import lab.course.Total;
import lab.gradebook.GradingResult.Marks;
import lab.gradebook.GradingResult.State;
import lab.piece.Outcome;

/** Writes feedback as Markdown. Whatever a student may have written stands in blocks of code. */
final class Markdown {
  private Markdown() {}

  static String of(GradingResult result) {
    StringBuilder text = new StringBuilder();
    text.append("# Feedback: %d of %d points%n%n".formatted(result.total(), Total.MOST));
    text.append(block(result.title()));
    text.append("%s%n%n".formatted(Feedback.summary(result)));
    String late = Feedback.late(result.student());
    text.append(late.isEmpty() ? "" : late + "\n\n");
    text.append(result.scale().isEmpty() ? "" : result.scale() + "\n\n");
    if (!result.notes().isEmpty()) {
      text.append("About your files:%n%n".formatted());
      text.append(block(String.join("\n", result.notes())));
    }
    text.append("| exercise | found | points |%n|---|---|---|%n".formatted());
    for (Marks marks : result.exercises()) {
      text.append(
          "| %s | %s | %d / %d |%n"
              .formatted(
                  marks.exercise(),
                  Feedback.found(marks),
                  marks.earned(),
                  marks.exercise().points()));
    }
    for (Marks marks : result.exercises()) {
      boolean handedIn = result.student().attempts() > 0;
      if (handedIn && !marks.isDone() || marks.adjustment().isPresent()) {
        exercise(result, marks, text);
      }
    }
    Origin origin = result.origin();
    text.append(
        "%n---%n%nFiles, SHA-256: `%s`; version `%s`; Java `%s`.%n"
            .formatted(origin.digest(), origin.version(), origin.jdk()));
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static void exercise(GradingResult result, Marks marks, StringBuilder text) {
    text.append(
        "%n## %s: %d of %d points%n%n"
            .formatted(marks.exercise(), marks.earned(), marks.exercise().points()));
    if (marks.adjustment().isPresent()) {
      text.append(block(result.said(marks)));
    }
    String where = Feedback.where(marks);
    text.append(marks.state() == State.REFUSED ? block(where) : where + "\n\n");
    for (Fault fault : marks.faults()) {
      text.append(block(fault.toString()));
    }
    if (marks.state() == State.CHECKED) {
      for (Outcome check : marks.checks()) {
        text.append(
            "- %s %s (%d of %d)%n"
                .formatted(
                    check.passed() ? "✓" : "✗", check.check(), check.earned(), check.points()));
        if (!check.mistake().isEmpty()) {
          text.append("  Looks like: %s.%n".formatted(check.mistake()));
        }
        if (!check.message().isEmpty()) {
          text.append("%n%s".formatted(block(check.message().text())));
        }
      }
    }
  }

  /** A block of code: each line is indented, so that no line in it can end the block. */
  private static String block(String plain) {
    return List.of(plain.split("\\R")).stream()
        .map(line -> "        " + line)
        .collect(Collectors.joining("\n", "", "\n\n"));
  }
}
