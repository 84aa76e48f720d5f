package lab.console;

import static java.util.stream.Collectors.toSet;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import lab.base.AtomicFile;
import lab.base.EnglishList;
import lab.base.Folder;
import lab.base.FolderLock;
import lab.base.Reason;
import lab.console.cluster.OnOption;
import lab.console.kit.CheckOptions;
import lab.console.kit.LabCommand;
import lab.console.kit.Misuse;
import lab.course.Course;
import lab.gradebook.Book;
import lab.gradebook.GradingPlace;
import lab.gradebook.HiddenSeeds;
import lab.gradebook.Ledger;
import lab.gradebook.Merge;
import lab.gradebook.Times;
import lab.gradebook.intake.Collector;
import lab.gradebook.intake.Reception;
import lab.gradebook.intake.Submission;
import lab.gradebook.platform.Counting;
import lab.gradebook.platform.UnclearException;
import lab.gradebook.platform.WayBack;
import lab.jobs.ParallelJobs;
import lab.jobs.Workers;
import lab.piece.Assignment;
import lab.piece.process.Isolation;
import lab.piece.process.Level;
import lab.piece.process.Limits;
import lab.practice.Sources;
import lab.release.Pristine;
import lab.release.Release;
import lab.script.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab grade}: grades a class and writes its grades and feedback. */
@Command(
    name = "grade",
    description =
        "Grades a class: what a learning platform hands out, or a folder or an archive for each student.")
