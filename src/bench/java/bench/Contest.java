package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * A contestant's end of the line. It trains for ever and tells of every update; between two blocks
 * it stands still here until it is asked for the next.
 *
 * <pre>
 * → kernel OpenBLAS|0.3.31|SkylakeX|1     what multiplies matrices, see Kernel; any number of lines
 * → ready VERSIONS
 * ← run 50
 * → ran 50 61234567 2.2954     nanoseconds, loss
 * ← quit
 * </pre>
 */
public final class Contest {
  private final BufferedReader in;
  private final PrintStream out;
  private final LongSupplier clock;
  private final Runnable end;
  private long asked;
  private long done;
  private long start;

  /**
   * On standard input and output; at {@code quit}, or when nobody asks any more, the program ends.
   */
  public Contest() {
    this(System::nanoTime);
  }

  /**
   * The same by another clock.
   *
   * @param clock in nanoseconds
   */
  public Contest(LongSupplier clock) {
    this(
        new InputStreamReader(System.in, StandardCharsets.UTF_8),
        System.out,
        clock,
        () -> System.exit(0));
  }

  Contest(Reader in, PrintStream out, LongSupplier clock, Runnable end) {
    this.in = new BufferedReader(in);
    this.out = out;
    this.clock = clock;
    this.end = end;
  }

  /**
   * All is loaded: waits for the first block.
   *
   * @param versions of the libraries that do the work, in a line
   * @param kernels what multiplies matrices
   */
  public void ready(String versions, List<Kernel> kernels) {
    kernels.forEach(kernel -> out.println(kernel.line()));
    out.println("ready " + versions);
    await();
  }

  /**
   * An update was done; at the end of a block, answers and waits for the next.
   *
   * @param loss the mean cross-entropy of its batch before it; asked for after the clock has
   *     stopped, and at the end of a block only
   */
  public void updated(DoubleSupplier loss) {
    if (++done == asked) {
      long nanos = clock.getAsLong() - start;
      out.println(new Answer(asked, nanos, loss.getAsDouble()));
      await();
    }
  }

  private void await() {
    try {
      out.flush();
      String line = in.readLine();
      if (line == null || line.equals("quit")) {
        end.run();
        return;
      }
      asked = updates(line);
      done = 0;
      start = clock.getAsLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long updates(String line) {
    if (!line.matches("run [1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(
          "bench: a contestant must be told \"run K\" with K of at least 1, or \"quit\", but was told \"%s\""
              .formatted(line));
    }
    return Long.parseLong(line.substring("run ".length()));
  }
}
