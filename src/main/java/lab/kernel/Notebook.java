package lab.kernel;

import java.io.IOException;
import java.util.Optional;

/**
 * What a cell of a notebook can call besides all of Java; imported in each.
 *
 * <p>Outside a notebook's cell each of these fails with a sentence.
 */
public final class Notebook {
  private static volatile CellRunner runner;

  private Notebook() {}

  /** From here on the calls are this runner's. */
  static void belongTo(CellRunner running) {
    runner = running;
  }

  private static CellRunner runner() {
    return Optional.ofNullable(runner)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "this can be called in a cell of a notebook alone: labs/lab jupyter starts one"));
  }

  /**
   * Shows a value here and now, as a cell shows its last one: an array as a table, a figure as a
   * picture.
   *
   * @param value may be null
   */
  public static void display(Object value) {
    runner().output().display(DisplayFormatter.of("", value));
  }

  /**
   * Checks pieces of {@code labs/mine} as {@code labs/lab check} does, and shows the verdicts. A
   * piece that a cell of this notebook holds stands in for its file there.
   *
   * @param exercises each {@code "4.1"}, {@code "Backprop"} or {@code "4"}; none for all
   * @throws IllegalArgumentException if one names no exercise
   * @throws IOException if the sources cannot be read
   */
  public static void check(String... exercises) throws IOException {
    runner().check(exercises);
  }

  /**
   * Checks a piece that is named by its number, which may stand without quotes.
   *
   * @param exercise such as {@code 4.1}
   * @throws IllegalArgumentException if there is no such exercise
   * @throws IOException if the sources cannot be read
   */
  public static void check(double exercise) throws IOException {
    runner().check(Double.toString(exercise));
  }

  /**
   * Shows an exercise's next hint, as {@code labs/lab hint} does: from a nudge to nearly the
   * answer.
   *
   * @param exercise such as {@code "4.1"} or {@code "Backprop"}
   * @throws IllegalArgumentException if it is no exercise, or several
   * @throws IOException if what was shown before cannot be read
   */
  public static void hint(String exercise) throws IOException {
    runner().hint(exercise);
  }

  /**
   * Makes one check of a piece that a cell of this notebook holds, one that begins with {@code
   * package mine;}, as assignments of a course have it.
   *
   * @param exercise such as {@code "4.1"}
   * @param number of the check, from 1
   * @throws CheckFailedException in a sentence, if it does not pass
   * @throws IllegalArgumentException if there is no such exercise or check
   * @throws IOException if the piece cannot be run
   */
  public static void check(String exercise, int number) throws IOException {
    System.out.println(runner().written().require(exercise, number));
  }

  /**
   * Chooses whose pieces are used from the next statement on.
   *
   * @param whose {@code "mine"} for those of {@code labs/mine} that pass their checks, {@code
   *     "reference"} for none of them
   * @throws IllegalArgumentException if it is neither
   */
  public static void use(String whose) {
    runner().use(whose);
  }

  /**
   * Says how much a lab that makes a report runs from here on.
   *
   * @param budget {@code "tiny"}, {@code "quick"} or {@code "full"}
   * @throws IllegalArgumentException if it is none of these
   */
  public static void budget(String budget) {
    runner().budget(budget);
  }

  /**
   * Asks the person in front of the notebook for a line.
   *
   * @param prompt what stands before it
   * @throws IOException if nobody can be asked, as where a notebook is run without a person
   * @throws InterruptedException if the cell is interrupted meanwhile
   */
  public static String input(String prompt) throws IOException, InterruptedException {
    return runner().ask(prompt);
  }

  /** Takes away what the cell has shown so far. */
  public static void clearOutput() {
    runner().output().clear();
  }

  /** Prints all of the stack of the last error. */
  public static void stack() {
    runner().lastStack().forEach(System.out::println);
  }
}
