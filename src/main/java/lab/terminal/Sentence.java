package lab.terminal;

/** Makes a sentence of an exception's message. */
public final class Sentence {
  private Sentence() {}

  /** The exception's own sentence, or its class if what it says is no sentence. */
  public static String of(Throwable failure) {
    return of(failure.getClass().getName(), message(failure));
  }

  /** A message may be of a learner's own making, and fail itself. */
  private static String message(Throwable failure) {
    try {
      return failure.getMessage();
    } catch (RuntimeException | Error e) {
      return null;
    }
  }

  /**
   * What a learner's code threw, as Java tells it: type and message. The lab's own say all in their
   * sentences.
   */
  public static String withType(String className, String message) {
    String name =
        className
            .substring(className.lastIndexOf('.') + 1)
            .replaceFirst("^\\$JShell\\$\\w+\\$", "")
            .replace('$', '.');
    String type = name.matches("\\d+") ? "an anonymous exception" : name;
    if (message == null || message.isBlank()) {
      return type;
    }
    String said = message.strip().replaceAll("\\bREPL\\.\\$JShell\\$\\w+[.$]", "");
    return className.startsWith("lab.") ? said : type + ": " + said;
  }

  /** A message without a space is a bare name or number: its class says what is wrong with it. */
  public static String of(String className, String message) {
    String simpleName = className.substring(className.lastIndexOf('.') + 1);
    if (message == null || message.isBlank()) {
      return simpleName;
    }
    return message.strip().contains(" ") ? message.strip() : simpleName + ": " + message.strip();
  }
}
