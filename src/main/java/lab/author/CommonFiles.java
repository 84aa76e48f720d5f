package lab.author;

import java.io.IOException;
import java.nio.file.Files;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.piece.Assignment;
import lab.stepper.Lab;

/**
 * The files that all exercises have a part in, read once for all of them.
 *
 * @param project whose they are
 * @param variants the tests with right pieces in other styles
 * @param idle those with pieces that compute nothing
 * @param cases the table of what checks must ask
 * @param labs their scripts by their numbers
 */
public record CommonFiles(
    Project project, String variants, String idle, String cases, SortedMap<Integer, String> labs) {
  private static final Pattern YOUR_TURN = Pattern.compile("(?m)^// Your turn:.*\\n(?://.*\\n)*");

  /** Reads those of a project; one that is not there is empty. */
  public static CommonFiles of(Project project) throws IOException {
    SortedMap<Integer, String> labs = new TreeMap<>();
    for (Lab lab : project.labs()) {
      labs.put(lab.number(), Files.readString(lab.file()));
    }
    return new CommonFiles(
        project,
        project.text(Project.VARIANTS).orElse(""),
        project.text(Project.IDLE).orElse(""),
        project.text(Project.CASES).orElse(""),
        labs);
  }

  /** How often {@code VariantsTest} adds a variant of an exercise, with settings or without. */
  int variants(Assignment exercise) {
    return count("\\b(?:add|with)\\(\\s*\"%s\"".formatted(id(exercise)), variants);
  }

  /** How many pieces {@code IdleTest} has that compute nothing by an exercise's contract. */
  int idle(Assignment exercise) {
    return count("\\barguments\\(\\s*%s\\.class".formatted(contract(exercise)), idle);
  }

  /** How many lines say what an exercise's checks must ask, and those of its contract. */
  int cases(Assignment exercise) {
    return count("(?m)^(?:%s|%s),".formatted(id(exercise), contract(exercise)), cases);
  }

  private static String id(Assignment exercise) {
    return Pattern.quote(exercise.id());
  }

  private static String contract(Assignment exercise) {
    return exercise.contract().getSimpleName();
  }

  private static int count(String place, String text) {
    return (int) Pattern.compile(place).matcher(text).results().count();
  }

  /** What an exercise's lab asks of the learner, its lines one after another; empty if nothing. */
  String yourTurn(Assignment exercise) {
    Matcher found = YOUR_TURN.matcher(labs.getOrDefault(exercise.lab(), ""));
    return found.find() ? found.group().replaceAll("\\s*\\n(?:// *)?", " ").strip() : "";
  }
}
