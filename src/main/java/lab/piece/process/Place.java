package lab.piece.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.io.function.Uncheck;

/** Starts processes for students' code, in a jail or without one. */
@FunctionalInterface
interface Place {
  /**
   * Starts a process, without waiting for it.
   *
   * @param role {@code pieces} or {@code compiler}
   */
  Child child(String role) throws IOException;

  /**
   * A process that runs; a second one if the first does not start.
   *
   * @param started null for a new one
   * @throws UncheckedIOException if none can be started
   */
  default Child ready(Child started, String role) {
    Child child = started == null ? start(role) : started;
    try {
      child.awaitReady();
      return child;
    } catch (ProcessFailure first) {
      child.close();
    }
    Child second = start(role);
    try {
      second.awaitReady();
      return second;
    } catch (ProcessFailure e) {
      second.close();
      throw new UncheckedIOException(
          new IOException("No process for students' code can be started: " + e.detail()));
    }
  }

  /** Starts a process like {@link #child}, with an unchecked exception if it cannot. */
  default Child start(String role) {
    return Uncheck.get(() -> child(role));
  }
}
