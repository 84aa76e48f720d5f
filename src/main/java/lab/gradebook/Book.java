package lab.gradebook;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import lab.base.AtomicFile;
import lab.base.FolderLock;
import lab.base.Json;
import lab.gradebook.Checking.Checked;
import lab.gradebook.intake.Intake;
import lab.gradebook.intake.Submission;
import lab.likeness.Common;
import lab.likeness.Findings;
import lab.likeness.Likeness;
import lab.piece.process.Runner;

/**
 * Grades a class into a folder: each submission in a folder of its name, and {@code gradebook.csv}
 * and {@code index.html} over all of them. Each file is there whole or not at all.
 */
public final class Book {
  static final String RESULTS = "results.json";
  private static final String RUN = "run.json";
  static final String TABLE = "gradebook.csv";
  static final String BACK = "import";
  public static final String PAGE_OF_ONE = "feedback.html";
  public static final String TEXT_OF_ONE = "feedback.md";
  private static final String PAGE = "index.html";
  private static final Set<String> OWN =
      Set.of(RUN, TABLE, PAGE, Alike.FOLDER, BACK, Adjustments.FILE, FolderLock.NAME);

  private final Path out;
  private final Terms terms;
  private final List<String> given;
  private final Duration limit;
  private final ConcurrentSkipListMap<String, GradingResult> results =
      new ConcurrentSkipListMap<>();
  private volatile boolean stopped;
  private final List<Submission> former;

  /**
   * What all grades of a run have in common.
   *
   * @param version of the lab and its checks
   * @param seed of the cases that nobody is shown
   * @param isolation how the code is kept apart
   */
  public record Terms(String version, long seed, String isolation) {
    Origin origin(Submission submission) {
      return new Origin(
          submission.digest(), version, seed, isolation, Runtime.version().toString());
    }
  }

  /** How many were graded, how many were known, and whose could not be graded, with the reason. */
  public record Summary(int graded, int known, List<String> failed) {}

  /**
   * Opens a folder of grades for a run.
   *
   * @param given sources that are nobody's own: the stubs, and the references if they are at hand
   * @param limit of the time of one submission; what is checked by then counts
   */
  public Book(Path out, Terms terms, List<String> given, Duration limit) {
    this(out, terms, given, limit, List.of());
  }

  /**
   * Opens a folder of grades for a run that compares with former classes.
   *
   * @param given sources that are nobody's own: the stubs, and the references if they are at hand
   * @param limit of the time of one submission; what is checked by then counts
   * @param former what earlier classes handed in: what is frequent there is no sign of a copy
   */
  public Book(Path out, Terms terms, List<String> given, Duration limit, List<Submission> former) {
    this.out = out;
    this.terms = terms;
    this.given = given;
    this.limit = limit;
    this.former = former;
  }

  /** The seed of the run that wrote a folder of grades, if there was one. */
  public static OptionalLong seed(Path out) throws IOException {
    Optional<Terms> terms = terms(out);
    return terms.isPresent() ? OptionalLong.of(terms.get().seed()) : OptionalLong.empty();
  }

  /** What the grades in a folder have in common, if there are any. */
  public static Optional<Terms> terms(Path out) throws IOException {
    Path run = out.resolve(RUN);
    if (!Files.isRegularFile(run)) {
      return Optional.empty();
    }
    try {
      Terms terms = Json.PRETTY.fromJson(Files.readString(run), Terms.class);
      terms.version().length();
      return Optional.of(terms);
    } catch (JsonParseException | NullPointerException e) {
      throw new IOException(
          "%s is damaged: give --seed, the one of the grades that are there, or another --out."
              .formatted(run),
          e);
    }
  }

