package lab.console;

import java.time.Duration;
import java.util.function.Supplier;
import lab.piece.process.Limits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that all commands that run a student's code share. */
final class CheckOptions {
  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long a call of a piece may take, and an exercise six times as long"
              + " (default: ${DEFAULT-VALUE}).")
  private double limit;

  Limits limits() {
    return limits(limit);
  }

  /**
   * The limits of pieces.
   *
   * @param limit of a call, in seconds
   */
  static Limits limits(double limit) {
    Duration call = Duration.ofMillis(Math.max(1, Math.round(limit * 1000)));
    return new Limits(call, call.multipliedBy(6), Limits.GENEROUS.compiling());
  }

  /** Takes a choice that names no exercise for a misuse of the command. */
  static <T> T choose(CommandSpec spec, Supplier<T> choice) {
    try {
      return choice.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
