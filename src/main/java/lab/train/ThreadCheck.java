package lab.train;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Warns where the threads of ND4J's libraries will slow one another down. OpenBLAS has a pool of
 * threads and OpenMP another, whose threads spin while they wait: on two cores an update then takes
 * twenty times as long. Only the environment that Java was started in can change it.
 */
final class ThreadCheck {
  private static final AtomicBoolean SAID = new AtomicBoolean();

  private ThreadCheck() {}

  /** Says so on standard error, once in a program. */
  static void warnOnce() {
    warning(System.getenv(), Runtime.getRuntime().availableProcessors())
        .filter(sentence -> SAID.compareAndSet(false, true))
        .ifPresent(System.err::println);
  }

  /**
   * The warning, if the environment calls for one.
   *
   * @param environment the program's
   * @param cores as many threads are used where the environment names no number
   */
  static Optional<String> warning(Map<String, String> environment, int cores) {
    String asked = environment.getOrDefault("OMP_NUM_THREADS", "").strip();
    boolean named = asked.matches("[1-9]\\d{0,5}(,.*)?"); // a list has a number for each level
    int threads = named ? Integer.parseInt(asked.replaceFirst(",.*", "")) : cores;
    boolean sleeping =
        environment.getOrDefault("OMP_WAIT_POLICY", "").strip().equalsIgnoreCase("passive")
            || environment.getOrDefault("GOMP_SPINCOUNT", "").strip().equals("0");
    if (threads == 1 || cores == 1 || sleeping) {
      return Optional.empty();
    }
    return Optional.of(
        "training: ND4J uses %d threads here, since OMP_NUM_THREADS is %s; they get into one another's way, and an update can take twenty times as long. Set OMP_NUM_THREADS=1 before Java starts, as labs/lab does."
            .formatted(threads, asked.isEmpty() ? "not set" : "\"" + asked + "\""));
  }
}