  /**
   * Grades submissions, some side by side, then writes the table and the page of them all.
   *
   * @param place where
   * @param fresh whether those are graded again whose grade is known
   * @param each told the name and points of each, as soon as it is there; from any thread
   */
  public Summary grade(
      List<Submission> submissions,
      GradingPlace place,
      boolean fresh,
      BiConsumer<String, Integer> each)
      throws IOException {
    AtomicFile.write(out.resolve(RUN), Json.PRETTY.toJson(terms));
    List<Submission> open = new ArrayList<>();
    for (Submission submission : submissions) {
      Optional<GradingResult> known = fresh ? Optional.empty() : known(submission);
      if (known.isPresent()) {
        GradingResult result = adjusted(known.get());
        results.put(submission.name(), result);
        each.accept(Intake.shown(submission.name()), result.total());
      } else {
        open.add(submission);
      }
    }
    int before = results.size();
    List<String> failed =
        new GradingThreads(
                open,
                (submission, runner) -> grade(submission, place, runner),
                place.runners(),
                results,
                each)
            .work(place.workers().atATime());
    writeClass(submissions, failed);
    return new Summary(results.size() - before, before, failed);
  }

  /**
   * Writes table and pages anew from the grades that are there, and grades nothing.
   *
   * @param submissions whose code is compared; none if they are not at hand
   */
  public Summary publish(List<Submission> submissions) throws IOException {
    AtomicFile.write(out.resolve(RUN), Json.PRETTY.toJson(terms));
    List<String> failed = new ArrayList<>();
    for (Path folder : Shelf.present(out)) {
      Optional<GradingResult> result = Shelf.result(folder);
      if (result.isPresent()) {
        GradingResult adjusted = Adjustments.in(out).on(result.get());
        results.put(folder.getFileName().toString(), adjusted);
        writeAll(out, adjusted);
      } else {
        failed.add(
            Intake.shown(folder.getFileName().toString()) + ": it was not graded to its end");
      }
    }
    writeClass(submissions, failed);
    return new Summary(0, results.size(), failed);
  }

  /** The points by hand that were given for files that have changed since, in sentences. */
  public List<String> outdated() {
    return results.values().stream().flatMap(result -> result.outdated().stream()).toList();
  }

  private void writeClass(List<Submission> submissions, List<String> failed) throws IOException {
    List<GradingResult> all = List.copyOf(results.values());
    AtomicFile.write(out.resolve(TABLE), Gradebook.csv(all));
    writePages(submissions, all, failed);
  }

  /**
   * Ends a run: writes the table of those graded so far, at once. What is being graded is given up,
   * so that no verdict counts of a process that is about to be ended.
   *
   * @return how many are in the table
   */
  public int stop() throws IOException {
    stopped = true;
    List<GradingResult> all = List.copyOf(results.values());
    AtomicFile.write(out.resolve(TABLE), Gradebook.csv(all));
    return all.size();
  }

  /**
   * Marks the folders of students who are no longer among the submissions, and removes the mark
   * where they are again.
   *
   * @param names of the submissions
   * @return whose folders are marked
   */
  public List<String> markWithdrawn(Set<String> names) throws IOException {
    List<String> gone = new ArrayList<>();
    for (Path folder : Shelf.of(out)) {
      String name = folder.getFileName().toString();
      if (names.contains(name)) {
        Files.deleteIfExists(folder.resolve(Shelf.GONE));
      } else {
        AtomicFile.write(folder.resolve(Shelf.GONE), Shelf.SENTENCE);
        gone.add(Intake.shown(name));
      }
    }
    return gone;
  }

  private void writePages(
      List<Submission> submissions, List<GradingResult> results, List<String> failed)
      throws IOException {
    Common common = Common.of(given, former.stream().map(Submission::sources).toList());
    var likeness = new Likeness(common);
    Map<String, Submission> works = new HashMap<>();
    for (Submission one : handedIn(submissions)) {
      likeness.add(one.name(), one.sources().values());
      works.put(one.name(), one);
    }
    Findings findings = likeness.findings();
    List<Alike.Group> groups =
        submissions.isEmpty() ? List.of() : Alike.write(out, findings, works::get, common);
    AtomicFile.write(out.resolve(PAGE), ClassPage.html(results, findings, groups, failed, terms));
  }

