package lab.console;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lab.Todo;
import lab.compile.MemoryLoader;
import lab.console.Frames.Answer;
import lab.console.Frames.Answer.Kind;
import lab.console.Frames.Request;
import lab.grade.Assignment;
import lab.grade.Checker;
import lab.grade.Course;
import lab.grade.Subject;
import lab.grade.Verdict;

/** The process in which a student's code runs: whatever it does there, the lab goes on. */
final class WorkerMain {
  private final PrintStream out;
  private final String mark;
  private volatile Thread running;

  private WorkerMain(PrintStream out, String mark) {
    this.out = out;
    this.mark = mark;
  }

  /** Answers requests until there are no more; the argument is the mark of its frames. */
  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    InputStream in = new BufferedInputStream(System.in);
    System.setIn(InputStream.nullInputStream());
    WorkerMain worker = new WorkerMain(System.out, "\1" + args[0]);
    Runtime.getRuntime().addShutdownHook(new Thread(worker::sayWhoEndsIt));
    warmUp();
    worker.send(Answer.of(Kind.READY));
    try {
      while (true) {
        worker.answer(Request.readFrom(in));
      }
    } catch (EOFException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  /** Loads now what the first check would have to wait for. */
  private static void warmUp() {
    Natives.require();
    Subject nobody =
        Subject.of(
            "nobody",
            settings -> {
              throw Todo.task("0.0", "Nothing.yet");
            });
    Checker.check(Course.all().get(0), nobody);
  }

  private void answer(Request request) {
    Answer[] answer = new Answer[1];
    Thread check = new Thread(() -> answer[0] = check(request), "check");
    running = check;
    check.start();
    try {
      check.join(request.limit());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e); // nobody does
    }
    if (check.isAlive()) {
      send(where(Kind.STUCK, check));
      Runtime.getRuntime().halt(1);
    }
    running = null;
    send(answer[0]);
  }

  private static Answer check(Request request) {
    Assignment exercise = Course.of(request.exercise());
    try {
      Subject mine = Subject.of(new MemoryLoader(request.classes()), "mine");
      Verdict verdict = Checker.check(exercise, mine);
      return new Answer(Kind.VERDICT, VerdictForm.of(verdict), null, null, null);
    } catch (Exception | LinkageError | StackOverflowError e) {
      return new Answer(Kind.BROKEN, null, null, null, Sentence.of(e));
    }
  }

  /** If the program ends while a piece runs, the piece has ended it. */
  private void sayWhoEndsIt() {
    Thread check = running;
    if (check != null) {
      send(where(Kind.EXIT, check));
    }
  }

  private static Answer where(Kind kind, Thread check) {
    List<StackTraceElement> mine =
        Arrays.stream(check.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("mine."))
            .toList();
    if (mine.isEmpty()) {
      return Answer.of(kind);
    }
    StackTraceElement inner = mine.get(0);
    StackTraceElement outer = mine.get(mine.size() - 1);
    String method =
        outer.getClassName().replaceAll("^mine\\.|\\$.*", "") + "." + outer.getMethodName();
    String place = inner.getFileName() + ":" + inner.getLineNumber();
    return new Answer(kind, null, method, place, null);
  }

  private void send(Answer answer) {
    Frames.send(out, mark, answer);
  }
}
