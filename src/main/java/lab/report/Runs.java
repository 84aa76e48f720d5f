package lab.report;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lab.base.AtomicFile;
import lab.base.Folder;
import lab.base.Json;
import lab.base.Reason;
import lab.jobs.ParallelJobs;
import lab.jobs.ThisMachine;
import lab.jobs.Workers;
import lab.train.DivergedException;
import lab.train.Progress;
import lab.train.Provenance;
import lab.train.Run;
import lab.train.Training;
import lab.train.TrainingListener;

/**
 * Runs trainings and keeps their results in a folder, so that a report can be resumed. A run is a
 * result (JSON) and a checkpoint; both bear the training's fingerprint in their names, so that a
 * report that goes on takes up what is the same training and nothing else.
 *
 * @param folder where they are
 * @param images the name and digest of the images; looks at others' test images do not count here
 */
record Runs(Path folder, String images) {
  static final long FIRST_SEED = 42;

  /** A row's files, {@code wide-42-0123456789ab.json}, or a search's, {@code grid.jsonl}. */
  private static final Pattern OURS =
      Pattern.compile("(\\w+)(-\\d+-[0-9a-f]{12}\\.(json|checkpoint)|\\.jsonl)");

  /** One ensemble is in memory at a time: each may be as large as all trainings together. */
  private static final Object ENSEMBLE = new Object();

  /** Hears of a training whose updates the progress has counted already. */
  private static final TrainingListener COUNTED = new TrainingListener() {};

  private record Job(Row row, Training training, long cost) {}

  /**
   * Forgets the runs that the options name, and leaves files alone that are not the report's. Looks
   * at the test images are never forgotten.
   */
  void clear(Options options) {
    try {
      for (Path file : Folder.list(folder, file -> isForgotten(file, options))) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "report: the earlier runs in %s cannot be deleted: %s".formatted(folder, e), e);
    }
  }

  private boolean isForgotten(Path file, Options options) {
    Matcher ours = OURS.matcher(file.getFileName().toString());
    return ours.matches() && options.wants(ours.group(1));
  }

  /** The file of a search's trials. */
  Path search(String name) {
    return folder.resolve(name + ".jsonl");
  }

  /**
   * Runs each row with each seed, as many at a time as there are cores, or workers; those that show
   * other rows' trainings when these are there.
   */
  void run(List<Row> rows, int seeds) {
    runSideBySide(rows.stream().filter(row -> !row.isLastOfAnother()).toList(), seeds);
    runSideBySide(rows.stream().filter(Row::isLastOfAnother).toList(), seeds);
  }

  private void runSideBySide(List<Row> rows, int seeds) {
    if (rows.isEmpty()) {
      return;
    }
    // The longest first: at the end, no core waits long for another.
    List<Job> jobs =
        rows.stream()
            .flatMap(
                row ->
                    LongStream.range(FIRST_SEED, FIRST_SEED + seeds)
                        .mapToObj(seed -> job(row, row.training().seed(seed))))
            .sorted(Comparator.comparingLong(Job::cost).reversed())
            .toList();
    Workers workers = ParallelJobs.workers();
    long updates = jobs.stream().mapToLong(job -> job.training().updateCount()).sum();
    try (Progress progress = new Progress("rows", updates).of(workers)) {
      List<Callable<Result>> calls = new ArrayList<>();
      jobs.forEach(job -> calls.add(() -> known(job, progress)));
      List<Result> results = ParallelJobs.run(calls, workers);
      rows.forEach(
          row ->
              row.results(
                  IntStream.range(0, jobs.size())
                      .filter(i -> jobs.get(i).row() == row)
                      .mapToObj(results::get)
                      .toList()));
    }
  }

  private static Job job(Row row, Training training) {
    Provenance provenance = training.provenance();
    if (!provenance.untold().isEmpty()) {
      throw new IllegalArgumentException(
          "report: row %s is kept in files, which could be taken for another training's, since %s; make it a record whose components are all that its code works with"
              .formatted(row.name(), provenance.untold()));
    }
    long m = Long.parseLong(provenance.settings().get("m"));
    return new Job(row, training, training.updateCount() * m);
  }

  private Result known(Job job, Progress progress) {
    Training training = job.training();
    Path file = file(job.row(), training, ".json");
    if (Files.exists(file)) {
      progress.started(training.updateCount(), training.updateCount());
      return read(file);
    }
    Workers workers = job.row().isLastOfAnother() ? new ThisMachine() : ParallelJobs.workers();
    Result result = workers.run(new RowJob(this, job.row(), training, progress));
    write(file, Json.COMPACT.toJson(result));
    return result;
  }

  /** Runs a row's training in this program. */
  Result here(Row row, Training training, Progress progress) {
    Training watched = training.listen(progress);
    try {
      if (row.isLastOfAnother() || !training.provenance().isOfEnsemble()) {
        return measured(row, watched);
      }
      checkpointed(row, watched).fitLast();
      synchronized (ENSEMBLE) {
        return measured(row, training.listen(COUNTED));
      }
    } catch (DivergedException e) {
      return Result.diverged(row.name(), training.provenance(), e.getMessage());
    }
  }

  private Result measured(Row row, Training training) {
    Run run = trained(row, training);
    noteLook(row, training);
    return Result.of(row.name(), run, training);
  }

  /** A finished row's run of the first seed with its network, from its checkpoint. */
  Run withNetwork(Row row) {
    Training training = row.training().seed(row.finished().get(0).seed());
    return trained(row, training);
  }

  private Run trained(Row row, Training training) {
    Training kept = checkpointed(row, training);
    return row.isLastOfAnother() ? kept.fitLast() : kept.fit();
  }

  private Training checkpointed(Row row, Training training) {
    return training.checkpoint(checkpoint(row.trained(), training));
  }

  /** Where a row's training is kept. */
  Path checkpoint(Row row, Training training) {
    return file(row, training, ".checkpoint");
  }

  private Path file(Row row, Training training, String ending) {
    String fingerprint = training.provenance().fingerprint().substring(0, 12);
    return folder.resolve(
        "%s-%d-%s%s".formatted(row.name(), training.provenance().seed(), fingerprint, ending));
  }

  private static Result read(Path file) {
    try {
      Result result = Json.COMPACT.fromJson(Files.readString(file), Result.class);
      if (result != null && result.provenance() != null) {
        return result;
      }
    } catch (IOException | JsonParseException e) {
      // told below, with what to do
    }
    throw new IllegalArgumentException(
        "report: %s is not the result of a run; delete it, and it is run again".formatted(file));
  }

  static void write(Path file, String text) {
    try {
      AtomicFile.write(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("report: " + e.getMessage(), e);
    }
  }

  /** Written down before the look, so that no look is forgotten. */
  synchronized void noteLook(Row row, Training training) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          looks(),
          "%s: %s, seed %d%n".formatted(images, row.name(), training.provenance().seed()),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "report: %s cannot be written: %s".formatted(looks(), Reason.of(e)), e);
    }
  }

  /** How often the test images were looked at, in every start of a report with this folder. */
  long looksAtTest() {
    try (Stream<String> lines = Files.exists(looks()) ? Files.lines(looks()) : Stream.empty()) {
      return lines.filter(line -> line.startsWith(images + ": ")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "report: %s cannot be read: %s".formatted(looks(), Reason.of(e)), e);
    }
  }

  private Path looks() {
    return folder.resolve("looks-at-test.txt");
  }
}