  /** What was handed in apart: the members of a group have one work together. */
  private static Collection<Submission> handedIn(List<Submission> submissions) {
    Map<String, Submission> works = new LinkedHashMap<>();
    submissions.forEach(
        one -> works.putIfAbsent(one.student().together() + " " + one.digest(), one));
    return works.values();
  }

  private Optional<GradingResult> known(Submission submission) throws IOException {
    Path file = out.resolve(submission.name()).resolve(RESULTS);
    return Files.isRegularFile(file)
        ? GradescopeResults.read(Files.readString(file))
            .filter(result -> attempts(submission).anyMatch(one -> isOf(result, one)))
            .filter(result -> !Grader.isCutShort(result, limit))
        : Optional.empty();
  }

  /** With the points by hand as they are kept now. */
  private GradingResult adjusted(GradingResult known) throws IOException {
    GradingResult adjusted = Adjustments.in(out).on(known);
    if (!adjusted.equals(known)) {
      writeAll(out, adjusted);
    }
    return adjusted;
  }

  /** The one that counts, and those that do in its place if they are better. */
  private static Stream<Submission> attempts(Submission submission) {
    return Stream.concat(Stream.of(submission), submission.others().stream());
  }

  private boolean isOf(GradingResult result, Submission submission) {
    return result.origin().sameAs(terms.origin(submission))
        && result.student().equals(submission.student())
        && result.notes().equals(submission.notes());
  }

  /** Grades one submission and writes what is told of it. */
  private GradingResult grade(Submission submission, GradingPlace place, Optional<Runner> runner)
      throws IOException {
    if (stopped) {
      throw new IOException("the run was stopped");
    }
    Path folder = out.resolve(submission.name());
    if (OWN.stream().anyMatch(submission.name()::equalsIgnoreCase)) {
      throw new IOException("the grades have a file of this name: rename the submission");
    }
    AtomicFile.requireFolder(folder); // and sweeps what a run that was killed has left there
    AtomicFile.write(
        folder.resolve(RESULTS),
        GradescopeResults.notYet("the grader is at work, or was stopped."));
    GradingResult result =
        attempts(submission)
            .map(one -> result(one, place, runner))
            .reduce((best, other) -> other.earned() > best.earned() ? other : best)
            .orElseThrow();
    if (stopped) {
      throw new IOException("the run was stopped");
    }
    GradingResult adjusted = Adjustments.in(out).on(result);
    writeAll(out, adjusted);
    return adjusted;
  }

  /** Whose grades lack checks, since there was no time left for them; in the order of names. */
  public List<String> cutShort() {
    return results.values().stream()
        .filter(Grader::isCutShort)
        .map(result -> Intake.shown(result.submission()))
        .toList();
  }

  /** Writes all files of one submission's grade. */
  static void writeAll(Path out, GradingResult result) throws IOException {
    Path folder = out.resolve(result.submission());
    AtomicFile.write(folder.resolve(PAGE_OF_ONE), Feedback.html(result));
    AtomicFile.write(folder.resolve(TEXT_OF_ONE), Feedback.markdown(result));
    AtomicFile.write(
        folder.resolve(RESULTS), GradescopeResults.json(result)); // last: with it, all is there
  }

  private GradingResult result(Submission submission, GradingPlace place, Optional<Runner> runner) {
    Checking checking = new Checking(submission.sources(), terms, limit, place.limits());
    Checked checked = place.workers().run(new SubmissionJob(checking, runner));
    return new GradingResult(
        submission.name(),
        submission.student(),
        terms.origin(submission).ranOn(checked.isolation(), checked.jdk()),
        submission.notes(),
        submission.mentions(),
        checked.exercises());
  }
}
