package lab.console;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lab.console.Frames.Answer;
import lab.console.Frames.Answer.Kind;
import lab.console.Frames.Request;
import lab.grade.Assignment;

/**
 * Runs a student's code in a Java of its own, kept warm from check to check. Code that does not
 * come back, ends the program or crashes costs its own check and that Java, nothing else.
 */
final class Worker implements AutoCloseable {
  /** What the worker is given beyond the limit to say where it hangs, when memory is short. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final Duration START = Duration.ofSeconds(120);
  private static final int OUT_OF_MEMORY = 3; // what -XX:+ExitOnOutOfMemoryError ends with

  private final Home home;
  private final Duration limit;
  private Child child;
  private Child busy; // with a check, or null
  private boolean cancelled; // the check that is running or about to

  /**
   * Starts no process yet.
   *
   * @param home whose labs/jvm.options the process gets
   * @param limit of one check
   */
  Worker(Home home, Duration limit) {
    this.home = home;
    this.limit = limit;
  }

  /** Starts the process, if there is none, without waiting for it to be ready. */
  synchronized void start() throws IOException {
    if (child == null || !child.process.isAlive()) {
      child = new Child(home);
    }
  }

  /**
   * Checks a piece.
   *
   * @param classes what was compiled, by binary name
   * @param line of the exercise's method
   */
  Finding check(Assignment exercise, Map<String, byte[]> classes, int line) throws IOException {
    start();
    Child serving = child;
    if (!serving.isReady()) {
      serving.kill();
      throw new IOException(
          "The program that runs your pieces could not be started: " + serving.lastWords());
    }
    if (!begins(serving)) {
      return new Finding.Cancelled(exercise);
    }
    serving.print.reset();
    Answer answer;
    try {
      new Request(exercise.id(), (int) limit.toMillis(), classes)
          .writeTo(serving.process.getOutputStream());
      answer = serving.await(limit.plus(GRACE));
    } catch (IOException e) {
      answer = Answer.of(Kind.GONE); // it broke down before it read all
    }
    if (endsCancelled()) {
      return new Finding.Cancelled(exercise);
    }
    Printed printed = serving.print.printed();
    if (answer.kind() == Kind.VERDICT) {
      return new Finding.Checked(answer.verdict().verdict(), line, printed);
    }
    if (answer.kind() != Kind.BROKEN) {
      serving.end();
    }
    return new Finding.Stopped(exercise, sentence(exercise, answer, serving), printed);
  }

  private synchronized boolean begins(Child serving) {
    busy = cancelled ? null : serving;
    cancelled = false;
    return busy != null;
  }

  private synchronized boolean endsCancelled() {
    boolean was = cancelled;
    busy = null;
    cancelled = false;
    return was;
  }

  private String sentence(Assignment exercise, Answer answer, Child gone) {
    String piece = exercise.piece();
    String method = Optional.ofNullable(answer.method()).orElse(piece);
    String place = Optional.ofNullable(answer.place()).map(" (it was at %s)"::formatted).orElse("");
    return switch (answer.kind()) {
      case BROKEN -> "%s cannot be used as it is: %s".formatted(piece, answer.sentence());
      case EXIT ->
          "%s ended the whole program%s: a piece only returns or throws, so take System.exit out."
              .formatted(method, place);
      case GONE -> gone.exit() == OUT_OF_MEMORY ? memory(piece) : crash(piece, gone.exit());
      default ->
          "%s did not come back within %s: look for a loop that does not end%s"
              .formatted(method, shown(limit), place);
    };
  }

  private static String memory(String piece) {
    return "The memory ran out while %s was checked: look for a list or an array that grows without end."
        .formatted(piece);
  }

  private static String crash(String piece, int exitCode) {
    return ("The program that ran %s broke down (exit code %d): native code was probably given"
            + " arrays that it cannot work on, so look at the shapes.")
        .formatted(piece, exitCode);
  }

  private static String shown(Duration limit) {
    return limit.toMillis() % 1000 == 0
        ? limit.toSeconds() + " s"
        : limit.toMillis() / 1000.0 + " s";
  }

  /**
   * Gives up the check that is running or about to. A process that is only starting goes on: the
   * next check needs it.
   */
  synchronized void cancel() {
    cancelled = true;
    if (busy != null) {
      busy.kill();
    }
  }

  @Override
  public synchronized void close() {
    if (child != null) {
      child.kill();
    }
  }

  /** A process and what it says. */
  private static final class Child {
    private final Process process;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final Printed.Recorder print = new Printed.Recorder();
    private boolean ready;

    Child(Home home) throws IOException {
      String mark = UUID.randomUUID().toString();
      ProcessBuilder builder = new ProcessBuilder(command(home, mark)).redirectErrorStream(true);
      builder.environment().putIfAbsent("OMP_NUM_THREADS", "1");
      process = builder.start();
      Thread reader =
          new Thread(
              () ->
                  Frames.read(
                      new BufferedInputStream(process.getInputStream()),
                      "\1" + mark,
                      answers::add,
                      print::add),
              "worker's output");
      reader.setDaemon(true);
      reader.start();
    }

    private static List<String> command(Home home, String mark) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("@" + home.root().resolve("labs/jvm.options"));
      String more = System.getenv().getOrDefault("LAB_JAVA_OPTIONS", "").strip();
      if (!more.isEmpty()) {
        command.addAll(List.of(more.split("\\s+")));
      }
      command.addAll(
          List.of(
              "-XX:+ExitOnOutOfMemoryError",
              "-XX:-CreateCoredumpOnCrash",
              "-XX:ErrorFile="
                  + System.getProperty("java.io.tmpdir")
                  + File.separator
                  + "lab-%p.log",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              WorkerMain.class.getName(),
              mark));
      return command;
    }

    /** Waits until it has started. */
    boolean isReady() {
      ready = ready || await(START).kind() == Kind.READY;
      return ready;
    }

    Answer await(Duration patience) {
      try {
        Answer answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return answer == null ? Answer.of(Kind.STUCK) : answer;
      } catch (InterruptedException e) {
        kill();
        Thread.currentThread().interrupt();
        return Answer.of(Kind.GONE);
      }
    }

    /** Leaves it a moment to end by itself, for its exit code. */
    void end() {
      try {
        process.waitFor(500, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      kill();
    }

    void kill() {
      process.destroyForcibly();
    }

    int exit() {
      return process.isAlive() ? -1 : process.exitValue();
    }

    /** Why it did not start, as far as it can be known. */
    String lastWords() {
      Printed printed = print.printed();
      return printed.isEmpty()
          ? "it said nothing, and ended with exit code " + exit()
          : String.join("\n", printed.lines(17));
    }
  }
}
