package lab.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import lab.AtomicFile;
import lab.FolderLock;
import lab.grade.Assignment;
import lab.grade.Course;
import lab.grade.book.Book;
import lab.grade.book.Collector;
import lab.grade.book.Runner;
import lab.grade.book.Seeds;
import lab.grade.book.Stubs;
import lab.grade.book.Submission;
import lab.grade.isolation.Isolation;
import lab.grade.isolation.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab grade}: a class's grades and feedback. */
@Command(
    name = "grade",
    description = "Grades a folder of submissions: each folder or archive that lies in it.")
final class GradeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CheckOptions options;

  @Parameters(
      paramLabel = "SUBMISSIONS",
      description = "The folder in which they lie; with --single, one of them.")
  private Path submissions;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "grades",
      description = "Where the grades go (default: ${DEFAULT-VALUE}); nothing else is written.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Draws the hidden cases. Unless given: that of the grades in FOLDER, or else drawn and told.")
  private Long seed;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many are graded side by side; as many as there are cores, unless told.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--fresh",
      description = "Grades again those whose files, seed and version are the same as before.")
  private boolean fresh;

  @Option(names = "--single", description = "SUBMISSIONS is one submission, not a folder of them.")
  private boolean single;

  @Option(
      names = "--require-isolation",
      description = "Refuses to grade where code cannot be kept apart from this machine.")
  private boolean requireIsolation;

  @Override
  public Integer call() throws IOException {
    requirePlaces();
    try (Isolation isolation = Isolation.probe(options.limits())) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> tidyUp(isolation)));
      return grade(isolation);
    }
  }

  /** After Ctrl-C too, nothing stays behind. */
  private static void tidyUp(Isolation isolation) {
    try {
      isolation.close();
    } catch (IOException | UncheckedIOException e) {
      // It is gone already, or a process that is about to end still writes there.
    }
  }

  private int grade(Isolation isolation) throws IOException {
    PrintWriter say = spec.commandLine().getOut();
    say.printf("Isolation: %s. %s%n", isolation.level(), isolation.level().sentence());
    isolation.lacks().forEach(lack -> say.println("Not held: " + lack));
    say.flush();
    if (requireIsolation && isolation.level() != Level.NAMESPACES) {
      throw new IOException(
          "--require-isolation: only level %s is to be had here, so nothing was graded."
              .formatted(isolation.level()));
    }
    Home home = Home.here();
    Stubs stubs = stubs(home);
    Collector collector = new Collector(stubs);
    List<Submission> all =
        single ? List.of(collector.one(submissions)) : collector.all(submissions);
    Book.Terms terms = new Book.Terms(Release.version(), seed(), isolation.level().name());
    say.printf("%d to grade; seed %d, version %s.%n", all.size(), terms.seed(), terms.version());
    say.flush();
    Book.Summary summary;
    try (GradingBar bar = new GradingBar(all.size(), spec.commandLine().getErr())) {
      summary =
          new Book(out, terms, stubs)
              .grade(all, () -> Runner.of(isolation.open()), jobs, fresh, bar::done);
    }
    summary.failed().forEach(spec.commandLine().getErr()::println);
    say.printf(
        "%d graded, %d known from before, %d not graded: %s%n",
        summary.graded(), summary.known(), summary.failed().size(), out.resolve("index.html"));
    int told = summary.graded() + summary.known();
    return summary.failed().isEmpty() && told == all.size() ? 0 : 1;
  }

  private void requirePlaces() throws IOException {
    if (!Files.exists(submissions) || !single && !Files.isDirectory(submissions)) {
      throw new IOException(
          "%s is no folder: name the one in which the submissions lie.".formatted(submissions));
    }
    if (jobs < 1) {
      throw new ParameterException(
          spec.commandLine(), "--jobs must be at least 1, but is %d".formatted(jobs));
    }
    Path inside = submissions.toAbsolutePath().normalize();
    if (out.toAbsolutePath().normalize().startsWith(inside)) {
      throw new IOException(
          "%s lies in %s and would be taken for a submission: name another place with --out."
              .formatted(out, submissions));
    }
    AtomicFile.requireFolder(out);
    FolderLock.hold(out);
  }

  private long seed() throws IOException {
    if (seed != null) {
      return seed;
    }
    OptionalLong before = Book.seed(out);
    return before.isPresent() ? before.getAsLong() : Seeds.draw();
  }

  private static Stubs stubs(Home home) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Assignment exercise : Course.all()) {
      Pristine.stub(home, exercise.piece()).ifPresent(text -> texts.put(exercise.piece(), text));
    }
    return new Stubs(texts, List.copyOf(Sources.read(home.references()).texts().values()));
  }
}
