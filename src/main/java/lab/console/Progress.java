package lab.console;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import lab.AtomicFile;
import lab.Versions;
import lab.grade.Checker;
import lab.grade.Verdict;

/**
 * The small file that remembers. Nothing in it is trusted: a verdict counts only for the very
 * source and program that it was given for, and without the file it is all found out again. What
 * others keep in it stays.
 */
final class Progress {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final String PROGRAM = program();

  private final Path file;
  private final Consumer<String> complaint;

  /**
   * @param complaint told, in a sentence, if the file has to be set aside
   */
  Progress(Path file, Consumer<String> complaint) {
    this.file = file;
    this.complaint = complaint;
  }

  /** The verdict on a source, if it was given by this program. */
  Optional<Verdict> verdict(String exercise, String digest) {
    try {
      JsonObject entry = read().getAsJsonObject("checked").getAsJsonObject(exercise);
      boolean current =
          entry.get("source").getAsString().equals(digest)
              && entry.get("program").getAsString().equals(PROGRAM);
      return current
          ? Optional.of(GSON.fromJson(entry.get("verdict"), VerdictForm.class).verdict())
          : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty(); // no entry, or not of the form expected: not known
    }
  }

  /** Remembers a verdict. */
  void keep(Verdict verdict, String digest) throws IOException {
    JsonObject entry = new JsonObject();
    entry.addProperty("source", digest);
    entry.addProperty("program", PROGRAM);
    entry.add("verdict", GSON.toJsonTree(VerdictForm.of(verdict)));
    update(all -> object(all, "checked").add(verdict.exercise().id(), entry));
  }

  /** How many hints were shown. */
  int hints(String exercise) {
    return read().get("hints") instanceof JsonObject hints
            && hints.get(exercise) instanceof JsonPrimitive count
            && count.isNumber()
        ? count.getAsInt()
        : 0;
  }

  /** Remembers how many hints were shown. */
  void keepHints(String exercise, int shown) throws IOException {
    update(all -> object(all, "hints").addProperty(exercise, shown));
  }

  /** Whether the solution was looked at before the exercise was solved. */
  boolean gaveUp(String exercise) {
    return read().get("gaveUp") instanceof JsonArray list
        && list.contains(new JsonPrimitive(exercise));
  }

  /** Remembers that the solution was looked at. */
  void keepGivenUp(String exercise) throws IOException {
    if (!gaveUp(exercise)) {
      update(
          all -> {
            if (!(all.get("gaveUp") instanceof JsonArray)) {
              all.add("gaveUp", new JsonArray());
            }
            all.getAsJsonArray("gaveUp").add(exercise);
          });
    }
  }

  /** Changes the file; members that the change leaves alone stay as they are. */
  synchronized void update(Consumer<JsonObject> change) throws IOException {
    JsonObject all = read();
    change.accept(all);
    byte[] text = (GSON.toJson(all) + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(text));
  }

  /** All that is in the file; an empty object if there is none, or none that can be read. */
  synchronized JsonObject read() {
    try {
      JsonElement all = JsonParser.parseString(Files.readString(file));
      if (all.isJsonObject()) {
        return all.getAsJsonObject();
      }
      return setAside("it holds no object");
    } catch (NoSuchFileException e) {
      return new JsonObject();
    } catch (IOException | JsonParseException e) {
      return setAside(Sentence.of(e).lines().findFirst().orElse(""));
    }
  }

  private JsonObject setAside(String reason) {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      complaint.accept(
          "%s cannot be read (%s); it was renamed to %s, and your pieces are checked anew. What is lost is where you left the labs, and how many hints you saw."
              .formatted(file, reason, aside.getFileName()));
    } catch (IOException e) {
      complaint.accept("%s cannot be read: %s".formatted(file, Sentence.of(e)));
    }
    return new JsonObject();
  }

  private static JsonObject object(JsonObject all, String name) {
    if (!(all.get(name) instanceof JsonObject)) {
      all.add(name, new JsonObject());
    }
    return all.getAsJsonObject(name);
  }

  /** The lab's version, and when it was built: other checks may give other verdicts. */
  private static String program() {
    try {
      Path built =
          Path.of(Checker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Versions.lab() + " " + Files.getLastModifiedTime(built);
    } catch (Exception e) {
      return Versions.lab();
    }
  }
}
