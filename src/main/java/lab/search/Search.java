package lab.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import lab.Range;
import lab.Sampler;
import lab.data.Data;
import lab.jobs.ParallelJobs;
import lab.jobs.ThisMachine;
import lab.jobs.Workers;
import lab.train.Progress;
import lab.train.Training;

/**
 * Tries many settings and measures each on the validation images; the test images are never looked
 * at. Trials run side by side, one thread each; every finished one is a line of the search's file,
 * and a search that is started again with the same file repeats none of them. Seven cycles are the
 * first seven of nine: trials that differ in their length alone are one training, measured where
 * each ends.
 *
 * <pre>
 * var axes = Map.of("lambda", new LogUniform(-5, -1), "eta_max", new LogUniform(-2, 0));
 * var coarse = Search.of(settings -> base
 *         .lambda(settings.get("lambda"))
 *         .schedule(new CyclicalSchedule(1e-5, settings.get("eta_max"), 450)))
 *     .random(10, axes, 42)
 *     .run(Path.of("target/coarse.jsonl"));
 * </pre>
 *
 * Only trainings whose pieces all tell their settings (see {@link Training#checkpoint}) are ever
 * taken for the same. A recipe with a lambda in it, say, is tried point by point, and its file must
 * be a new one. Trials run one at a time where a piece may keep something between calls: two trials
 * at once could share it.
 */
public final class Search {
  private final Function<Map<String, Double>, Training> recipe;
  private final List<Candidate> candidates;

  private final Optional<Workers> workers;

  private Search(
      Function<Map<String, Double>, Training> recipe,
      List<Candidate> candidates,
      Optional<Workers> workers) {
    this.recipe = recipe;
    this.candidates = candidates;
    this.workers = workers;
  }

  /**
   * A search over the trainings of a recipe.
   *
   * @param recipe makes a training of the settings of a trial
   */
  public static Search of(Function<Map<String, Double>, Training> recipe) {
    Range.requireGiven("search", "the recipe", recipe);
    return new Search(recipe, List.of(), Optional.empty());
  }

  /**
   * Random search: each trial draws a value of each axis, and has a seed of its own.
   *
   * @param draws how many trials, ≥ 1
   * @param axes name to distribution; drawn in the order of their names, whatever the map's
   * @param seed the search's seed
   */
  public Search random(int draws, Map<String, ? extends Sampler> axes, long seed) {
    Range.requireGiven("search", "axes", axes);
    Range.require("search", "draws", draws, draws >= 1, "at least 1");
    Range.require("search", "axes", axes.size(), !axes.isEmpty(), "at least 1");
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Candidate> drawn = new ArrayList<>();
    for (int number = 0; number < draws; number++) {
      long ownSeed = seeds.nextLong(1L << 53); // one that JSON readers keep exact
      RandomGenerator random = new SplittableRandom(ownSeed);
      Map<String, Double> settings = new LinkedHashMap<>();
      new TreeMap<>(axes)
          .forEach((name, axis) -> settings.put(name, number(name, axis.draw(random))));
      drawn.add(new Candidate(number, ownSeed, settings));
    }
    return of(drawn);
  }

  /**
   * Random search that leaves no part of a range out: a trial a stratum, with a seed of its own.
   *
   * @param name the axis
   * @param strata a distribution for each trial, such as those of equal parts of a range
   * @param seed the search's seed
   */
  public Search stratified(String name, List<? extends Sampler> strata, long seed) {
    Range.requireGiven("search", "the axis's name", name);
    Range.requireGiven("search", "strata", strata);
    Range.require("search", "strata", strata.size(), !strata.isEmpty(), "at least 1");
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Candidate> drawn = new ArrayList<>();
    for (Sampler stratum : strata) {
      long ownSeed = seeds.nextLong(1L << 53);
      double value = number(name, stratum.draw(new SplittableRandom(ownSeed)));
      drawn.add(new Candidate(drawn.size(), ownSeed, Map.of(name, value)));
    }
    return of(drawn);
  }

