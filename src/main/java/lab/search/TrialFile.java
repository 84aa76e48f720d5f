package lab.search;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import lab.AtomicFile;
import lab.Reason;
import lab.train.Training;

/** The finished trials of a search: a line of JSON each, as they come. */
final class TrialFile {
  private static final Gson JSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  /** A line of the file: the trial, and of which training it was. */
  private record Line(String training, Trial trial) {}

  private final Path file;
  private final Map<String, Trial> trials;

  /**
   * Reads what is there.
   *
   * @param file need not exist
   */
  TrialFile(Path file) {
    this.file = file;
    trials = read(file);
  }

  synchronized boolean has(Training training) {
    return trials.containsKey(id(training));
  }

  /** The trial that a training was. */
  synchronized Trial of(Training training) {
    return trials.get(id(training));
  }

  /** Writes a trial down. */
  synchronized void add(Training training, Trial trial) {
    trials.put(id(training), trial);
    String line = JSON.toJson(new Line(id(training), trial));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "search: %s could not be written: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private static String id(Training training) {
    return training.provenance().fingerprint();
  }

  /** The finished trials by their training's fingerprint; a last line cut short is taken off. */
  private static Map<String, Trial> read(Path file) {
    Map<String, Trial> known = new HashMap<>();
    try {
      if (!Files.exists(file)) {
        return known;
      }
      String text = Files.readString(file);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      if (whole.length() < text.length()) {
        AtomicFile.write(file, out -> out.write(whole.getBytes(StandardCharsets.UTF_8)));
      }
      int number = 0;
      for (String json : whole.lines().toList()) {
        number++;
        Line line = parse(json, file, number);
        known.put(line.training(), line.trial());
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "search: %s could not be read: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private static Line parse(String json, Path file, int number) {
    try {
      Line line = JSON.fromJson(json, Line.class);
      if (line != null && line.training() != null && line.trial() != null) {
        return line;
      }
    } catch (JsonParseException e) {
      // told below, with what to do
    }
    throw new IllegalArgumentException(
        "search: line %d of %s is not the result of a trial; take the line out, or delete the file to search anew"
            .formatted(number, file));
  }
}
