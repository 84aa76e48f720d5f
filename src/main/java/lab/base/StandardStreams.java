package lab.base;

import java.io.PrintStream;

/** Replaces {@code System.out} and {@code System.err} for a while; no other class sets them. */
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
}
