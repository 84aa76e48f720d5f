package lab.base;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Replaces {@code System.in}, {@code out} and {@code err} for a while; no other class sets them.
 */
public final class StandardStreams {
  private StandardStreams() {}

  /** A redirection that ends when it is closed. */
  public interface Redirection extends AutoCloseable {
    @Override
    void close();
  }

  /** Redirects standard output. */
  public static Redirection out(PrintStream to) {
    PrintStream before = System.out;
    System.setOut(to);
    return () -> System.setOut(before);
  }

  /** Redirects standard error. */
  public static Redirection err(PrintStream to) {
    PrintStream before = System.err;
    System.setErr(to);
    return () -> System.setErr(before);
  }

  /** Has standard input come from elsewhere. */
  public static Redirection in(InputStream from) {
    InputStream before = System.in;
    System.setIn(from);
    return () -> System.setIn(before);
  }
}
