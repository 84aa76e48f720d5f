package lab.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import lab.Cores;
import lab.Range;
import lab.Sampler;
import lab.train.Progress;
import lab.train.SideBySide;
import lab.train.Training;

/**
 * Tries many settings and measures each on the validation images; the test images are never looked
 * at. Trials run side by side, one thread each; every finished one is a line of the search's file,
 * and a search that is started again with the same file repeats none of them. Seven cycles are the
 * first seven of nine: trials that differ in their length alone are one training, measured where
 * each ends.
 *
 * <pre>
 * var coarse = Search.of(settings -> base.lambda(settings.get("lambda")))
 *     .random(10, Map.of("lambda", new LogUniform(-5, -1)), 42)
 *     .run(Path.of("target/coarse.jsonl"));
 * </pre>
 */
public final class Search {
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
   * Random search that leaves no part of a range out: a trial a stratum, with a seed of its own.
   *
   * @param name the axis
   * @param strata a distribution for each trial, such as those of equal parts of a range
   * @param seed the search's seed
   */
  public Search stratified(String name, List<? extends Sampler> strata, long seed) {
    Range.require("search", "strata", strata.size(), !strata.isEmpty(), "at least 1");
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Candidate> drawn = new ArrayList<>();
    for (Sampler stratum : strata) {
      long ownSeed = seeds.nextLong(1L << 53);
      double value = stratum.draw(new SplittableRandom(ownSeed));
      drawn.add(new Candidate(drawn.size(), ownSeed, Map.of(name, value)));
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

  /** Updates of all trials together: a trial that is the beginning of another one costs none. */
  public long updateCount() {
    return courses().stream().mapToLong(Course::updateCount).sum();
  }

  /** Runs on all cores; see {@link #run(Path, int)}. */
  public List<Trial> run(Path file) {
    return run(file, Cores.count());
  }

  /**
   * Runs every trial that does not stand in the file yet.
   *
   * @param file where results go, a line of JSON each, as they come
   * @param threads trainings at a time, ≥ 1; trials that differ in their length alone are one
   *     training
   * @return all trials, in order of number
   */
  public List<Trial> run(Path file, int threads) {
    TrialFile trials = new TrialFile(file);
    String task = file.getFileName().toString().replaceFirst("\\..*", "");
    try (Progress progress = new Progress(task, updateCount())) {
      List<Callable<Void>> jobs = new ArrayList<>();
      for (Course course : courses()) {
        jobs.add(
            () -> {
              course.run(trials, progress);
              return null;
            });
      }
      SideBySide.run(jobs, threads);
    }
    return candidates.stream()
        .map(candidate -> trials.of(training(candidate)).numbered(candidate.number()))
        .toList();
  }

  private List<Course> courses() {
    Map<String, Course> courses = new LinkedHashMap<>();
    for (Candidate candidate : candidates) {
      Training training = training(candidate);
      courses
          .computeIfAbsent(training.provenance().course(), name -> new Course())
          .add(candidate, training);
    }
    return List.copyOf(courses.values());
  }

  private Training training(Candidate candidate) {
    return recipe.apply(candidate.settings()).seed(candidate.seed());
  }
}