  /**
   * Grid search: a trial a point. All share one seed, so that they are pairs: they differ in their
   * settings and in nothing else.
   *
   * @param names the axes' names
   * @param points the grid, each point with a value for each name
   * @param seed every trial's seed
   * @throws IllegalArgumentException if there are no points or no names, a name stands twice, or a
   *     point has more or fewer values than there are names, or a value that is no number
   */
  public Search grid(List<String> names, List<List<Double>> points, long seed) {
    Range.requireGiven("search", "axes", names);
    Range.requireGiven("search", "points", points);
    Range.require("search", "axes", names.size(), !names.isEmpty(), "at least 1");
    Range.require("search", "points", points.size(), !points.isEmpty(), "at least 1");
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "search: every axis must have a name of its own, but they are " + names);
    }
    List<Candidate> crossed = new ArrayList<>();
    for (List<Double> point : points) {
      if (point.size() != names.size()) {
        throw new IllegalArgumentException(
            "search: every point must have %d values, for %s, but one is %s"
                .formatted(names.size(), names, point));
      }
      Map<String, Double> settings = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        settings.put(names.get(i), number(names.get(i), point.get(i)));
      }
      crossed.add(new Candidate(crossed.size(), seed, settings));
    }
    return of(crossed);
  }

  private Search of(List<Candidate> others) {
    return new Search(recipe, others, workers);
  }

  /** The same search, whose trials these workers do, whoever else was chosen for the program. */
  public Search on(Workers workers) {
    Range.requireGiven("search", "the workers", workers);
    return new Search(recipe, candidates, Optional.of(workers));
  }

  private static double number(String axis, Double value) {
    boolean fits = value != null && Double.isFinite(value);
    Range.require("search", "every value of " + axis, value, fits, "a finite number");
    return value;
  }

  /** The candidates that will be tried, in their order. */
  public List<Candidate> candidates() {
    return candidates;
  }

  /** Updates of all trials together: a trial that is the beginning of another one costs none. */
  public long updateCount() {
    return updateCount(courses(attempts()));
  }

  private static long updateCount(Collection<SharedTraining> courses) {
    return courses.stream().mapToLong(SharedTraining::updateCount).sum();
  }

  /**
   * Time that all trainings took, one after another: a trial that is the beginning of another one
   * adds none.
   *
   * @param trials of this search, all of them, as {@link #run} gives them
   */
  public double seconds(List<Trial> trials) {
    int n = candidates.size();
    Range.require("search", "trials", trials.size(), trials.size() == n, "%d, all of them", n);
    return courses(attempts()).stream().mapToDouble(course -> course.seconds(trials)).sum();
  }

  /**
   * Runs every trial that does not stand in the file yet, on this machine.
   *
   * @param file where results go, a line of JSON each, as they come
   * @param threads trainings at a time, ≥ 1; trials that differ in their length alone are one
   *     training
   * @return all trials, in order of number
   */
  public List<Trial> run(Path file, int threads) {
    Range.require("search", "threads", threads, threads >= 1, "at least 1");
    return on(new ThisMachine(threads)).run(file);
  }

  /**
   * Runs every trial that does not stand in the file yet, on all cores or on the cluster that was
   * chosen.
   *
   * @param file where results go, a line of JSON each, as they come
   * @return all trials, in order of number
   */
  public List<Trial> run(Path file) {
    Range.requireGiven("search", "the file", file);
    if (candidates.isEmpty()) {
      throw new IllegalStateException(
          "search: there is nothing to try; say .random(…), .stratified(…) or .grid(…) first");
    }
    List<TrialTraining> attempts = attempts();
    attempts.stream()
        .map(attempt -> attempt.training().data())
        .distinct()
        .forEach(Data::requireUnchanged); // or trials of other data would be found in the file
    TrialFile trials = new TrialFile(file);
    trials.requireTold(attempts);
    Collection<SharedTraining> courses = courses(attempts);
    Workers doing = workers(attempts);
    if (!doing.shareMemory()) {
      courses.forEach(SharedTraining::requireSendable);
    }
    String task = file.getFileName().toString().replaceFirst("\\..*", "");
    try (Progress progress = new Progress(task, updateCount(courses)).of(doing)) {
      List<Callable<Void>> jobs = new ArrayList<>();
      for (SharedTraining course : courses) {
        jobs.add(
            () -> {
              course.run(trials, progress, doing);
              return null;
            });
      }
      ParallelJobs.run(jobs, doing);
    }
    return attempts.stream().map(attempt -> trials.find(attempt).orElseThrow()).toList();
  }

  private Workers workers(List<TrialTraining> attempts) {
    Workers chosen = workers.orElseGet(ParallelJobs::workers);
    return chosen.shareMemory() && !mayShare(attempts) ? new ThisMachine(1) : chosen;
  }

  /** Whether no piece keeps what another trial with the same piece could change meanwhile. */
  private static boolean mayShare(List<TrialTraining> attempts) {
    return attempts.stream().allMatch(attempt -> attempt.known().sharesSafely());
  }

  private List<TrialTraining> attempts() {
    Set<Long> seeds = new LinkedHashSet<>();
    List<TrialTraining> attempts = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Training training = training(candidate);
      seeds.add(training.seed());
      attempts.add(new TrialTraining(candidate, training.seed(candidate.seed())));
    }
    if (seeds.size() > 1) {
      throw new IllegalArgumentException(
          "search: every trial has a seed of the search's, but the recipe wants others, %s; leave .seed(…) out of it, and run each training by itself to compare seeds"
              .formatted(seeds));
    }
    return attempts;
  }

  private Training training(Candidate candidate) {
    Training training = recipe.apply(known(candidate.settings()));
    if (training == null) {
      throw new IllegalArgumentException(
          "search: the recipe must give a training, but gives null for " + candidate.settings());
    }
    return training;
  }

  /** Wraps the settings so that asking for one that is no axis fails with a sentence. */
  private static Map<String, Double> known(Map<String, Double> settings) {
    return new LinkedHashMap<>(settings) {
      private static final long serialVersionUID = 1;

      @Override
      public Double get(Object axis) {
        if (!containsKey(axis)) {
          throw new IllegalArgumentException(
              "search: the recipe asks for \"%s\", but the axes are %s".formatted(axis, keySet()));
        }
        return super.get(axis);
      }
    };
  }

  /** Trainings that are known to be of one course together, every other by itself. */
  private static Collection<SharedTraining> courses(List<TrialTraining> attempts) {
    Map<Object, SharedTraining> courses = new LinkedHashMap<>();
    for (TrialTraining attempt : attempts) {
      Object known = attempt.provenance().course().map(Object.class::cast).orElse(attempt);
      courses.computeIfAbsent(known, name -> new SharedTraining()).add(attempt);
    }
    return courses.values();
  }
}
