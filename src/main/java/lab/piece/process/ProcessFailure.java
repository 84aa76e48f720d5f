package lab.piece.process;

import java.time.Duration;

/** Thrown where a student's process ended, hangs, or sends something that cannot be understood. */
final class ProcessFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** What -XX:+ExitOnOutOfMemoryError ends with. */
  private static final int OUT_OF_MEMORY = 3;

  enum Kind {
    STUCK,
    SLOW,
    EXIT,
    GONE,
    GARBLED
  }

  private final Kind kind;
  private final String place;
  private final String detail;
  private final int exitCode;
  private final Duration limit;
  private final transient Printed printed;

  private ProcessFailure(Kind kind, String place, String detail, int exitCode, Duration limit) {
    this(kind, place, detail, exitCode, limit, Printed.NOTHING);
  }

  private ProcessFailure(
      Kind kind, String place, String detail, int exitCode, Duration limit, Printed printed) {
    super(kind + " " + detail);
    this.kind = kind;
    this.place = place;
    this.detail = detail;
    this.exitCode = exitCode;
    this.limit = limit;
    this.printed = printed;
  }

  static ProcessFailure stuck(Duration limit, String place, Printed printed) {
    return new ProcessFailure(Kind.STUCK, place, "", 0, limit, printed);
  }

  /** Each call came back in time, but not all of them together. */
  static ProcessFailure slow(Duration limit) {
    return new ProcessFailure(Kind.SLOW, "", "", 0, limit);
  }

  static ProcessFailure exit(String place, Printed printed) {
    return new ProcessFailure(Kind.EXIT, place, "", 0, null, printed);
  }

  static ProcessFailure gone(int exitCode, String printed) {
    return new ProcessFailure(Kind.GONE, "", printed, exitCode, null);
  }

  /** What was said, and cannot be believed. */
  static ProcessFailure garbled(String claim) {
    return new ProcessFailure(Kind.GARBLED, "", claim, 0, null);
  }

  boolean isStuck() {
    return kind == Kind.STUCK;
  }

  /** What the piece had printed until then, as far as that is known. */
  Printed printed() {
    return printed;
  }

  /** What the process printed before it ended, or what it claimed. */
  String detail() {
    return detail;
  }

  /**
   * What happened, to people.
   *
   * @param who the method that ran, such as {@code Backprop.gradients}
   */
  String sentence(String who) {
    String at = place.isEmpty() ? "" : " (it was at %s)".formatted(place);
    return switch (kind) {
      case STUCK ->
          "%s did not come back within %s s: look for a loop that does not end or does far too much%s"
              .formatted(who, limit.toMillis() / 1000.0, at)
              .replace(".0 s", " s");
      case SLOW ->
          "%s and the calls before it took more than %s s together: no piece needs that long"
              .formatted(who, limit.toMillis() / 1000.0)
              .replace(".0 s", " s");
      case EXIT ->
          "%s ended its Java%s: a piece only returns or throws, so take System.exit out"
              .formatted(who, at);
      case GONE -> gone(who);
      case GARBLED -> "%s: its answer cannot be believed: %s".formatted(who, detail);
    };
  }

  private String gone(String who) {
    if (exitCode == OUT_OF_MEMORY) {
      return "%s used up its memory: look for a list or an array that grows without end"
          .formatted(who);
    }
    return exitCode >= 128
        ? ("%s broke its Java down (exit code %d): either memory outside the heap ran out, or native"
                + " code was given arrays that it cannot work on, so look at the shapes")
            .formatted(who, exitCode)
        : "%s ended its Java (exit code %d): a piece only returns or throws"
            .formatted(who, exitCode);
  }
}
