package lab.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import jdk.jshell.EvalException;
import lab.script.StatementException;
import lab.terminal.Printable;
import lab.train.StoppedException;

/**
 * Tells what went wrong in a cell: the sentence first, the line of code, where in the notebook that
 * was called from; of the program's own frames the first alone, since the others tell a learner
 * nothing.
 */
final class Traceback {
  private static final int WIDTH = 100;
  private static final String BOLD = "\u001b[1m"; // red would be lost on the red of an error
  private static final String FAINT = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";
  private static final String CELL = "REPL.";

  private final Function<String, OptionalInt> lines;
  private final Function<String, OptionalInt> cells;

  /**
   * Tells of the cells of a session.
   *
   * @param lines the line on which the snippet of an id begins, in its cell
   * @param cells the number of that cell
   */
  Traceback(Function<String, OptionalInt> lines, Function<String, OptionalInt> cells) {
    this.lines = lines;
    this.cells = cells;
  }

  /** Of a statement that failed. */
  CellFailure of(StatementException failure, String code) {
    Throwable cause = failure.getCause();
    String thrown = cause instanceof EvalException in ? in.getExceptionClassName() : "";
    String name =
        failure.isInterruption()
            ? "Interrupted"
            : thrown.isEmpty() ? "Error" : thrown.substring(thrown.lastIndexOf('.') + 1);
    String sentence = Printable.of(sentence(failure, thrown));
    List<String> told = new ArrayList<>();
    told.add(BOLD + sentence.replace("\n", PLAIN + "\n" + BOLD) + PLAIN);
    List<String> source = code.lines().toList();
    if (failure.line() >= 1 && failure.line() <= source.size()) {
      String head = "line %d: ".formatted(failure.line());
      List<String> excerpt = failure.excerpt(source.get(failure.line() - 1), WIDTH);
      for (int i = 0; i < excerpt.size(); i++) {
        told.add((i == 0 ? head : " ".repeat(head.length())) + Printable.of(excerpt.get(i)));
      }
    }
    List<String> stack = new ArrayList<>();
    if (cause instanceof EvalException && !failure.isInterruption()) {
      told.addAll(frames(cause.getStackTrace()));
      stack.addAll(whole(cause));
    }
    return new CellFailure(name, sentence, told, stack);
  }

  /** A training that was stopped says more than that it was interrupted. */
  private static String sentence(StatementException failure, String thrown) {
    boolean says =
        failure.isInterruption()
            && thrown.equals(StoppedException.class.getName())
            && failure.getCause().getMessage() != null;
    return says ? failure.getCause().getMessage() : failure.getMessage();
  }

  /** What is the notebook's, and the first of what is not. */
  private List<String> frames(StackTraceElement[] stack) {
    List<String> told = new ArrayList<>();
    int folded = 0;
    boolean first = true;
    for (StackTraceElement frame : stack) {
      if (isMachinery(frame)) {
        break;
      }
      if (isCells(frame)) {
        if (!isStatement(frame)) { // else the line above tells it
          told.add(FAINT + "  at " + place(frame) + PLAIN);
        }
      } else if (first) {
        told.add(FAINT + "  at " + place(frame) + PLAIN);
      } else {
        folded++;
      }
      first &= isCells(frame);
    }
    if (folded > 0) {
      told.add(
          FAINT
              + "  … %s of the libraries between; stack() shows all"
                  .formatted(folded == 1 ? "1 line" : folded + " lines")
              + PLAIN);
    }
    return told;
  }

  private List<String> whole(Throwable failure) {
    List<String> all = new ArrayList<>();
    for (Throwable one = failure; one != null; one = one.getCause()) {
      String name =
          one instanceof EvalException in ? in.getExceptionClassName() : "" + one.getClass();
      String message = one.getMessage() == null ? "" : ": " + one.getMessage();
      all.add(Printable.of((one == failure ? "" : "caused by ") + name + message));
      for (StackTraceElement frame : one.getStackTrace()) {
        if (isMachinery(frame)) {
          break;
        }
        all.add("  at " + place(frame));
      }
    }
    return all;
  }

  /** How JShell and the lab come to a snippet. */
  private static boolean isMachinery(StackTraceElement frame) {
    return frame.getClassName().startsWith("java.lang.reflect.")
        || frame.getClassName().startsWith("jdk.internal.reflect.")
        || frame.getClassName().startsWith("jdk.jshell.");
  }

  private static boolean isCells(StackTraceElement frame) {
    return frame.getClassName().startsWith(CELL) || ("" + frame.getFileName()).startsWith("#");
  }

  /** Whether it is of a cell itself, and of none of its methods: JShell leaves out the name. */
  private static boolean isStatement(StackTraceElement frame) {
    return frame.getMethodName().isEmpty() || frame.getMethodName().startsWith("do_it$");
  }

  private String place(StackTraceElement frame) {
    if (!isCells(frame)) {
      String name = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
      return Printable.of(
          "%s.%s (%s:%d)"
              .formatted(name, frame.getMethodName(), frame.getFileName(), frame.getLineNumber()));
    }
    String method = isStatement(frame) ? "the cell" : frame.getMethodName();
    String id = ("" + frame.getFileName()).replaceFirst("^#", "");
    OptionalInt line = lines.apply(id);
    OptionalInt cell = cells.apply(id);
    String where =
        line.isEmpty() || cell.isEmpty()
            ? "this cell, line " + frame.getLineNumber()
            : "cell [%d], line %d"
                .formatted(cell.getAsInt(), line.getAsInt() + frame.getLineNumber() - 1);
    return "%s (%s)".formatted(Printable.of(method), where);
  }
}
