package lab.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import lab.Versions;
import lab.grade.Assignment;
import lab.grade.Course;
import lab.grade.book.Book;
import lab.grade.book.Collector;
import lab.grade.book.Seeds;
import lab.grade.book.Stubs;
import lab.grade.book.Submission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab grade}: a class's grades and feedback. */
@Command(
    name = "grade",
    description = "Grades a folder of submissions: each folder or archive that lies in it.")
final class GradeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CheckOptions options;

  @Parameters(paramLabel = "SUBMISSIONS", description = "The folder.")
  private Path folder;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "grades",
      description = "Where the grades go (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draws the hidden cases; drawn at random and told, unless given.")
  private Long seed;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many are graded side by side; as many as there are cores, unless told.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--fresh", description = "Grades again what is graded already.")
  private boolean fresh;

  @Override
  public Integer call() throws IOException {
    PrintWriter say = spec.commandLine().getOut();
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "%s is no folder: name the one in which the submissions lie.".formatted(folder));
    }
    Home home = Home.here();
    Stubs stubs = stubs(home);
    List<Submission> submissions = new Collector(stubs).all(folder);
    long drawn = seed == null ? Seeds.draw() : seed;
    Book.Terms terms = new Book.Terms(Versions.lab(), drawn, "none");
    AtomicInteger count = new AtomicInteger();
    Book.Summary summary =
        new Book(out, terms, stubs)
            .grade(
                submissions,
                () -> new PlainRunner(home, options.limit()),
                jobs,
                fresh,
                (name, points) ->
                    say.printf(
                        "%d/%d %s: %d%n",
                        count.incrementAndGet(), submissions.size(), name, points));
    summary.failed().forEach(spec.commandLine().getErr()::println);
    say.println(out.resolve("index.html"));
    return summary.failed().isEmpty() ? 0 : 1;
  }

  private static Stubs stubs(Home home) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Assignment exercise : Course.all()) {
      Pristine.stub(home, exercise.piece()).ifPresent(text -> texts.put(exercise.piece(), text));
    }
    return new Stubs(texts, List.copyOf(Sources.read(home.references()).texts().values()));
  }
}
