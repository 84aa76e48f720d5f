package lab.report;

import java.util.List;
import java.util.stream.IntStream;
import lab.base.Interval;
import lab.plot.Bar;
import lab.train.Run;
import lab.train.Training;

/** A row of the report's table: one training, run with each seed. */
public final class Row {
  private final String name;
  private final String title;
  private final Published published;
  private final Training training;

  /** Whose trainings it shows: its own, or those of the row whose last networks it shows. */
  private final Row trained;

  private List<Result> results = List.of();
  private List<String> searches = List.of();
  private String byHand = "";

  Row(String name, String title, Published published, Training training) {
    this(name, title, published, training, null);
  }

  private Row(String name, String title, Published published, Training training, Row trained) {
    this.name = name;
    this.title = title;
    this.published = published;
    this.training = training;
    this.trained = trained == null ? this : trained;
  }

  /** The last networks of this row's trainings. */
  Row last(String name, String title, Published published) {
    return new Row(name, title, published, training, trained);
  }

  /** Its name on the command line and in file names, such as {@code best_cyclic}. */
  public String name() {
    return name;
  }

  /** The row's title, for readers. */
  public String title() {
    return title;
  }

  /** The training, for rows that change one thing about it. */
  public Training training() {
    return training;
  }

  /**
   * Says which searches its settings come from; the page links them.
   *
   * @param searches names, as {@link Report#search} knows them
   */
  public Row chosenBy(String... searches) {
    this.searches = List.of(searches);
    return this;
  }

  /**
   * Adds a sentence to the page about settings that no search has chosen.
   *
   * @param sentence such as {@code "150 hidden units and nine cycles are the report's."}
   */
  public Row byHand(String sentence) {
    byHand = sentence;
    return this;
  }

  Row trained() {
    return trained;
  }

  /** Whether it shows the last networks of another row's trainings. */
  boolean isLastOfAnother() {
    return trained != this;
  }

  /** Whether another row that was run shows the same trainings. */
  boolean repeatsAnother() {
    return isLastOfAnother() && trained.isRun();
  }

  List<String> searches() {
    return searches;
  }

  String byHand() {
    return byHand;
  }

  /** Whether at least one seed came to its end. */
  public boolean isRun() {
    return !finished().isEmpty();
  }

  /** The finished runs, one a seed, for figures; without their networks. */
  public List<Run> runs() {
    return finished().stream().map(Result::run).toList();
  }

  /**
   * Test images of true class i taken for class j, over all seeds.
   *
   * @return K×K
   */
  public int[][] confusion() {
    return finished().stream().map(Result::confusion).reduce(Row::sum).orElseThrow();
  }

  @Override
  public String toString() {
    return "row “%s”".formatted(title);
  }

  Published published() {
    return published;
  }

  List<Result> results() {
    return results;
  }

  List<Result> finished() {
    return results.stream().filter(Result::finished).toList();
  }

  Row results(List<Result> results) {
    this.results = List.copyOf(results);
    return this;
  }

  /** The mean of a quantity over the seeds that came to their end; NaN if none did. */
  double mean(Quantity quantity) {
    return finished().stream().mapToDouble(quantity::of).average().orElse(Double.NaN);
  }

  /**
   * For the figure of all rows.
   *
   * @param test the interval of its test accuracy, in percent
   */
  Bar bar(Interval test) {
    return new Bar(
        title, test.mean() / 100, test.low() / 100, test.high() / 100, published.test() / 100);
  }

  private static int[][] sum(int[][] a, int[][] b) {
    return IntStream.range(0, a.length)
        .mapToObj(i -> IntStream.range(0, a.length).map(j -> a[i][j] + b[i][j]).toArray())
        .toArray(int[][]::new);
  }
}
