package lab.grade.book;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lab.AtomicFile;
import lab.FolderLock;

/**
 * A folder of grades: each submission's in a folder of its name, and over all {@code gradebook.csv}
 * and {@code index.html}. Each file is there whole or not at all.
 */
public final class Book {
  static final String RESULTS = "results.json";
  private static final String RUN = "run.json";
  static final String TABLE = "gradebook.csv";
  static final String BACK = "import";
  static final String PAGE_OF_ONE = "feedback.html";
  private static final String PAGE = "index.html";
  private static final Set<String> OWN =
      Set.of(RUN, TABLE, PAGE, BACK, Adjustments.FILE, FolderLock.NAME);
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  private final Path out;
  private final Terms terms;
  private final Stubs stubs;

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

  public Book(Path out, Terms terms, Stubs stubs) {
    this.out = out;
    this.terms = terms;
    this.stubs = stubs;
  }

  /** The seed of the run that wrote a folder of grades, if there was one. */
  public static OptionalLong seed(Path out) throws IOException {
    Path run = out.resolve(RUN);
    if (!Files.isRegularFile(run)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(GSON.fromJson(Files.readString(run), Terms.class).seed());
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
   * @param runners makes one for each thread
   * @param jobs how many threads
   * @param fresh whether those are graded again whose grade is known
   * @param each told the name and points of each, as soon as it is there; from any thread
   */
  public Summary grade(
      List<Submission> submissions,
      Supplier<Runner> runners,
      int jobs,
      boolean fresh,
      BiConsumer<String, Integer> each)
      throws IOException {
    write(out.resolve(RUN), GSON.toJson(terms));
    ConcurrentSkipListMap<String, Result> results = new ConcurrentSkipListMap<>();
    List<Submission> open = new ArrayList<>();
    for (Submission submission : submissions) {
      Optional<Result> known = fresh ? Optional.empty() : known(submission);
      if (known.isPresent()) {
        Result result = adjusted(known.get());
        results.put(submission.name(), result);
        each.accept(Intake.shown(submission.name()), result.total());
      } else {
        open.add(submission);
      }
    }
    int before = results.size();
    List<String> failed = new Shift(open, this::grade, runners, results, each).work(jobs);
    List<Result> all = List.copyOf(results.values());
    write(out.resolve(TABLE), Gradebook.csv(all));
    List<Likeness.Pair> pairs = Likeness.pairs(submissions, stubs.given());
    write(out.resolve(PAGE), ClassPage.html(all, pairs, failed, terms));
    return new Summary(results.size() - before, before, failed);
  }

  private Optional<Result> known(Submission submission) throws IOException {
    Path file = out.resolve(submission.name()).resolve(RESULTS);
    return Files.isRegularFile(file)
        ? Gradescope.read(Files.readString(file))
            .filter(result -> attempts(submission).anyMatch(one -> isOf(result, one)))
        : Optional.empty();
  }

  /** With the points by hand as they are kept now. */
  private Result adjusted(Result known) throws IOException {
    Result adjusted = Adjustments.in(out).on(known);
    if (!adjusted.equals(known)) {
      writeAll(out, adjusted);
    }
    return adjusted;
  }

  /** The one that counts, and those that do in its place if they are better. */
  private static Stream<Submission> attempts(Submission submission) {
    return Stream.concat(Stream.of(submission), submission.others().stream());
  }

  private boolean isOf(Result result, Submission submission) {
    return result.origin().sameAs(terms.origin(submission))
        && result.student().equals(submission.student())
        && result.notes().equals(submission.notes());
  }

  /** Grades one submission and writes what is told of it. */
  private Result grade(Submission submission, Runner runner) throws IOException {
    Path folder = out.resolve(submission.name());
    if (OWN.contains(submission.name())) {
      throw new IOException("the grades have a file of this name: rename the submission");
    }
    AtomicFile.requireFolder(folder); // and sweeps what a run that was killed has left there
    write(folder.resolve(RESULTS), Gradescope.notYet("the grader is at work, or was stopped."));
    Grader grader = new Grader(runner, stubs, terms.seed());
    Result result =
        attempts(submission)
            .map(one -> result(one, grader))
            .reduce((best, other) -> other.total() > best.total() ? other : best)
            .orElseThrow();
    Result adjusted = Adjustments.in(out).on(result);
    writeAll(out, adjusted);
    return adjusted;
  }

  /** What is told of one submission. */
  static void writeAll(Path out, Result result) throws IOException {
    Path folder = out.resolve(result.submission());
    write(folder.resolve(PAGE_OF_ONE), Feedback.html(result));
    write(folder.resolve("feedback.md"), Feedback.markdown(result));
    write(folder.resolve(RESULTS), Gradescope.json(result)); // last: with it, all is there
  }

  private Result result(Submission submission, Grader grader) {
    return new Result(
        submission.name(),
        submission.student(),
        terms.origin(submission),
        submission.notes(),
        grader.grade(submission));
  }

  static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
