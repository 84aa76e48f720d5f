package lab.train;

import java.util.Optional;

/**
 * Says what to type to go on with a training that was stopped. Only the command that runs knows it,
 * so it is left where the training finds it: in the system property {@code lab.again}.
 */
public final class ResumeHint {
  private static final String PROPERTY = "lab.again";

  private ResumeHint() {}

  /** Sets the command that a user would type to go on. */
  public static void type(String command) {
    System.setProperty(PROPERTY, command);
  }

  /** The command to type; empty if none was set. */
  public static Optional<String> command() {
    return Optional.ofNullable(System.getProperty(PROPERTY));
  }

  /** A word of a command, in quotation marks if it has a space in it. */
  public static String word(Object word) {
    String text = word.toString();
    return text.contains(" ") ? '"' + text + '"' : text;
  }
}
