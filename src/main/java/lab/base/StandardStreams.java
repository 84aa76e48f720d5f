package lab.base;

import java.io.PrintStream;

/** Replaces {@code System.out} and {@code System.err} for a while; no other class sets them. */
public final class StandardStreams {
  private StandardStreams() {}

  /** Closed, it lets the stream go where it went before. */
  public interface Redirection extends AutoCloseable {
    @Override
    void close();
  }

  /** Lets standard output go elsewhere. */
  public static Redirection out(PrintStream to) {
    PrintStream before = System.out;
    System.setOut(to);
    return () -> System.setOut(before);
  }

  /** Lets standard error go elsewhere. */
  public static Redirection err(PrintStream to) {
    PrintStream before = System.err;
    System.setErr(to);
    return () -> System.setErr(before);
  }
}
