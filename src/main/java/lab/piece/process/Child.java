package lab.piece.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A running {@link PieceProcess}, as the grader sees it: it sends requests and reads replies within
 * a time limit.
 */
final class Child implements AutoCloseable {
  /** What the process is given beyond the limit to say itself where it hangs. */
  private static final Duration END_TIMEOUT = Duration.ofSeconds(3);

  private static final Duration START_TIMEOUT = Duration.ofSeconds(120);

  /**
   * What may be printed between two replies; the rest of an endless print is the clock's affair.
   */
  private static final int MAX_NOISE = 64 << 20;

  private static final int MAX_ERROR_LENGTH = 2000;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** How often it is looked whether a process is late: a timer for each question costs more. */
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  private static final ScheduledExecutorService CLOCK = clock();

  private final Process process;
  private final byte[] mark = new byte[PieceProcess.MARK];
  private final OutputStream out;
  private final DataInputStream in;
  private final Runnable orphans;
  private final ByteArrayOutputStream noise = new ByteArrayOutputStream();
  private final ScheduledFuture<?> watch;
  private volatile long end; // as System.nanoTime tells it; 0 while nothing is waited for
  private volatile boolean late;
  private boolean ready;

  /** Starts a process, without waiting for it. */
  Child(ProcessBuilder builder) throws IOException {
    this(builder, () -> {});
  }

  /**
   * @param orphans ends what the process has started and left behind
   */
  Child(ProcessBuilder builder, Runnable orphans) throws IOException {
    this.orphans = orphans;
    process = builder.redirectErrorStream(true).start();
    out = process.getOutputStream();
    in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    RANDOM.nextBytes(mark);
    watch =
        CLOCK.scheduleWithFixedDelay(
            this::watch, POLL_INTERVAL.toMillis(), POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void watch() {
    long until = end;
    if (until != 0 && System.nanoTime() - until > 0) {
      late = true;
      kill();
    }
  }

  private void within(Duration patience) {
    end = System.nanoTime() + patience.toNanos() | 1; // never 0
  }

  private static ScheduledExecutorService clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "limits of sandboxes");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /** Waits until it has started. */
  void awaitReady() throws ProcessFailure {
    if (!ready) {
      within(START_TIMEOUT);
      try {
        begin();
        read();
        ready = true;
      } catch (IOException e) {
        throw ended(START_TIMEOUT);
      } finally {
        end = 0;
      }
    }
  }

  /** One that has ended already does not take it, but has said why: that is read next. */
  private void begin() {
    try {
      out.write(mark);
      out.flush();
    } catch (IOException e) {
      // told by what is read
    }
  }

  /**
   * Asks, and waits for the answer.
   *
   * @param request letter and content
   * @param limit after which the process is killed
   * @param cost answers {@link Reply#COST}; its time is not the piece's
   * @return a reply that says what the piece did
   * @throws ProcessFailure if there is none: the process is of no further use
   */
  byte[] ask(ValueWriter request, Duration limit, UnaryOperator<byte[]> cost)
      throws ProcessFailure {
    awaitReady();
    long left = limit.plus(END_TIMEOUT).toNanos();
    ValueWriter whole = new ValueWriter().number((int) limit.toMillis());
    byte[] sent = concat(whole.bytes(), request.bytes());
    while (true) {
      long begin = System.nanoTime();
      byte[] reply = exchange(sent, Duration.ofNanos(Math.max(0, left)), limit);
      left -= System.nanoTime() - begin;
      switch (reply.length == 0 ? 0 : (char) reply[0]) {
        case Reply.COST -> sent = cost.apply(reply);
        case Reply.STUCK, Reply.EXIT -> throw lastWords(reply, limit);
        default -> {
          return reply;
        }
      }
    }
  }

  private byte[] exchange(byte[] sent, Duration left, Duration limit) throws ProcessFailure {
    within(left);
    try {
      out.write(ByteBuffer.allocate(4 + sent.length).putInt(sent.length).put(sent).array());
      out.flush();
      return read();
    } catch (IOException e) {
      throw ended(limit);
    } finally {
      end = 0;
    }
  }

  private static byte[] concat(byte[] a, byte[] b) {
    return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
  }

  /** Where the piece was, and what it had printed. */
  private ProcessFailure lastWords(byte[] reply, Duration limit) {
    close();
    String place = "";
    Printed printed = Printed.NOTHING;
    try {
      ValueReader reader = new ValueReader(reply);
      reader.letter();
      place = reader.place();
      printed = reader.printed();
    } catch (IllegalArgumentException e) {
      // What cannot be read is not told.
    }
    return reply[0] == Reply.STUCK
        ? ProcessFailure.stuck(limit, place, printed)
        : ProcessFailure.exit(place, printed);
  }

  /** Reads the next frame, and passes over what code has printed before it. */
  private byte[] read() throws IOException, ProcessFailure {
    int matched = 0;
    int passed = 0;
    while (matched < mark.length) {
      int b = in.read();
      if ((byte) b == mark[matched] && b >= 0) {
        matched++;
        continue;
      }
      note(mark, matched); // it looked like one, as far as it went
      passed += 1 + matched;
      if (b < 0) {
        throw new EOFException();
      }
      matched = (byte) b == mark[0] ? 1 : 0;
      note(new byte[] {(byte) b}, 1 - matched);
      if (passed > MAX_NOISE) {
        throw ProcessFailure.garbled("it printed more than %d MB".formatted(MAX_NOISE >> 20));
      }
    }
    int length = in.readInt();
    if (length < 0 || length > ValueWriter.MAX_BYTES + 1024) {
      throw ProcessFailure.garbled("it claims to hold %,d bytes".formatted(length));
    }
    byte[] frame = in.readNBytes(length);
    if (frame.length < length) {
      throw new EOFException();
    }
    return frame;
  }

  private void note(byte[] printed, int count) {
    noise.write(
        printed, 0, Math.min(count, MAX_ERROR_LENGTH - Math.min(MAX_ERROR_LENGTH, noise.size())));
  }

  private ProcessFailure ended(Duration limit) {
    if (late) {
      return ProcessFailure.stuck(limit, "", Printed.NOTHING);
    }
    int exitCode = -1;
    try {
      process.waitFor(2, TimeUnit.SECONDS);
      exitCode = process.isAlive() ? -1 : process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
    return ProcessFailure.gone(exitCode, noise.toString(StandardCharsets.UTF_8).strip());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Ends the process and all that it started. */
  @Override
  public void close() {
    watch.cancel(false);
    kill();
    orphans.run();
  }
}
