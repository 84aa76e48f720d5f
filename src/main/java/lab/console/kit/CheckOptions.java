package lab.console.kit;

import java.time.Duration;
import lab.piece.process.Limits;
import picocli.CommandLine.Option;

/** The options that all commands that run a student's code share. */
public final class CheckOptions {
  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long a call of a piece may take, and an exercise six times as long"
              + " (default: ${DEFAULT-VALUE}).")
  private double limit;

  /** The limits that they ask for. */
  public Limits limits() {
    return limits(limit);
  }

  /**
   * The limits of pieces.
   *
   * @param limit of a call, in seconds
   */
  public static Limits limits(double limit) {
    Duration call = Duration.ofMillis(Math.max(1, Math.round(limit * 1000)));
    return new Limits(call, call.multipliedBy(6), Limits.GENEROUS.compiling());
  }
}
