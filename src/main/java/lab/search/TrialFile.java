package lab.search;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.base.AtomicFile;
import lab.base.Json;
import lab.base.Reason;
import lab.train.OtherVersions;
import lab.train.Provenance;

/** Reads and writes the file of a search's finished trials, a line of JSON for each. */
final class TrialFile {

  /**
   * A line of the file.
   *
   * @param training fingerprint of the training
   * @param untold pieces that do not tell their settings, so that another training may have the
   *     same fingerprint; empty if there is none
   * @param trial what came of it
   * @param worker who did it, where that was a cluster's
   * @param otherVersions by what it was computed there, in place of what is here; null if nothing
   */
  private record Line(
      String training,
      String untold,
      Trial trial,
      String worker,
      Map<String, String> otherVersions) {
    static Line of(TrialTraining attempt, Trial trial, Map<String, String> versions) {
      String untold = attempt.provenance().untold();
      String worker = versions.get("worker");
      Map<String, String> others = OtherVersions.tellOnce(versions);
      boolean same = others.isEmpty();
      return new Line(attempt.fingerprint(), untold, trial, worker, same ? null : others);
    }

    /** The same result, told of another candidate, whose training is the same. */
    Line of(Candidate candidate) {
      return new Line(training, untold, trial.of(candidate), worker, otherVersions);
    }
  }

  /** The beginning of every line; a file that begins otherwise is left alone. */
  private static final String BEGINNING = "{\"training\":";

  /** What a trial is known by. */
  private record Key(String training, int number, long seed, Map<String, Double> settings) {
    static Key of(TrialTraining attempt) {
      Candidate tried = attempt.candidate();
      return new Key(attempt.fingerprint(), tried.number(), tried.seed(), tried.settings());
    }

    static Key of(Line line) {
      Trial trial = line.trial();
      return new Key(line.training(), trial.number(), trial.seed(), trial.settings());
    }
  }

  private final Path file;
  private final Map<Key, Line> lines;

  /**
   * Reads what is there, and requires that more can be written, before a trial is run.
   *
   * @param file need not exist
   */
  TrialFile(Path file) {
    requireWritable(file);
    this.file = file;
    lines = read(file);
  }

  /**
   * Requires that what stands in the file can be told from what these attempts will give.
   *
   * @throws IllegalArgumentException if it cannot, for a piece does not tell its settings
   */
  void requireTold(List<TrialTraining> attempts) {
    for (TrialTraining attempt : attempts) {
      if (!attempt.isTold() && !lines.isEmpty()) {
        throw new IllegalArgumentException(
            "search: %s holds finished trials (%d), but whether they are of the same trainings cannot be known, since %s; make it a record whose components are all that its code works with, or name a new file"
                .formatted(file, lines.size(), attempt.provenance().untold()));
      }
    }
  }

  /** What an attempt has come to. */
  synchronized Optional<Trial> find(TrialTraining attempt) {
    return Optional.ofNullable(lines.get(Key.of(attempt))).map(Line::trial);
  }

  /**
   * Whether it is known what an attempt comes to, by itself or by another one of the same training;
   * it stands in the file then.
   */
  synchronized boolean knows(TrialTraining attempt) {
    if (!lines.containsKey(Key.of(attempt)) && attempt.isTold()) {
      lines.values().stream()
          .filter(line -> line.training().equals(attempt.fingerprint()))
          .findFirst()
          .ifPresent(same -> add(attempt, same.of(attempt.candidate())));
    }
    return lines.containsKey(Key.of(attempt));
  }

  /**
   * Writes down what an attempt has come to, unless it stands there already.
   *
   * @param versions of what it was computed with; see {@link Provenance#versions}
   */
  synchronized void add(TrialTraining attempt, Trial trial, Map<String, String> versions) {
    add(attempt, Line.of(attempt, trial, versions));
  }

  private void add(TrialTraining attempt, Line line) {
    if (lines.putIfAbsent(Key.of(attempt), line) != null) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          Json.COMPACT.toJson(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "search: %s could not be written: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private static void requireWritable(Path file) {
    try {
      AtomicFile.requireWritable(file);
    } catch (IOException e) {
      throw new UncheckedIOException("search: " + e.getMessage(), e);
    }
  }

  /** The finished trials; a last line cut short is taken off. */
  private static Map<Key, Line> read(Path file) {
    Map<Key, Line> known = new LinkedHashMap<>();
    try {
      if (!Files.exists(file)) {
        return known;
      }
      String text = Files.readString(file);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      int number = 0;
      for (String json : whole.lines().toList()) {
        number++;
        Line line = parse(json, file, number);
        known.put(Key.of(line), line);
      }
      String rest = text.substring(whole.length());
      if (!rest.startsWith(BEGINNING) && !BEGINNING.startsWith(rest)) {
        throw notATrial(file, number + 1);
      }
      if (!rest.isEmpty()) {
        AtomicFile.write(file, whole);
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "search: %s could not be read: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private static Line parse(String json, Path file, int number) {
    try {
      Line line = Json.COMPACT.fromJson(json, Line.class);
      boolean whole = line != null && line.training() != null && line.trial() != null;
      if (whole && line.untold() == null) {
        throw new IllegalArgumentException(
            "search: %s is of an earlier version of the lab, which did not note all that a trial depends on; delete it to search anew, or name a new file"
                .formatted(file));
      }
      if (whole) {
        return line;
      }
    } catch (JsonParseException e) {
      // told below, with what to do
    }
    throw notATrial(file, number);
  }

  private static IllegalArgumentException notATrial(Path file, int number) {
    return new IllegalArgumentException(
        "search: line %d of %s is not the result of a trial; take the line out, or name a new file"
            .formatted(number, file));
  }
}
