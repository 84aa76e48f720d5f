package lab.author;

import java.util.List;
import java.util.Locale;
import lab.base.NumberWords;
import lab.course.Course;

/**
 * The numbers of labs, exercises, checks and known mistakes in the course, which the pages must
 * state.
 *
 * @param labs scripts in {@code labs}
 * @param pieces exercises
 * @param checks of all exercises
 * @param mistakes known ones of all exercises
 */
public record Counts(int labs, int pieces, int checks, int mistakes) {
  /**
   * What a page must say.
   *
   * @param file from the project's folder
   * @param words as they stand in it, except for its line breaks
   */
  record Saying(String file, String words) {
    /** Whether a text says so, however its lines are broken; in a script they are comments. */
    boolean standsIn(String text) {
      return text.replaceAll("\\n// ?", " ").replaceAll("\\s+", " ").contains(words);
    }
  }

  /**
   * Those of the course as it is.
   *
   * @param labs how many labs there are
   */
  static Counts of(int labs) {
    return new Counts(
        labs,
        Course.all().size(),
        Course.all().stream().mapToInt(one -> Course.rubric(one).tests().size()).sum(),
        Course.all().stream().mapToInt(one -> Course.mistakes(one).size()).sum());
  }

  /** Every place where a page says how much there is. */
  List<Saying> sayings() {
    String seventeen = NumberWords.of(pieces);
    String thirteen = NumberWords.of(labs);
    return List.of(
        inReadme(capital(seventeen) + " small pieces, from the forward pass"),
        inReadme("numbered by the " + thirteen + " labs of the course"),
        inReadme("which of " + mistakes + " known mistakes it looks like"),
        inReadme("makes the same checks, " + checks + " of them"),
        inReadme("*Experiments:* " + seventeen + " pieces and their contracts"),
        inReadme("*Learning:* " + thirteen + " labs in a stepper"),
        new Saying(Project.STUDENTS_README, seventeen + " small pieces, from the forward pass"),
        new Saying(Project.STUDENTS_README, "numbered by the " + thirteen + " labs of the course"),
        new Saying("labs/01-arrays.jsh", "In these " + thirteen + " labs you build"));
  }

  private static Saying inReadme(String words) {
    return new Saying(Project.README, words);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** {@code 13 labs, 17 pieces, 81 checks, 422 known mistakes}. */
  @Override
  public String toString() {
    return "%d labs, %d pieces, %d checks, %d known mistakes"
        .formatted(labs, pieces, checks, mistakes);
  }
}
