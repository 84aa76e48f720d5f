package lab.gradebook;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import lab.jobs.TaskServer;
import lab.piece.process.Isolation;
import lab.piece.process.Level;
import lab.piece.process.Limits;
import lab.piece.process.Runner;

/**
 * Checks submissions that were sent to this machine, whose isolation is tried before the first. For
 * one thread, but for {@link #close}.
 */
public final class SubmissionServer implements TaskServer, AutoCloseable {
  /** The kind of its tasks. */
  public static final String KIND = "submission";

  private final String version;
  private final Probe probe;
  private Asked asked;
  private volatile Held held;
  private Runner runner;

  /** Finds out what this machine can hold. */
  interface Probe {
    /**
     * @throws IOException if nothing holds, in a sentence
     */
    Held held(Asked asked) throws IOException;
  }

  /**
   * What isolation is wanted.
   *
   * @param portable whether {@link Level#PORTABLE} will do
   */
  record Asked(Limits limits, boolean portable) {}

  /**
   * How this machine keeps students' code apart.
   *
   * @param runners opens one
   * @param end removes what was made for it
   */
  record Held(Level level, Supplier<Runner> runners, Closeable end) {}

  /**
   * @param version of this machine's lab and its checks
   * @param secrets files and folders that students' code must not be able to read
   */
  public SubmissionServer(String version, List<Path> secrets) {
    this(
        version,
        asked -> {
          Isolation isolation = Isolation.probe(asked.limits(), asked.portable(), secrets);
          return new Held(isolation.level(), isolation::open, isolation);
        });
  }

  SubmissionServer(String version, Probe probe) {
    this.version = version;
    this.probe = probe;
  }

  /**
   * @throws UncheckedIOException if this machine is not fit for it; another may be
   */
  @Override
  public byte[] serve(byte[] content, Function<String, Path> supplies, LongConsumer steps) {
    Checking checking = SubmissionJob.read(content, Checking.class);
    try {
      requireVersion(checking.terms().version());
      probe(new Asked(checking.limits(), checking.least() == Level.PORTABLE));
      requireLevel(checking.least());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    boolean well = false;
    try {
      byte[] result = SubmissionJob.bytes(checking.by(runner, held.level().name()));
      well = true;
      return result;
    } finally {
      if (!well) { // nobody knows what else broke
        runner.close();
        runner = held.runners().get();
      }
    }
  }

  private void requireVersion(String wanted) throws IOException {
    if (!version.equals(wanted)) {
      throw new IOException(
          "its lab and checks are %s, those that the class is graded by %s: it gets no submission until both are the same"
              .formatted(version, wanted));
    }
  }

  private void probe(Asked wanted) throws IOException {
    if (!wanted.equals(asked)) {
      close();
      held = probe.held(wanted);
      runner = held.runners().get();
      asked = wanted;
    }
  }

  private void requireLevel(Level least) throws IOException {
    if (held.level().compareTo(least) < 0) {
      throw new IOException(
          "it holds students' code at level %s only: it gets no submission, unless the class is graded with --allow-portable. %s"
              .formatted(held.level(), held.level().sentence()));
    }
  }

  /** Ends the students' processes, and removes what was made for them. */
  @Override
  public void close() throws IOException {
    if (held != null) {
      held.end().close();
    }
  }
}
