package lab.piece.process;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntPredicate;
import lab.base.Shown;
import lab.course.Checker;
import lab.course.Verdict;
import lab.piece.Assignment;
import lab.piece.Message;
import lab.piece.Outcome;

/**
 * Runs the checks of pieces in another process, which is kept from piece to piece and replaced
 * after any trouble. Checks and answers stay here. For one thread, except for {@link #start} and
 * {@link #end}.
 */
public final class PieceRunner implements AutoCloseable {
  private static final int MAX_MESSAGE_LENGTH = 4000;

  /**
   * The verdict on a piece, with what it printed.
   *
   * @param verdict whatever it did
   * @param printed what it printed while it ran
   * @param stopped whether its process had to be stopped, or ended by itself
   */
  public record Run(Verdict verdict, Printed printed, boolean stopped) {}

  private final Place place;
  private final Limits limits;
  private Child child;
  private int runs;

  PieceRunner(Place place, Limits limits) {
    this.place = place;
    this.limits = limits;
  }

  /** A runner for the user's own pieces, without a jail. */
  public static PieceRunner here(Limits limits) {
    return new PieceRunner(role -> new Child(PieceProcessCommand.here(role)), limits);
  }

  /** Starts a process unless one runs already, without waiting for it. */
  public synchronized void start() {
    if (child == null || !child.isAlive()) {
      child = place.start("pieces");
      runs = 0;
    }
  }

  /** Ends the process; a check that runs there comes back soon, with a verdict of no worth. */
  public synchronized void end() {
    if (child != null) {
      child.close();
    }
  }

  /** A process in which nothing has run, started now and waited for when it is needed. */
  synchronized void renew() {
    end();
    child = place.start("pieces");
    runs = 0;
  }

  /** Whether nothing has run in the process. */
  boolean isFresh() {
    return child == null || runs == 0;
  }

  /**
   * Runs all checks of an exercise on a piece. Whatever a student's code does ends in a verdict:
   * nothing is thrown for it.
   *
   * @param exercise which exercise
   * @param classes the piece's and those it uses, by binary name
   * @param seed of the random cases; with another than {@link Checker#PUBLIC_SEED} no word of the
   *     student's gets into a message, since it could tell the cases
   * @throws UncheckedIOException if no process can be started
   */
  public Run check(Assignment exercise, Map<String, byte[]> classes, long seed) {
    return check(exercise, classes, seed, limits.exercise(), check -> true);
  }

  /**
   * @param left the longest that it may take
   * @param explained whether a check that fails, by its number from 0, is explained
   */
  Run check(
      Assignment exercise,
      Map<String, byte[]> classes,
      long seed,
      Duration left,
      IntPredicate explained) {
    Child serving = ready();
    boolean silent = seed != Checker.PUBLIC_SEED;
    RemoteSubject subject = new RemoteSubject(serving, classes, limits.within(left), silent);
    runs++;
    Verdict verdict = shortened(Checker.check(exercise, subject, seed, explained));
    ProcessFailure trouble = subject.trouble();
    Printed printed = trouble == null ? printed(serving) : trouble.printed();
    if (trouble != null || !isClean(serving)) {
      renew();
    }
    return new Run(verdict, printed, trouble != null);
  }

  private Child ready() {
    Child started;
    synchronized (this) {
      started = child;
    }
    Child ready = place.ready(started, "pieces");
    synchronized (this) {
      runs = ready == started ? runs : 0;
      child = ready;
    }
    return ready;
  }

  private static Printed printed(Child child) {
    try {
      ValueReader reply = ask(child, Request.PRINTED);
      return reply.letter() == Reply.RETURNED ? reply.printed() : Printed.NOTHING;
    } catch (ProcessFailure | IllegalArgumentException e) {
      return Printed.NOTHING;
    }
  }

  /** Whether the process is as it was before the piece ran. */
  private static boolean isClean(Child child) {
    try {
      ValueReader reply = ask(child, Request.END);
      return reply.letter() == Reply.RETURNED && reply.text().isEmpty();
    } catch (ProcessFailure | IllegalArgumentException e) {
      return false;
    }
  }

  private static ValueReader ask(Child child, char request) throws ProcessFailure {
    return new ValueReader(
        child.ask(new ValueWriter().letter(request), Duration.ofSeconds(5), asked -> asked));
  }

  /** Whatever a message may repeat, it can be shown. */
  private static Verdict shortened(Verdict verdict) {
    return new Verdict(
        verdict.exercise(), verdict.outcomes().stream().map(PieceRunner::shortened).toList());
  }

  private static Outcome shortened(Outcome one) {
    return one.saying(
        new Message(shortened(one.message().seen()), shortened(one.message().example())));
  }

  private static String shortened(String text) {
    String shown = Shown.lines(text);
    return shown.length() <= MAX_MESSAGE_LENGTH
        ? shown
        : shown.substring(0, MAX_MESSAGE_LENGTH) + " …";
  }

  @Override
  public void close() {
    end();
  }
}
