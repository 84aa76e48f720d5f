package lab.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.base.Numbers;
import lab.data.Authenticity;
import lab.data.Cifar10;
import lab.data.ImageSet;
import lab.data.Shapes;
import lab.data.Split;
import lab.plot.Bar;
import lab.plot.Figure;
import lab.search.Search;
import lab.search.Trial;
import lab.train.ResumeHint;
import lab.train.Run;
import lab.train.Training;

/**
 * A report while it is being made: rows and searches are declared and run, then figures and claims
 * are added, then everything is written. {@code labs/12-report.jsh} does it, from the first line to
 * the last; {@code labs/13-record.jsh} does it with rows of its own.
 */
public final class Report {
  final Options options;
  final String title;
  final Path out;
  final Budget budget;
  final ImageSet images;

  /** Whether they are CIFAR-10's; empty where they do not mean to be. */
  final Optional<Authenticity> authenticity;

  final Runs runs;
  final List<Row> rows = new ArrayList<>();
  final Map<String, List<Trial>> searches = new LinkedHashMap<>();
  final Map<String, Illustration> figures = new LinkedHashMap<>();
  final List<Claim> claimed = new ArrayList<>();
  final List<Headline> headlines = new ArrayList<>();
  private static final String RESUME = " with LAB_JAVA_OPTIONS=-D" + Options.RESUME + "=true";
  private final long start = System.nanoTime();
  private double secondsOfSearches;

  final int seeds;

  /** A figure and the words below it. */
  record Illustration(Figure figure, String caption) {}

  /** What the page leads with: of several rows, the one with the best validation accuracy. */
  record Headline(String title, List<Row> candidates) {
    /** The row that validation accuracy chooses; the first if none is run. */
    Row chosen() {
      return candidates.stream()
          .filter(Row::isRun)
          .reduce((a, b) -> validation(b) > validation(a) ? b : a)
          .orElse(candidates.get(0));
    }

    double published() {
      return candidates.get(0).published().test();
    }

    private static double validation(Row row) {
      return row.mean(Quantity.VALIDATION);
    }
  }

  Report(String name, String title, Options options, ImageSet images) {
    this.options = options;
    this.title = title;
    String home = System.getProperty("lab.home", ".");
    out = options.out().orElse(Path.of(home, "target", name).normalize());
    this.images = images;
    boolean real = images.name().equals("cifar10");
    authenticity = real ? Optional.of(Authenticity.of(images)) : Optional.empty();
    budget = options.budget().orElse(real ? Budget.FULL : Budget.QUICK);
    seeds = options.seeds().orElse(budget.seeds());
    runs = new Runs(out.resolve("runs"), images.name() + " " + images.digest());
    ReportFiles.take(this);
    if (!options.resume()) {
      runs.clear(options);
    }
  }

  /**
   * Opens the report that was asked for: on the command line of {@code lab report}, or by system
   * properties such as {@code lab.report.budget}, or by nothing.
   *
   * @param name the folder of {@code target} that its page goes to, unless the options name another
   * @param title the page's title
   * @throws IllegalArgumentException if an option has a value that is not allowed, or the images
   *     are missing or damaged
   */
  public static Report open(String name, String title) {
    Options options = Options.current();
    sayHowToGoOn(name, options);
    boolean real = options.data().map("cifar10"::equals).orElseGet(Cifar10::isPresent);
    return new Report(name, title, options, real ? Cifar10.load() : Shapes.load());
  }

  /**
   * A report that is opened again forgets its runs, unless it is told to go on: so must a script of
   * somebody's own be.
   */
  static void sayHowToGoOn(String name, Options options) {
    boolean record = name.equals("record");
    String script =
        ResumeHint.command().filter(typed -> typed.startsWith("labs/lab run ")).orElse("");
    if (!script.isEmpty() && !script.endsWith(RESUME)) {
      ResumeHint.type(script + RESUME);
    } else if (script.isEmpty() && (record || name.equals("report"))) {
      ResumeHint.type(options.again(record));
    }
  }

  /** How much of everything is run. */
  public Budget budget() {
    return budget;
  }

  /**
   * The first images to train on and the last to choose settings by. A smaller set, or a smaller
   * budget, is divided in the same proportion.
   *
   * @param train of CIFAR-10's 50,000
   * @param validation of CIFAR-10's 50,000
   */
  public Split split(int train, int validation) {
    int present = images.train().n();
    return images.split(budget.images(train, present), budget.images(validation, present));
  }

  /**
   * Searches now, unless the command line left it out; finished trials of a report that goes on are
   * not repeated.
   *
   * @param name such as {@code coarse}
   * @param search what is tried
   * @return the trials, in order; empty if it was left out
   */
  public List<Trial> search(String name, Search search) {
    ReportFiles.take(this);
    List<Trial> trials = options.wants(name) ? search.run(runs.search(name)) : List.of();
    searches.put(name, trials);
    secondsOfSearches += trials.isEmpty() ? 0 : search.seconds(trials);
    return trials;
  }

  /**
   * Adds a row to the table; {@link #run} runs it.
   *
   * @param name on the command line and in file names, such as {@code best_cyclic}
   * @param title for people
   * @param published what the report states of it
   * @param training what is run, with each seed
   */
  public Row row(String name, String title, Published published, Training training) {
    Row row = new Row(name, title, published, training);
    rows.add(row);
    return row;
  }

  /**
   * Adds a row of the same trainings as another's, with the networks where these ended in place of
   * those that they kept: beside an ensemble, what its last member reaches alone.
   *
   * @param row the other
   * @param name on the command line and in file names
   * @param title for people
   * @param published what the report states of it
   */
  public Row lastOf(Row row, String name, String title, Published published) {
    Row last = row.last(name, title, published);
    rows.add(last);
    return last;
  }

