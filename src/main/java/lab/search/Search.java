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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import lab.AtomicFile;
import lab.Range;
import lab.Sampler;
import lab.train.DivergedException;
import lab.train.Progress;
import lab.train.Run;
import lab.train.SideBySide;
import lab.train.Training;

/**
 * Tries many settings and measures each on the validation images; the test images are never looked
 * at. Trials run side by side, one thread each; every finished one is a line of the search's file,
 * and a search that is started again with the same file repeats none of them.
 *
 * <pre>
 * var coarse = Search.of(settings -> base.lambda(settings.get("lambda")))
 *     .random(10, Map.of("lambda", new LogUniform(-5, -1)), 42)
 *     .run(Path.of("target/coarse.jsonl"));
 * </pre>
 */
public final class Search {
  private static final Gson JSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  /** A line of the file: the trial, and of which training it was. */
  private record Line(String training, Trial trial) {}

  private final Function<Map<String, Double>, Training> recipe;
  private final List<Candidate> candidates;

  private Search(Function<Map<String, Double>, Training> recipe, List<Candidate> candidates) {
    this.recipe = recipe;
    this.candidates = candidates;
  }

  /**
   * A search over the trainings of a recipe.
   *
   * @param recipe makes a training of the settings of a trial
   */
  public static Search of(Function<Map<String, Double>, Training> recipe) {
    return new Search(recipe, List.of());
  }

  /**
   * Random search: each trial draws a value of each axis, and has a seed of its own.
   *
   * @param draws how many trials, ≥ 1
   * @param axes name to distribution; use a map in order where there are several
   * @param seed the search's seed
   */
  public Search random(int draws, Map<String, ? extends Sampler> axes, long seed) {
    Range.require("search", "draws", draws, draws >= 1, "at least 1");
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Candidate> drawn = new ArrayList<>();
    for (int number = 0; number < draws; number++) {
      long ownSeed = seeds.nextLong(1L << 53); // one that JSON readers keep exact
      RandomGenerator random = new SplittableRandom(ownSeed);
      Map<String, Double> settings = new LinkedHashMap<>();
      axes.forEach((name, axis) -> settings.put(name, axis.draw(random)));
      drawn.add(new Candidate(number, ownSeed, settings));
    }
    return new Search(recipe, drawn);
  }

  /**
   * Grid search: a trial a point. All share one seed, so that they are pairs: they differ in their
   * settings and in nothing else.
   *
   * @param names the axes' names
   * @param points the grid, each point with a value for each name
   * @param seed every trial's seed
   * @throws IllegalArgumentException if a point has more or fewer values than there are names
   */
  public Search grid(List<String> names, List<List<Double>> points, long seed) {
    List<Candidate> crossed = new ArrayList<>();
    for (List<Double> point : points) {
      if (point.size() != names.size()) {
        throw new IllegalArgumentException(
            "search: every point must have %d values, for %s, but one is %s"
                .formatted(names.size(), names, point));
      }
      Map<String, Double> settings = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        settings.put(names.get(i), point.get(i));
      }
      crossed.add(new Candidate(crossed.size(), seed, settings));
    }
    return new Search(recipe, crossed);
  }

  /** What will be tried. */
  public List<Candidate> candidates() {
    return candidates;
  }

  /** Updates of all trials together. */
  public long updateCount() {
    return candidates.stream().mapToLong(candidate -> training(candidate).updateCount()).sum();
  }

  /** Runs on all cores; see {@link #run(Path, int)}. */
  public List<Trial> run(Path file) {
    return run(file, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Runs every trial that does not stand in the file yet.
   *
   * @param file where results go, a line of JSON each, as they come
   * @param threads trials at a time, ≥ 1
   * @return all trials, in order of number
   */
  public List<Trial> run(Path file, int threads) {
    Map<String, Trial> known = read(file);
    String task = file.getFileName().toString().replaceFirst("\\..*", "");
    try (Progress progress = new Progress(task, updateCount())) {
      List<Callable<Trial>> jobs = new ArrayList<>();
      for (Candidate candidate : candidates) {
        jobs.add(() -> knownOrTried(candidate, known, file, progress));
      }
      return SideBySide.run(jobs, threads);
    }
  }

  private Trial knownOrTried(
      Candidate candidate, Map<String, Trial> known, Path file, Progress progress) {
    Training training = training(candidate);
    String id = training.provenance().fingerprint();
    Trial before = known.get(id);
    if (before != null) {
      progress.started(training.updateCount(), training.updateCount());
      return numbered(before, candidate);
    }
    Trial trial = attempt(candidate, training.listen(progress));
    append(file, new Line(id, trial));
    return trial;
  }

  private Training training(Candidate candidate) {
    return recipe.apply(candidate.settings()).seed(candidate.seed());
  }

  private static Trial attempt(Candidate candidate, Training training) {
    long start = System.nanoTime();
    double accuracy = Double.NaN;
    String diverged = "";
    try {
      Run run = training.fit();
      accuracy = run.validation().accuracy();
    } catch (DivergedException e) {
      diverged = e.getMessage();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Trial(
        candidate.number(), candidate.seed(), candidate.settings(), accuracy, diverged, seconds);
  }

  private static Trial numbered(Trial trial, Candidate candidate) {
    return new Trial(
        candidate.number(),
        candidate.seed(),
        candidate.settings(),
        trial.validationAccuracy(),
        trial.diverged(),
        trial.seconds());
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
          "search: %s could not be read: %s".formatted(file, e.getMessage()), e);
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

  private static synchronized void append(Path file, Line line) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file, JSON.toJson(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "search: %s could not be written: %s".formatted(file, e.getMessage()), e);
    }
  }
}
