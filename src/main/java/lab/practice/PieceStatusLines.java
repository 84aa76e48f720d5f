package lab.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.course.Course;
import lab.course.Total;
import lab.piece.Assignment;
import lab.piece.CompileError;
import lab.piece.Outcome;
import lab.piece.process.Printed;
import lab.practice.PieceStatus.Checked;
import lab.practice.PieceStatus.Missing;
import lab.practice.PieceStatus.NotBegun;
import lab.practice.PieceStatus.NotCompiling;
import lab.practice.PieceStatus.Refused;
import lab.script.Home;
import lab.terminal.Printable;
import lab.terminal.Screen;
import lab.terminal.Wrap;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Formats the state of pieces as lines of text, for a screen or for a plain stream. */
public final class PieceStatusLines {
  private static final int MAX_ERRORS = 3;
  private static final int MAX_PRINTED = 17; // lines, where all is shown
  private static final int MAX_PRINTED_ON_A_SCREEN = 7; // and where there is a screen of it

  private final int width;
  private final List<AttributedString> lines = new ArrayList<>();

  private PieceStatusLines(int width) {
    this.width = width;
  }

  /** An exercise in one line: done, how far, or not begun. */
  public static AttributedString line(PieceStatus status, int width) {
    Assignment exercise = status.exercise();
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.append(" ").append(mark(status));
    line.append(" %5s %-18s".formatted(exercise.id(), exercise.piece()), Screen.PLAIN);
    line.append("%3d/%-3d ".formatted(status.points(), exercise.points()), Screen.DIM);
    line.append(brief(status), status instanceof NotBegun ? Screen.DIM : Screen.PLAIN);
    return cut(line.toAttributedString(), width);
  }

  private static AttributedString mark(PieceStatus status) {
    if (status.passed()) {
      return new AttributedString("✓", Screen.GOOD);
    }
    return status instanceof NotBegun
        ? new AttributedString("·", Screen.DIM)
        : new AttributedString("✗", Screen.BAD);
  }

  private static String brief(PieceStatus status) {
    if (status instanceof Checked checked) {
      return checked.verdict().outcomes().stream()
          .filter(outcome -> !outcome.passed())
          .map(Outcome::check)
          .findFirst()
          .orElse("");
    }
    if (status instanceof NotCompiling broken) {
      return "does not compile, line " + broken.errors().get(0).line();
    }
    if (status instanceof Refused refused) {
      return Printable.of(refused.sentence());
    }
    return status instanceof Missing ? "its file is not there" : "not begun";
  }

  /**
   * All there is to say of an exercise.
   *
   * @param width of the lines, in characters
   * @param all whether every failed check says why; else only the first does
   */
  public static List<AttributedString> details(PieceStatus status, int width, boolean all) {
    PieceStatusLines told = new PieceStatusLines(width);
    told.tell(status, all);
    return List.copyOf(told.lines);
  }

  private void tell(PieceStatus status, boolean all) {
    String name = status.exercise().id() + " " + status.exercise().piece();
    String file = Home.shown(status.exercise().piece());
    if (status instanceof Missing) {
      add(Screen.BAD, "✗ %s: %s is not there.".formatted(name, file));
      add(Screen.PLAIN, "  labs/lab reset %s writes it anew.".formatted(status.exercise().id()));
    } else if (status instanceof NotBegun stub) {
      add(Screen.BOLD, "· %s is not begun.".formatted(name));
      add(
          Screen.PLAIN,
          Wrap.lines("Its task stands in %s:%d:".formatted(file, stub.line()), width, "  "));
      add(Screen.PLAIN, Wrap.lines(stub.task(), width, "    "));
    } else if (status instanceof NotCompiling broken) {
      add(Screen.BAD, "✗ %s does not compile.".formatted(name));
      errors(broken.errors());
    } else if (status instanceof Refused refused) {
      add(Screen.BAD, "✗ %s is not run.".formatted(name));
      add(Screen.PLAIN, Wrap.lines(refused.sentence() + ".", width, "  "));
    } else if (status instanceof Checked checked) {
      checked(name, file, checked, all);
    }
  }

