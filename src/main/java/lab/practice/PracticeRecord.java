package lab.practice;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import lab.base.Json;
import lab.base.Versions;
import lab.course.Verdict;
import lab.piece.process.Printed;
import lab.script.Home;
import lab.script.ProgressFile;

/**
 * Remembers verdicts, hints and solutions that were shown, in {@code labs/.progress.json}. Nothing
 * of it is trusted: a verdict counts only for the very source and program that it was given for,
 * and without the file it is all found out again.
 */
public final class PracticeRecord {
  private static final String PROGRAM = program();

  private final ProgressFile file;

  /** Keeps the record in a file that other parts of the program use, too. */
  public PracticeRecord(ProgressFile file) {
    this.file = file;
  }

  /** The verdict on a source, if it was given by this program. */
  Optional<Verdict> verdict(String exercise, String digest) {
    return checked(exercise, digest)
        .map(entry -> Json.COMPACT.fromJson(entry.get("verdict"), VerdictForm.class).verdict());
  }

  /** What the source printed when it got its verdict. */
  Printed printed(String exercise, String digest) {
    return checked(exercise, digest)
        .map(entry -> Json.COMPACT.fromJson(entry.get("printed"), Printed.class))
        .orElse(Printed.NOTHING);
  }

  /** The entry for a source, if it has the expected form. */
  private Optional<JsonObject> checked(String exercise, String digest) {
    try {
      JsonObject entry = file.read().getAsJsonObject("checked").getAsJsonObject(exercise);
      boolean current =
          entry.get("source").getAsString().equals(digest)
              && entry.get("program").getAsString().equals(PROGRAM);
      Json.COMPACT.fromJson(entry.get("verdict"), VerdictForm.class).verdict();
      Json.COMPACT.fromJson(entry.get("printed"), Printed.class).isEmpty();
      return current ? Optional.of(entry) : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty(); // no entry, or another form: not known
    }
  }

  /** Remembers a verdict, and what was printed on the way to it. */
  void keep(Verdict verdict, Printed printed, String digest) {
    JsonObject entry = new JsonObject();
    entry.addProperty("source", digest);
    entry.addProperty("program", PROGRAM);
    entry.add("verdict", Json.COMPACT.toJsonTree(VerdictForm.of(verdict)));
    entry.add("printed", Json.COMPACT.toJsonTree(printed));
    file.update(all -> ProgressFile.member(all, "checked").add(verdict.exercise().id(), entry));
  }

  /** Whether the check of a source had to be stopped. */
  boolean wasStopped(String exercise, String digest) {
    return file.read().get("stopped") instanceof JsonObject stopped
        && new JsonPrimitive(digest).equals(stopped.get(exercise));
  }

  /** Remembers that the check of a source had to be stopped. */
  void keepStopped(String exercise, String digest) {
    file.update(all -> ProgressFile.member(all, "stopped").addProperty(exercise, digest));
  }

  /** The number of an exercise's hints that were shown. */
  public int hints(String exercise) {
    return file.read().get("hints") instanceof JsonObject hints
            && hints.get(exercise) instanceof JsonPrimitive count
            && count.isNumber()
        ? count.getAsInt()
        : 0;
  }

  /** Remembers how many hints were shown. */
  public void keepHints(String exercise, int shown) {
    file.update(all -> ProgressFile.member(all, "hints").addProperty(exercise, shown));
  }

  /** Whether the solution was looked at before the exercise was solved. */
  public boolean gaveUp(String exercise) {
    return file.read().get("gaveUp") instanceof JsonArray list
        && list.contains(new JsonPrimitive(exercise));
  }

  /** Remembers that the solution was looked at. */
  public void keepGivenUp(String exercise) {
    if (!gaveUp(exercise)) {
      file.update(
          all -> {
            if (!(all.get("gaveUp") instanceof JsonArray)) {
              all.add("gaveUp", new JsonArray());
            }
            all.getAsJsonArray("gaveUp").add(exercise);
          });
    }
  }

  /** The lab's version, and when it was built: other checks may give other verdicts. */
  private static String program() {
    try {
      return Versions.lab() + " " + Files.getLastModifiedTime(Home.program());
    } catch (IOException e) {
      return Versions.lab();
    }
  }
}
