package lab.stepper;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lab.base.EnglishList;
import lab.base.Nearest;
import lab.course.Course;
import lab.piece.Assignment;

/** Finds the exercises that a command line names by an id, a piece or a whole lab. */
public final class Choice {
  private Choice() {}

  /**
   * The exercises that words name.
   *
   * @param words each {@code 4.1}, {@code Backprop} or {@code 4}; none for all exercises
   * @return in the course's order
   * @throws IllegalArgumentException if a word names none; the message lists the nearest
   */
  public static List<Assignment> of(Collection<String> words) {
    if (words.isEmpty()) {
      return Course.all();
    }
    Set<Assignment> chosen = new LinkedHashSet<>();
    words.forEach(word -> chosen.addAll(named(word)));
    return Course.all().stream().filter(chosen::contains).toList();
  }

  /**
   * The one exercise that a word names.
   *
   * @throws IllegalArgumentException if it names none, or several
   */
  public static Assignment one(String word) {
    List<Assignment> named = named(word);
    if (named.size() > 1) {
      throw new IllegalArgumentException(
          "Lab %s has several exercises: name one, %s."
              .formatted(word, EnglishList.or(names(named))));
    }
    return named.get(0);
  }

  private static List<Assignment> named(String word) {
    String name = word.replaceAll("^.*[/\\\\]|\\.java$", ""); // a file of mine will do
    List<Assignment> named =
        Course.all().stream()
            .filter(
                exercise ->
                    exercise.id().equals(name)
                        || exercise.piece().equalsIgnoreCase(name)
                        || name.equals("" + exercise.lab()))
            .toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException(unknown(word));
    }
    return named;
  }

  private static String unknown(String word) {
    Optional<Lab> lab = lab(word);
    if (lab.isPresent()) {
      return "Lab %d has no exercise of its own: it puts the others together."
          .formatted(lab.get().number());
    }
    List<Assignment> nearest =
        Course.all().stream()
            .sorted(Comparator.comparingInt(exercise -> distance(word, exercise)))
            .limit(3)
            .toList();
    return "There is no exercise %s; the nearest are %s."
        .formatted(word, EnglishList.and(names(nearest)));
  }

  private static Optional<Lab> lab(String word) {
    try {
      return Lab.find(word);
    } catch (IOException e) {
      return Optional.empty(); // labs that cannot be listed have no names that could be meant
    }
  }

  private static int distance(String word, Assignment exercise) {
    int toId = Nearest.distance(word, exercise.id());
    boolean sameLab = word.startsWith(exercise.lab() + ".");
    return Math.min(
        sameLab ? 0 : toId,
        Nearest.distance(word.toLowerCase(Locale.ROOT), exercise.piece().toLowerCase(Locale.ROOT)));
  }

  private static List<String> names(List<Assignment> exercises) {
    return exercises.stream().map(Assignment::toString).toList();
  }
}