  private void checked(String name, String file, Checked checked, boolean all) {
    int most = checked.exercise().points();
    if (checked.passed()) {
      add(Screen.GOOD, "✓ %s is done: %d of %d points.".formatted(name, checked.points(), most));
    } else {
      String place = "  %s:%d".formatted(file, checked.line());
      lines.add(
          new AttributedStringBuilder()
              .append("✗ %s: %d of %d points".formatted(name, checked.points(), most), Screen.BAD)
              .append(place, Screen.DIM)
              .toAttributedString());
    }
    checked.notes().forEach(note -> add(Screen.DIM, Wrap.lines(note, width, "  ")));
    printed(checked.printed(), all);
    boolean first = true;
    for (Outcome outcome : checked.verdict().outcomes()) {
      if (!outcome.passed()) {
        outcome(outcome, first, all);
        first = false;
      }
    }
    long passed = checked.verdict().outcomes().stream().filter(Outcome::passed).count();
    if (!checked.passed() && passed > 0) {
      add(Screen.DIM, "  ✓ %s".formatted(passed == 1 ? "1 check passes" : passed + " checks pass"));
    }
  }

  private void outcome(Outcome outcome, boolean first, boolean all) {
    String check = "✗ %s (%s)".formatted(outcome.check(), points(outcome.points()));
    add(first ? Screen.BOLD : Screen.PLAIN, Wrap.lines(check, width, "  "));
    if (first || all) {
      if (!outcome.mistake().isEmpty()) {
        add(Screen.ASK, "    → " + outcome.mistake());
      }
      String message = first ? outcome.message().text() : outcome.message().seen();
      add(Screen.PLAIN, Wrap.lines(message, width, "    "));
    }
  }

  private void errors(List<CompileError> errors) {
    List<String> told = new ArrayList<>();
    for (CompileError error : errors) {
      if (told.size() == MAX_ERRORS || told.contains(error.message())) {
        continue; // a name that is missing is missing on every line that has it
      }
      told.add(error.message());
      add(Screen.BOLD, Wrap.lines(error.place() + ": " + error.message(), width, "  "));
      error.excerpt().forEach(line -> add(Screen.PLAIN, "    " + line));
      error.why().ifPresent(why -> add(Screen.ASK, Wrap.lines("→ " + why, width, "    ")));
    }
    int more = errors.size() - told.size();
    if (more > 0) {
      add(Screen.DIM, "  … and %d more, which may well come from these.".formatted(more));
    }
  }

  private void printed(Printed printed, boolean all) {
    if (!printed.isEmpty()) {
      add(Screen.DIM, "  printed while it ran:");
      printed
          .lines(all ? MAX_PRINTED : MAX_PRINTED_ON_A_SCREEN)
          .forEach(line -> add(Screen.PLAIN, "    " + line));
    }
  }

  private void add(AttributedStyle style, String line) {
    lines.add(cut(new AttributedString(Printable.of(line), style), width));
  }

  private void add(AttributedStyle style, List<String> all) {
    all.forEach(line -> add(style, line));
  }

  /** How far it is: exercises done, and points, of the whole course as of its grade's total. */
  public static String total(Map<Assignment, PieceStatus> statuses) {
    boolean whole = statuses.size() == Course.all().size();
    int earned = statuses.values().stream().mapToInt(PieceStatus::points).sum();
    int most = statuses.keySet().stream().mapToInt(Assignment::points).sum();
    long done = statuses.values().stream().filter(PieceStatus::passed).count();
    return "%d of %s; %d of %d exercises done."
        .formatted(
            whole ? Total.of(earned, most) : earned,
            points(whole ? Total.MOST : most),
            done,
            statuses.size());
  }

  /** The first exercise, in the course's order, that is not known to be done. */
  public static Optional<Assignment> next(Map<Assignment, PieceStatus> statuses) {
    return Course.all().stream()
        .filter(exercise -> statuses.containsKey(exercise) && !statuses.get(exercise).passed())
        .findFirst();
  }

  static String points(int count) {
    return count == 1 ? "1 point" : count + " points";
  }

  /** What fits, and a sign that there is more. */
  public static AttributedString cut(AttributedString line, int width) {
    if (line.columnLength() <= width) {
      return line;
    }
    return new AttributedStringBuilder()
        .append(line.columnSubSequence(0, width - 1))
        .append("…")
        .toAttributedString();
  }
}