  /**
   * Runs every row with every seed, as many side by side as there are cores. The test images are
   * looked at once a row and seed, when its training is over.
   */
  public void run() {
    ReportFiles.take(this); // what was written before has given the folder free
    runs.run(rows.stream().filter(row -> options.wants(row.name())).toList(), seeds);
  }

  /** A finished row's run with the first seed, its network with it. */
  public Run withNetwork(Row row) {
    return runs.withNetwork(row);
  }

  /** Every row that was run, for a figure: its test accuracy beside the report's. */
  public List<Bar> testAccuracies() {
    Claims claims = claims();
    return rows.stream()
        .filter(Row::isRun)
        .map(row -> row.bar(claims.interval(row, Quantity.TEST)))
        .toList();
  }

  /** The tests of claims, with the spread of the rows that were run. */
  public Claims claims() {
    return new Claims(rows);
  }

  /**
   * Adds a figure: saves it beside the page, where it can be looked at before the page is there.
   *
   * @param name its files' name, such as {@code best_cyclic}
   * @param figure the figure
   * @param caption what to see in it
   */
  public void figure(String name, Figure figure, String caption) {
    figure.save(out, name);
    figures.put(name, new Illustration(figure, caption));
  }

  /**
   * Adds a claim; the first is number 1.
   *
   * @param sentence the claim, as the report makes it
   * @param parts what its tests found; it holds if all of them hold
   */
  public void claim(String sentence, Evidence... parts) {
    claimed.add(new Claim(claimed.size() + 1, sentence, List.of(parts)));
  }

  /**
   * Leads the page with the best of several rows, chosen by validation accuracy.
   *
   * @param title such as {@code Adam}
   * @param reported the report's own row, whose published number stands beside ours
   * @param others rows that may be better
   */
  public void headline(String title, Row reported, Row... others) {
    headlines.add(
        new Headline(title, Stream.concat(Stream.of(reported), Stream.of(others)).toList()));
  }

  /**
   * Writes {@code results.json}, {@code results.csv} and, last, {@code index.html}; each is there
   * whole or as it was before.
   *
   * @return the page
   */
  public Path write() {
    return ReportFiles.write(this);
  }

  /**
   * Whether our numbers may stand beside the report's: its images, in whatever order, and its
   * settings in full.
   */
  boolean comparable() {
    return authenticity.filter(Authenticity::isOfficial).isPresent() && budget == Budget.FULL;
  }

  /** The images' name, and how far they are what it says. */
  String data() {
    return authenticity.map(found -> "CIFAR-10 (%s)".formatted(found)).orElse(images.name());
  }

  /** What all trainings took, one after another, whenever they were run. */
  double secondsOfTraining() {
    double ofRows =
        rows.stream()
            .filter(row -> !row.repeatsAnother())
            .flatMap(row -> row.finished().stream())
            .mapToDouble(Result::seconds)
            .sum();
    return ofRows + secondsOfSearches;
  }

  double secondsSinceOpened() {
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * The headlines and the verdicts, with our numbers; first, whether they compare with the
   * report's.
   */
  @Override
  public String toString() {
    String notice =
        "%s, budget %s: the report's numbers are of all of CIFAR-10 and not comparable"
            .formatted(data(), budget);
    Stream<String> leads =
        Stream.concat(
            comparable() ? Stream.empty() : Stream.of(notice), headlines.stream().map(this::line));
    Stream<String> verdicts = claimed.stream().flatMap(this::lines);
    return Stream.concat(leads, verdicts).collect(Collectors.joining(System.lineSeparator()));
  }

  private String line(Headline headline) {
    Row row = headline.chosen();
    String published = Numbers.percent(headline.published());
    return row.isRun()
        ? "%s: %s %% test with “%s” (the report %s %%)"
            .formatted(
                headline.title(), claims().interval(row, Quantity.TEST), row.title(), published)
        : "%s: not run (the report %s %%)".formatted(headline.title(), published);
  }

  /** What was found stands further in than a sentence that goes on in a narrow terminal. */
  private Stream<String> lines(Claim claim) {
    Stream<String> parts =
        claim.parts().stream()
            .filter(part -> part.verdict() != ClaimVerdict.NOT_RUN)
            .map(
                part ->
                    "      "
                        + (claim.parts().size() == 1
                            ? ""
                            : words(part.verdict()) + ", " + part.question() + ": ")
                        + part.ours());
    return Stream.concat(
        Stream.of("%d. %s: %s".formatted(claim.number(), words(claim.verdict()), claim.sentence())),
        parts);
  }

  /** A verdict in words: on the report where its images and budget are ours, else on these. */
  String words(ClaimVerdict verdict) {
    return verdict.words(comparable());
  }

  /** How often the test images were looked at, and for what. */
  String looks() {
    long looks = runs.looksAtTest();
    long shown = rows.stream().mapToLong(row -> row.finished().size()).sum();
    if (looks < shown) {
      return Numbers.text(
          "This page shows %,d runs, each of which looked at the test images once; the file that counts the looks knows of %,d only, so that how often they were looked at is not known.",
          shown, looks);
    }
    String shownHere = "once for each run and seed on this page, when its training was over";
    return looks == shown
        ? "The reports of this folder looked at the test images %s: %s."
            .formatted(times(looks), shownHere)
        : "The reports of this folder looked at the test images %s: %s, and %s for runs that an earlier start made and this page does not show."
            .formatted(times(looks), shownHere, times(looks - shown));
  }

  private static String times(long n) {
    return Numbers.text("%,d time%s", n, n == 1 ? "" : "s");
  }
}
