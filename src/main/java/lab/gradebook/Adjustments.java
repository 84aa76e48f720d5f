package lab.gradebook;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lab.base.AtomicFile;
import lab.base.Json;
import lab.gradebook.GradingResult.Marks;
import lab.gradebook.intake.Intake;

/**
 * The points that an instructor has given by hand, kept in the folder of grades and unchanged by
 * grading again.
 */
public final class Adjustments {
  static final String FILE = "adjustments.json";

  /**
   * Points by hand.
   *
   * @param submission name of the folder with its grade
   * @param exercise id, such as {@code 4.1}
   * @param points in place of those that the checks gave
   * @param why a sentence, which the student reads
   * @param digest of the files that they were given for; {@code null} where it was not kept
   */
  record Adjustment(String submission, String exercise, int points, String why, String digest) {
    private static final int SHOWN = 12;

    /** Whether they were given for other files than a grade is of. */
    boolean isForOther(Origin origin) {
      return digest != null && !digest.equals(origin.digest());
    }

    /** Those files, as they are told. */
    String files() {
      return Intake.shown(digest.length() > SHOWN ? digest.substring(0, SHOWN) : digest);
    }
  }

  private final Path file;
  private final List<Adjustment> all;

  private Adjustments(Path file, List<Adjustment> all) {
    this.file = file;
    this.all = new ArrayList<>(all);
  }

  /** Those of a folder of grades; none if there are none. */
  public static Adjustments in(Path out) throws IOException {
    Path file = out.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return new Adjustments(file, List.of());
    }
    try {
      Adjustment[] read = Json.PRETTY.fromJson(Files.readString(file), Adjustment[].class);
      return new Adjustments(file, List.of(read));
    } catch (JsonParseException | NullPointerException e) {
      throw new IOException(
          "%s is damaged: mend it, or delete it and give the points by hand again.".formatted(file),
          e);
    }
  }

  /** Gives points by hand, in place of any that were given before, and keeps them. */
  void put(Adjustment one) throws IOException {
    remove(one.submission(), one.exercise());
    all.add(one);
    save();
  }

  /** Takes over those of other folders of grades. */
  void putAll(Adjustments others) throws IOException {
    for (Adjustment one : others.all) {
      put(one);
    }
  }

  /** Takes back what was given by hand; whether there was something. */
  boolean takeBack(String submission, String exercise) throws IOException {
    boolean was = remove(submission, exercise);
    if (was) {
      save();
    }
    return was;
  }

  private boolean remove(String submission, String exercise) {
    return all.removeIf(
        one -> one.submission().equals(submission) && one.exercise().equals(exercise));
  }

  private void save() throws IOException {
    AtomicFile.write(file, Json.PRETTY.toJson(all));
  }

  /** A result with the points that were given by hand, and without those that were taken back. */
  GradingResult on(GradingResult result) {
    return new GradingResult(
        result.submission(),
        result.student(),
        result.origin(),
        result.notes(),
        result.mentions(),
        result.exercises().stream().map(marks -> on(result.submission(), marks)).toList());
  }

  private Marks on(String submission, Marks marks) {
    Optional<Adjustment> mine =
        all.stream()
            .filter(one -> one.submission().equals(submission))
            .filter(one -> one.exercise().equals(marks.id()))
            .findFirst();
    return marks.adjusted(mine);
  }
}
