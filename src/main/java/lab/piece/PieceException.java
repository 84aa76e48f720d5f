package lab.piece;

import java.util.Arrays;
import java.util.Optional;
import lab.Todo;
import lab.base.Shown;
import lab.piece.Outcome.Status;

/**
 * Thrown where a piece is missing, cannot be made, or throws an exception; it ends the check that
 * asked for it.
 */
public final class PieceException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_LENGTH = 300;

  private final Status status;

  private PieceException(Status status, String sentence) {
    super(sentence);
    this.status = status;
  }

  /** There is no piece: its class is missing or does not fit its contract. */
  public static PieceException error(String sentence) {
    return new PieceException(Status.ERROR, sentence);
  }

  /** What a piece did is wrong, whatever the check is about. */
  public static PieceException failed(String sentence) {
    return new PieceException(Status.FAILED, sentence);
  }

  /**
   * The stub is not filled in yet.
   *
   * @param sentence what {@link Todo} says
   */
  public static PieceException todo(String sentence) {
    return new PieceException(Status.TODO, sentence);
  }

  /**
   * What a piece threw: {@link Todo} is a stub's, all else a failure.
   *
   * @param call what was called, such as {@code Backprop.gradients}
   * @param thrown what came out
   * @param piece the piece's class: the sentence names the line of its package
   */
  public static PieceException thrown(String call, Throwable thrown, Class<?> piece) {
    if (thrown instanceof PieceException known) {
      return known;
    }
    if (thrown instanceof Todo) {
      return new PieceException(Status.TODO, thrown.getMessage());
    }
    Throwable cause =
        thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof RemoteThrowable elsewhere) {
      return failed("%s throws %s".formatted(call, elsewhere.getMessage()));
    }
    return failed("%s throws %s%s".formatted(call, describe(cause), line(cause, piece)));
  }

  /** How the check ends. */
  public Status status() {
    return status;
  }

  /** The type and message of what was thrown, on one line of bearable length. */
  public static String describe(Throwable thrown) {
    if (thrown instanceof RemoteThrowable elsewhere) {
      return elsewhere.description();
    }
    String type = type(thrown.getClass());
    String message;
    try {
      message = thrown.getMessage();
    } catch (RuntimeException | Error e) { // a message of the student's own making
      message = null;
    }
    if (message == null || message.isBlank()) {
      return type;
    }
    return "%s: %s".formatted(type, Shown.line(message, MAX_LENGTH));
  }

  /** Its simple name; of a class without a name, that of the one that it extends. */
  private static String type(Class<?> thrown) {
    Class<?> named = thrown;
    while (named.getSimpleName().isEmpty()) {
      named = named.getSuperclass();
    }
    return Shown.of(named.getSimpleName());
  }

  /** Where the student's own code was, such as {@code , at Backprop.java:31}. */
  private static String line(Throwable thrown, Class<?> piece) {
    return place(thrown, piece.getPackageName()).map(", at "::concat).orElse("");
  }

  /**
   * Where a package's code was when something was thrown; empty if that is unknown, as where what
   * was thrown makes its own stack trace and gives none.
   *
   * @param thrown what came out
   * @param name the package's
   */
  public static Optional<String> place(Throwable thrown, String name) {
    try {
      StackTraceElement[] trace = thrown.getStackTrace();
      return trace == null ? Optional.empty() : place(trace, name);
    } catch (RuntimeException | Error e) { // of the student's own making, as the message is
      return Optional.empty();
    }
  }

  /**
   * Where a package's code was, such as {@code Backprop.java:31}.
   *
   * @param trace the innermost call first
   * @param name the package's
   */
  public static Optional<String> place(StackTraceElement[] trace, String name) {
    return Arrays.stream(trace)
        .filter(frame -> frame.getClassName().startsWith(name + "."))
        .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
        .findFirst()
        .map(frame -> "%s:%d".formatted(frame.getFileName(), frame.getLineNumber()));
  }
}
