package lab.gradebook;

import java.util.Optional;
import java.util.function.Supplier;
import lab.jobs.ThisMachine;
import lab.jobs.Workers;
import lab.piece.process.Limits;
import lab.piece.process.Runner;

/**
 * Where submissions are checked.
 *
 * @param workers who does it, and how many at a time
 * @param runners opens this machine's, one for each thread; empty where workers have their own
 * @param limits of time, by which workers that have their own make them
 */
public record GradingPlace(Workers workers, Optional<Supplier<Runner>> runners, Limits limits) {
  /**
   * On this machine.
   *
   * @param jobs how many at a time
   */
  public static GradingPlace here(Supplier<Runner> runners, int jobs) {
    return new GradingPlace(new ThisMachine(jobs), Optional.of(runners), Limits.GENEROUS);
  }

  /** By workers that open their own runners, after they have tried what their machines hold. */
  public static GradingPlace at(Workers workers, Limits limits) {
    return new GradingPlace(workers, Optional.empty(), limits);
  }
}