final class GradeCommand extends LabCommand {
  @Parameters(
      paramLabel = "SUBMISSIONS",
      arity = "0..1",
      description =
          "The folder or the zip in which they lie, as it came; with --single, one of them.")
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
          "Draws the hidden cases. Unless given: that of the grades in FOLDER, or else drawn and"
              + " told.")
  private Long seed;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many are graded side by side; as many as there are cores, unless told.")
  private Integer jobs;

  @Mixin private OnOption on;

  @Option(
      names = "--fresh",
      description = "Grades again those whose files, seed and version are the same as before.")
  private boolean fresh;

  @Option(
      names = "--archive",
      paramLabel = "FOLDER",
      description =
          "Submissions of former classes, as SUBMISSIONS: what is frequent there is no sign of a copy.")
  private Path archive;

  @Option(names = "--single", description = "SUBMISSIONS is one submission, not a folder of them.")
  private boolean single;

  @Option(
      names = "--from",
      paramLabel = "PLATFORM",
      description =
          "Where SUBMISSIONS are from: moodle, canvas, blackboard, brightspace, gradescope, sakai, github or folders. "
              + "Recognised unless told; folders takes each folder or archive for a student's.")
  private String from;

  @Option(
      names = "--attempt",
      paramLabel = "latest|best|first|all",
      defaultValue = "latest",
      description =
          "Which of a student's attempts counts (default: latest); all has a line for each.")
  private String attempt;

  @Option(
      names = "--roster",
      paramLabel = "FILE.csv",
      description =
          "The class: columns ID (or Username, Email, …), Name, Group. Brings names, members of groups, and a line for each who has handed in nothing.")
  private Path roster;

  @Option(
      names = "--grades-for",
      paramLabel = "PLATFORM",
      description =
          "Writes what moodle, canvas, brightspace, blackboard or gradescope imports into FOLDER/import: the table, and the feedback as the platform takes it.")
  private String gradesFor;

  @Option(
      names = "--sheet",
      paramLabel = "FILE.csv",
      description = "The platform's own export, into which --grades-for puts the points.")
  private Path sheet;

  @Option(
      names = "--column",
      paramLabel = "TITLE",
      description = "A part of the heading of the sheet's column, where there are several.")
  private String column;

  @Option(
      names = "--adjust",
      arity = "4",
      paramLabel = "NAME EXERCISE POINTS WHY",
      hideParamSyntax = true,
      description =
          "Gives whole points by hand, kept whatever is graded again and shown as such, with why in quotes; graded in place of POINTS takes them back. Needs no SUBMISSIONS.")
  private List<String> adjust = List.of();

  @Option(
      names = "--limit",
      paramLabel = "TIME",
      defaultValue = "5m",
      description =
          "How long one submission may take, as 90s, 5m or 1h (default: ${DEFAULT-VALUE}); what is"
              + " checked by then counts.")
  private String limit;

  @Option(
      names = "--call-limit",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long a call of a piece may take, and an exercise six times as long (default:"
              + " ${DEFAULT-VALUE}).")
  private double callLimit;

  @Option(
      names = "--require-isolation",
      description = "Grades in namespaces only, so that the operating system holds the code.")
  private boolean requireIsolation;

  @Option(
      names = "--allow-portable",
      description =
          "Grades, too, where the operating system cannot keep code apart: a hostile piece can do"
              + " there whatever you can. Never as root.")
  private boolean allowPortable;

  @Option(
      names = "--merge",
      paramLabel = "GRADES",
      arity = "1..*",
      description = "Grades nothing: brings folders of grades of one class together in --out.")
  private List<Path> merge = List.of();

  @Option(
      names = "--html-only",
      description = "Grades nothing: writes the pages anew from the grades in --out.")
  private boolean htmlOnly;

  @Override
  public Integer call() throws IOException {
    if (gradesFor != null && submissions == null) {
      throw misuse(
          "--grades-for wants SUBMISSIONS: give them with the --out of their grades, and what is graded is handed back without being graded again");
    }
    if (!adjust.isEmpty()) {
      adjust();
      if (submissions == null) {
        out().println("Feedback and table have it; the class's page follows with the next run.");
        return 0;
      }
    }
    if (htmlOnly || !merge.isEmpty()) {
      return publish();
    }
    boolean isNew = Files.notExists(out);
    try {
      requirePlaces();
      Collector collector = new Collector();
      List<Submission> all = submissions(collector);
      List<Submission> former = former(collector);
      return on.done(() -> grade(ParallelJobs.workers(), all, former));
    } finally {
      if (isNew) {
        removeIfEmpty();
      }
    }
  }

  /** A run that was refused leaves no folder behind. */
  private void removeIfEmpty() throws IOException {
    Path lock = out.resolve(FolderLock.NAME);
    if (Files.isRegularFile(lock) && Folder.list(out, file -> !file.equals(lock)).isEmpty()) {
      FolderLock.release(out);
      Files.delete(lock);
      Files.delete(out);
    }
  }

  private Limits limits() {
    return CheckOptions.limits(callLimit);
  }

  /** What a student's code must not read where it is another user's. */
  private List<Path> secrets() throws IOException {
    Stream<Path> places = Stream.of(submissions, out, Home.program(), archive);
    return places.filter(Objects::nonNull).toList();
  }

  /** Table and pages of grades that are there. */
  private int publish() throws IOException {
    if (submissions != null) {
      throw misuse("--merge and --html-only grade nothing: leave SUBMISSIONS out");
    }
    Book.Terms terms = merge.isEmpty() ? Merge.terms(out) : Merge.grades(merge, out);
    FolderLock.hold(out);
    Book book = new Book(out, terms, given(Home.here()), Duration.ZERO);
    Book.Summary summary = book.publish(List.of());
    summary.failed().forEach(err()::println);
    book.outdated().forEach(out()::println);
    out().printf("%d grades: %s%n", summary.known(), out.resolve("index.html"));
    return summary.failed().isEmpty() ? 0 : 1;
  }

  /** After Ctrl-C too, the grades so far are in the table, and nothing else stays behind. */
  private void stop(Book book, Closeable held, GradingBar bar, int count) {
    PrintWriter err = err();
    try {
      int graded = book.stop();
      bar.close();
      err.printf(
          "Stopped: %d of %d are graded and in %s; the same command goes on from there.%n",
          graded, count, out.resolve("gradebook.csv"));
    } catch (IOException e) {
      err.println(Reason.of(e));
    }
    err.flush();
    try {
      held.close();
    } catch (IOException | UncheckedIOException e) {
      // A process that is about to end still writes there: the next run sweeps it.
    }
  }

  private int grade(Workers workers, List<Submission> all, List<Submission> former)
      throws IOException {
    if (!workers.shareMemory()) {
      return gradeElsewhere(workers, all, former);
    }
    try (Isolation isolation = Isolation.probe(limits(), allowPortable, secrets())) {
      Level level = isolation.level();
      out().printf("Isolation: %s. %s%n", level, level.sentence());
      isolation.lacks().forEach(lack -> out().println("Not held: " + lack));
      out().flush();
      if (requireIsolation && level != Level.NAMESPACES) {
        throw new IOException(
            "--require-isolation: only level %s is possible here, so nothing was graded."
                .formatted(level));
      }
      GradingPlace place = GradingPlace.here(isolation::open, jobs());
      return grade(place, level, isolation, all, former);
    }
  }

  private int jobs() {
    return jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
  }

  /** Each worker tries its own machine, and gets nothing if that does not hold what is asked. */
  private int gradeElsewhere(Workers workers, List<Submission> all, List<Submission> former)
      throws IOException {
    Level least = allowPortable && !requireIsolation ? Level.PORTABLE : Level.NAMESPACES;
    out()
        .printf(
            "Isolation: each worker tries its own machine first; one that does not hold %s gets no submission, and says so.%n",
            least);
    GradingPlace place = GradingPlace.at(workers, limits());
    return grade(place, least, () -> {}, all, former);
  }

  /**
   * @param level of isolation, or the least that workers must have
   * @param held what keeps code apart here
   */
  private int grade(
      GradingPlace place,
      Level level,
      Closeable held,
      List<Submission> all,
      List<Submission> former)
      throws IOException {
    PrintWriter say = out();
    Book.Terms terms = new Book.Terms(Release.version(Home.here()), seed(), level.name());
    say.printf("%d handed in; seed %d, version %s.%n", all.size(), terms.seed(), terms.version());
    say.flush();
    Book book = new Book(out, terms, given(Home.here()), wholeLimit(), former);
    Book.Summary summary;
    try (GradingBar bar = new GradingBar(all.size(), err(), place.workers())) {
      Thread stop = new Thread(() -> stop(book, held, bar, all.size()), "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      try {
        summary = book.grade(all, place, fresh, bar::done);
      } finally {
        remove(stop);
      }
    }
    if (!single) {
      tellWithdrawn(book.markWithdrawn(all.stream().map(Submission::name).collect(toSet())));
    }
    summary.failed().forEach(err()::println);
    book.outdated().forEach(say::println);
    say.printf(
        "%d graded, %d known from before, %d not graded: %s%n",
        summary.graded(), summary.known(), summary.failed().size(), out.resolve("index.html"));
    tellCutShort(book.cutShort());
    giveBack(all);
    int told = summary.graded() + summary.known();
    return summary.failed().isEmpty() && told == all.size() ? 0 : 1;
  }

  private void adjust() throws IOException {
    if (!Files.isDirectory(out)) {
      throw new IOException("%s holds no grades: name their folder with --out.".formatted(out));
    }
    FolderLock.hold(out);
    try {
      for (int i = 0; i < adjust.size(); i += 4) {
        List<String> one = adjust.subList(i, i + 4);
        String done = new Ledger(out).adjust(one.get(0), one.get(1), one.get(2), one.get(3));
        out().println(done);
      }
    } catch (IllegalArgumentException e) {
      throw misuse("--adjust: " + e.getMessage() + ".");
    }
  }

  private void giveBack(List<Submission> all) throws IOException {
    if (gradesFor == null) {
      return;
    }
    try {
      new Ledger(out)
          .giveBack(all, gradesFor, Optional.ofNullable(sheet), Optional.ofNullable(column))
          .forEach(out()::println);
    } catch (UnclearException e) {
      throw misuse(e.getMessage());
    }
  }

  private List<Submission> former(Collector collector) throws IOException {
    if (archive == null) {
      return List.of();
    }
    try {
      return new Reception(collector, Optional.empty(), Counting.LATEST, Optional.empty())
          .receive(archive)
          .submissions();
    } catch (UnclearException e) {
      throw misuse("--archive: " + e.getMessage());
    }
  }

  /** What has come in; what was recognised is the first thing told. */
  private List<Submission> submissions(Collector collector) throws IOException {
    if (single) {
      return List.of(collector.one(submissions));
    }
    try {
      Reception.Received received =
          new Reception(
                  collector,
                  Optional.ofNullable(from),
                  Counting.of(attempt),
                  Optional.ofNullable(roster))
              .receive(submissions);
      received.told().forEach(out()::println);
      requireSamePlatform(received.platform());
      return received.submissions();
    } catch (UnclearException e) {
      throw misuse(e.getMessage());
    }
  }

  /** One platform's ids may be other students' on another. */
  private void requireSamePlatform(String platform) {
    boolean other = !platform.equals("folders") && !platform.equals(gradesFor);
    if (gradesFor != null && sheet == null && other) {
      throw misuse(
          "--grades-for %s: these are from %s, whose ids are not those of %s. Name the sheet that %s has exported with --sheet"
              .formatted(gradesFor, platform, gradesFor, gradesFor));
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending: it runs.
    }
  }

  private void tellWithdrawn(List<String> names) {
    if (!names.isEmpty()) {
      out()
          .printf(
              "No longer among the submissions, and marked so in %s: %s.%n",
              out, EnglishList.and(names));
    }
  }

  /** Names the submissions that ran out of time, since a busy machine may have cost them points. */
  private void tellCutShort(List<String> names) {
    if (!names.isEmpty()) {
      err()
          .printf(
              "Not checked to the end, since --limit %s was over: %s. If the machine was busy, grade again with a longer --limit: only these are.%n",
              limit, EnglishList.and(names));
    }
  }

  private Duration wholeLimit() {
    return Misuse.unless(spec, () -> Times.parse(limit));
  }

  private void requirePlaces() throws IOException {
    if (submissions == null) {
      throw new MissingParameterException(
          spec.commandLine(), spec.positionalParameters().get(0), "SUBMISSIONS is missing");
    }
    requireWayBack();
    if (jobs != null && on.isChosen()) {
      throw misuse("--jobs is for this machine alone: with --on, each core of a worker grades one");
    }
    if (single && (from != null || roster != null || !attempt.equals("latest"))) {
      throw misuse(
          "--single takes one submission as it lies there: --from, --roster and --attempt are for a class");
    }
    wholeLimit();
    if (!Files.exists(submissions)) {
      throw new IOException(
          "%s does not exist: name the folder or the zip in which the submissions lie."
              .formatted(submissions));
    }
    if (jobs != null && jobs < 1) {
      throw misuse("--jobs must be at least 1, but is %d".formatted(jobs));
    }
    if (archive != null && !Files.isDirectory(archive)) {
      throw new IOException(
          "--archive: %s is no folder: name the one in which former submissions lie."
              .formatted(archive));
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

  /** Before anything is graded. */
  private void requireWayBack() throws IOException {
    if (gradesFor == null && (sheet != null || column != null)) {
      throw misuse(
          "--sheet and --column want --grades-for, with the platform that the sheet is from");
    }
    for (Path table : Arrays.asList(sheet, roster)) {
      if (table != null && !Files.isRegularFile(table)) {
        throw new IOException("%s is no file: name the table as it was exported.".formatted(table));
      }
    }
    try {
      if (gradesFor != null) {
        WayBack.require(gradesFor, Optional.ofNullable(sheet), Optional.ofNullable(column));
      }
    } catch (UnclearException e) {
      throw misuse(e.getMessage());
    }
  }

  private long seed() throws IOException {
    if (seed != null) {
      return seed;
    }
    OptionalLong before = Book.seed(out);
    return before.isPresent() ? before.getAsLong() : HiddenSeeds.draw();
  }

  /** The stubs, and the references if they are at hand. */
  private static List<String> given(Home home) throws IOException {
    List<String> given = new ArrayList<>(Sources.read(home.references()).texts().values());
    for (Assignment exercise : Course.all()) {
      Pristine.stub(home, exercise.piece()).ifPresent(given::add);
    }
    return given;
  }
}
