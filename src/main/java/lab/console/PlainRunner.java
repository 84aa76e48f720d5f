package lab.console;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lab.console.StudentCompiler.Compiled;
import lab.grade.Assignment;
import lab.grade.Checker;
import lab.grade.Outcome.Status;
import lab.grade.book.Fault;
import lab.grade.book.Runner;

/** Runs submissions in a Java of their own, and no further away. */
final class PlainRunner implements Runner {
  private final StudentCompiler compiler = new StudentCompiler();
  private final Worker worker;

  PlainRunner(Home home, Duration limit) {
    worker = new Worker(home, limit);
  }

  @Override
  public Map<String, Built> compile(Map<String, String> sources) {
    Sources all = new Sources(new TreeMap<>(sources));
    SortedMap<String, Built> built = new TreeMap<>();
    compiler
        .compile(all, sources.keySet())
        .forEach((piece, compiled) -> built.put(piece, built(compiled)));
    return built;
  }

  private static Built built(Compiled compiled) {
    List<Fault> faults =
        compiled.errors().stream()
            .map(
                e ->
                    new Fault(
                        e.piece() + ".java",
                        e.line(),
                        e.message(),
                        e.excerpt(),
                        e.why().orElse("")))
            .toList();
    return new Built(compiled.classes(), faults);
  }

  @Override
  public Ran check(Assignment exercise, Built built, long seed) throws IOException {
    Finding found = worker.check(exercise, built.classes(), 1, seed);
    if (found instanceof Finding.Checked checked) {
      return new Ran(checked.verdict(), checked.printed());
    }
    Finding.Stopped stopped = (Finding.Stopped) found;
    return new Ran(
        Checker.unchecked(exercise, Status.ERROR, stopped.sentence()), stopped.printed());
  }

  @Override
  public void close() {
    worker.close();
  }
}
