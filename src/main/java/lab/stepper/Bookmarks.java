package lab.stepper;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import lab.script.ProgressFile;

/** Remembers where each lab was left. */
final class Bookmarks {
  private static final String LABS = "labs";

  private final ProgressFile file;

  Bookmarks(ProgressFile file) {
    this.file = file;
  }

  /** The title of the step that is next, if the lab was left before its end. */
  Optional<String> next(String lab) {
    return entry(lab, "next");
  }

  /** Whether a lab was once stepped through to its end. */
  boolean isDone(String lab) {
    return entry(lab, "done").isPresent();
  }

  private Optional<String> entry(String lab, String key) {
    return Optional.ofNullable(file.read().get(LABS))
        .filter(JsonElement::isJsonObject)
        .map(labs -> labs.getAsJsonObject().get(lab))
        .filter(JsonElement::isJsonObject)
        .map(entry -> entry.getAsJsonObject().get(key))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString);
  }

  /** Remembers the step that is next. */
  void leave(String lab, String next) {
    file.update(all -> of(all, lab).addProperty("next", next));
  }

  /** Remembers that the end was reached. */
  void finish(String lab) {
    file.update(
        all -> {
          of(all, lab).remove("next");
          of(all, lab).addProperty("done", true);
        });
  }

  private static JsonObject of(JsonObject all, String lab) {
    return ProgressFile.member(ProgressFile.member(all, LABS), lab);
  }
}
