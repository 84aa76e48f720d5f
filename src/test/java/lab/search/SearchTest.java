package lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.Sampler;
import lab.Schedule;
import lab.data.Data;
import lab.data.Examples;
import lab.data.ImageSet;
import lab.train.TinyImages;
import lab.train.Training;
import lab.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import reference.CyclicalSchedule;
import reference.Grid;
import reference.LogUniform;
import reference.Standardise;

class SearchTest {
  private static final Data DATA = TinyImages.data();

  @TempDir private Path folder;

  private static Function<Map<String, Double>, Training> lambda() {
    return settings -> TinyImages.training(DATA).cycles(1).lambda(settings.get("lambda"));
  }

  private static Search random() {
    return Search.of(lambda()).random(5, Map.of("lambda", new LogUniform(-5, -1)), 3);
  }

  @Test
  void theSameSearchGivesTheSameTrialsHoweverManyRunSideBySide() {
    List<Trial> one = random().run(folder.resolve("one.jsonl"), 1);
    List<Trial> three = random().run(folder.resolve("three.jsonl"), 3);
    assertThat(three).usingRecursiveComparison().ignoringFields("seconds").isEqualTo(one);
    assertThat(one).extracting(Trial::number).containsExactly(0, 1, 2, 3, 4);
    assertThat(one).extracting(Trial::seed).doesNotHaveDuplicates();
    assertThat(DATA.looksAtTest()).as("a search never looks at the test images").isZero();
  }

  @Test
  void stratifiedDrawsLeaveNoPartOfTheRangeOut() {
    List<LogUniform> strata =
        List.of(
            new LogUniform(-5, -4),
            new LogUniform(-4, -3),
            new LogUniform(-3, -2),
            new LogUniform(-2, -1));

    List<Candidate> drawn = Search.of(lambda()).stratified("lambda", strata, 42).candidates();

    assertThat(drawn)
        .extracting(one -> (int) Math.floor(Math.log10(one.settings().get("lambda"))))
        .containsExactly(-5, -4, -3, -2);
    assertThat(drawn).extracting(Candidate::number).containsExactly(0, 1, 2, 3);
    assertThat(drawn).extracting(Candidate::seed).doesNotHaveDuplicates();
    assertThat(Search.of(lambda()).stratified("lambda", strata, 42).candidates()).isEqualTo(drawn);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Search.of(lambda()).stratified("lambda", List.of(), 42))
        .withMessageContaining("strata");
  }

  @Test
  void aTrialIsRepeatedFromItsOwnSeedAndSettings() {
    Trial trial = random().run(folder.resolve("s.jsonl")).get(3);
    double alone =
        lambda().apply(trial.settings()).seed(trial.seed()).fit().validation().accuracy();
    assertThat(alone).isEqualTo(trial.validationAccuracy());
  }

  @Test
  void aFileThatCannotBeWrittenIsNoticedBeforeTheFirstTrial() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("afile"), "mine");
    AtomicInteger trained = new AtomicInteger();
    Search search =
        Search.of(settings -> lambda().apply(settings).listen(counting(trained)))
            .random(5, Map.of("lambda", new LogUniform(-5, -1)), 3);
    assertThatThrownBy(() -> search.run(inTheWay.resolve("s.jsonl")))
        .hasMessage(
            "search: %s cannot be written to: %s is a file and no folder; name another place",
            inTheWay.resolve("s.jsonl"), inTheWay);
    assertThatThrownBy(() -> search.run(folder))
        .hasMessage("search: %s cannot be written to: it is a folder; name another place", folder);
    assertThat(trained).hasValue(0);
  }

  @Test
  void aKilledSearchRepeatsNoFinishedTrialAndForgivesALineCutShort() throws IOException {
    Path file = folder.resolve("killed.jsonl");
    List<Trial> whole = random().run(file, 1);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(5);
    String cutShort = lines.get(2).substring(0, lines.get(2).length() / 2);
    Files.writeString(file, lines.get(0) + "\n" + lines.get(1) + "\n" + cutShort);

    AtomicInteger trained = new AtomicInteger();
    List<Trial> resumed =
        Search.of(settings -> lambda().apply(settings).listen(counting(trained)))
            .random(5, Map.of("lambda", new LogUniform(-5, -1)), 3)
            .run(file, 1);
    assertThat(trained).hasValue(3);
    assertThat(resumed).usingRecursiveComparison().ignoringFields("seconds").isEqualTo(whole);
    assertThat(Files.readAllLines(file)).hasSize(5);
  }

  private static TrainingListener counting(AtomicInteger started) {
    return new TrainingListener() {
      @Override
      public void started(long t, long updates) {
        started.incrementAndGet();
      }
    };
  }

  @Test
  void resultsOfAnotherTrainingAreNotTakenForThisOnes() {
    Path file = folder.resolve("shared.jsonl");
    random().run(file);
    AtomicInteger trained = new AtomicInteger();
    Search.of(settings -> lambda().apply(settings).hidden(13).listen(counting(trained)))
        .random(5, Map.of("lambda", new LogUniform(-5, -1)), 3)
        .run(file);
    assertThat(trained).hasValue(5);
  }

  @Test
  void aDivergedTrialIsRecordedAndTheOthersGoOn() {
    Path file = folder.resolve("diverging.jsonl");
    Search search =
        Search.of(
                settings ->
                    TinyImages.training(DATA)
                        .schedule(new CyclicalSchedule(1e-5, settings.get("eta_max"), 8))
                        .cycles(2))
            .grid(List.of("eta_max"), new Grid().points(List.of(List.of(1e30, 0.1))), 5);
    for (int time = 0; time < 2; time++) { // computed, then read back
      List<Trial> trials = search.run(file);
      assertThat(trials.get(0).finished()).isFalse();
      assertThat(trials.get(0).validationAccuracy()).isNaN();
      assertThat(trials.get(0).diverged()).startsWith("training stopped at update ");
      assertThat(trials.get(1).finished()).isTrue();
      assertThat(Trial.best(trials)).isEqualTo(trials.get(1));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trial.best(search.run(file).subList(0, 1)))
        .withMessage(
            "search: there is no best of 1 trials, since none came to its end; try smaller rates");
  }

  @Test
  void trialsThatDifferInLengthAloneAreOneTrainingAndGiveTheSameAsAlone() throws IOException {
    Path file = folder.resolve("lengths.jsonl");
    AtomicInteger trained = new AtomicInteger();
    Function<Map<String, Double>, Training> recipe =
        settings ->
            TinyImages.training(DATA)
                .lambda(settings.get("lambda"))
                .cycles(settings.get("cycles").intValue());
    Search search =
        Search.of(settings -> recipe.apply(settings).listen(counting(trained)))
            .grid(
                List.of("cycles", "lambda"),
                new Grid().points(List.of(List.of(1.0, 3.0, 2.0), List.of(1e-4, 1e-3))),
                5);
    long perCycle = recipe.apply(Map.of("lambda", 1e-4, "cycles", 1.0)).updateCount();
    assertThat(search.updateCount()).isEqualTo(2 * 3 * perCycle);

    List<Trial> trials = search.run(file, 2);

    assertThat(trained).hasValue(2);
    assertThat(search.seconds(trials)) // numbers 2 and 3 have three cycles, the longest
        .isCloseTo(trials.get(2).seconds() + trials.get(3).seconds(), within(1e-9));
    refused(
        "search: trials must be 6, all of them, but is 2",
        () -> search.seconds(trials.subList(2, 4)));
    assertThat(trials).extracting(Trial::number).containsExactly(0, 1, 2, 3, 4, 5);
    for (Trial trial : trials) {
      assertThat(recipe.apply(trial.settings()).seed(5).fit().validation().accuracy())
          .as("%s alone", trial.settings())
          .isEqualTo(trial.validationAccuracy());
    }
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.stream().filter(line -> !line.contains("\"cycles\":2.0")).toList());
    assertThat(search.run(file, 1))
        .usingRecursiveComparison()
        .ignoringFields("seconds")
        .isEqualTo(trials);
    assertThat(trained).as("the two that were missing").hasValue(4);
  }

  private record Exploding(long after) implements Schedule {
    @Override
    public double eta(long t) {
      return t < after ? 0.1 : 1e30;
    }
  }

  @Test
  void whatDivergesLateHasEndedWellWhereItWasShorter() {
    Search search =
        Search.of(
                settings ->
                    TinyImages.training(DATA)
                        .schedule(new Exploding(8))
                        .measureEvery(8)
                        .updates(settings.get("updates").longValue()))
            .grid(List.of("updates"), List.of(List.of(8.0), List.of(24.0)), 5);
    List<Trial> trials = search.run(folder.resolve("late.jsonl"));
    assertThat(trials).extracting(Trial::finished).containsExactly(true, false);
  }

  @Test
  void piecesThatDoNotTellTheirSettingsAreNeverTakenForTheSame() {
    Search search =
        Search.of(
                settings ->
                    TinyImages.training(DATA)
                        .schedule(t -> settings.get("eta"))
                        .updates(settings.get("updates").longValue()))
            .grid(List.of("eta", "updates"), List.of(List.of(1e-1, 10.0), List.of(1e-5, 20.0)), 5);
    assertThat(search.updateCount()).isEqualTo(30);
  }

  private record Unsaid(double eta) implements Schedule {
    @Override
    public double eta(long t) {
      return eta;
    }

    @Override
    public String toString() {
      return "a schedule";
    }
  }

  private record Table(double[] rates) implements Schedule {
    @Override
    public double eta(long t) {
      return rates[(int) Math.min(t, rates.length - 1)];
    }
  }

  private static Schedule anonymous(double eta) {
    return new Schedule() {
      @Override
      public double eta(long t) {
        return eta;
      }
    };
  }

  private static Stream<Function<Double, Schedule>> schedules() {
    return Stream.of(
        eta -> t -> eta, // a lambda
        SearchTest::anonymous,
        Unsaid::new,
        eta -> new Table(new double[] {eta / 10, eta}));
  }

  /**
   * Three rates far apart, and no two of the trials are one, whatever kind of piece has the rate.
   */
  @ParameterizedTest
  @MethodSource("schedules")
  void everyTrialIsItsOwnTrainingToTheBit(Function<Double, Schedule> schedule) {
    Function<Map<String, Double>, Training> recipe =
        settings ->
            TinyImages.training(DATA).schedule(schedule.apply(settings.get("eta"))).updates(12);
    Search search =
        Search.of(recipe)
            .grid(List.of("eta"), List.of(List.of(1e-5), List.of(1e-2), List.of(1e-1)), 5);
    List<Trial> trials = search.run(folder.resolve("rates.jsonl"));
    for (Candidate tried : search.candidates()) {
      Trial trial = trials.get(tried.number());
      assertThat(trial.settings()).isEqualTo(tried.settings());
      assertThat(recipe.apply(tried.settings()).seed(5).fit().validation().accuracy())
          .as("%s alone", tried)
          .isEqualTo(trial.validationAccuracy());
    }
    assertThat(trials).extracting(Trial::validationAccuracy).doesNotHaveDuplicates();
  }

  /** Equal in everything but which images are trained on and which are measured on. */
  private static Data fold(int k) {
    Examples all = DATA.train();
    int training = List.of(60, 120, 10).get(k);
    return Data.of(
        "fold",
        DATA.classes(),
        all.slice(training, training + 110),
        all.slice(60 * k, 60 * (k + 1)),
        DATA.validation());
  }

  @Test
  void trialsOfFoldsAreTheirTrainingsAlone() {
    Path file = folder.resolve("folds.jsonl");
    AtomicInteger trained = new AtomicInteger();
    Function<Map<String, Double>, Training> recipe =
        settings -> TinyImages.training(fold(settings.get("fold").intValue())).updates(6);
    Search search =
        Search.of(settings -> recipe.apply(settings).listen(counting(trained)))
            .grid(List.of("fold"), List.of(List.of(0.0), List.of(1.0), List.of(2.0)), 5);
    for (int time = 0; time < 2; time++) { // computed, then read back
      List<Trial> trials = search.run(file);
      assertThat(trained).hasValue(3);
      for (Trial trial : trials) {
        assertThat(recipe.apply(trial.settings()).seed(5).fit().validation().accuracy())
            .as("%s alone", trial.settings())
            .isEqualTo(trial.validationAccuracy());
      }
    }
  }

  @Test
  void equalTrainingsAreOneAndEachTrialHasItsOwnSettings() throws IOException {
    Path file = folder.resolve("widths.jsonl");
    AtomicInteger trained = new AtomicInteger();
    Search search =
        Search.of(
                settings ->
                    TinyImages.training(DATA)
                        .cycles(1)
                        .hidden(settings.get("m").intValue())
                        .listen(counting(trained)))
            .grid(List.of("m"), List.of(List.of(8.2), List.of(8.7), List.of(9.0)), 5);
    for (int time = 0; time < 2; time++) { // computed, then read back
      assertThat(search.run(file))
          .extracting(trial -> trial.settings().get("m"))
          .containsExactly(8.2, 8.7, 9.0);
      assertThat(trained).hasValue(2);
      assertThat(Files.readAllLines(file)).hasSize(3);
    }
  }

  /** A grid that grows at its front: its trials have other numbers, and are known all the same. */
  @Test
  void aTrialOfAnotherNumberIsNotTrainedAgain() {
    Path file = folder.resolve("grown.jsonl");
    AtomicInteger trained = new AtomicInteger();
    Search search = Search.of(settings -> lambda().apply(settings).listen(counting(trained)));
    List<List<Double>> points = List.of(List.of(1e-4), List.of(1e-3));
    double first =
        search.grid(List.of("lambda"), points.subList(1, 2), 5).run(file).get(0).seconds();
    List<Trial> grown = search.grid(List.of("lambda"), points, 5).run(file);
    assertThat(trained).hasValue(2);
    assertThat(grown).extracting(Trial::number).containsExactly(0, 1);
    assertThat(grown.get(1).seconds()).isEqualTo(first);
  }

  @Test
  void resultsOfUntoldTrainingsAreNotTakenOutOfAFile() throws IOException {
    Path file = folder.resolve("untold.jsonl");
    AtomicInteger trained = new AtomicInteger();
    Search search =
        Search.of(
                settings ->
                    TinyImages.training(DATA)
                        .schedule(t -> settings.get("eta"))
                        .updates(4)
                        .listen(counting(trained)))
            .grid(List.of("eta"), List.of(List.of(0.1), List.of(0.2)), 5);
    search.run(file);
    byte[] before = Files.readAllBytes(file);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> search.run(file))
        .withMessage(
            "search: %s holds finished trials (2), but whether they are of the same trainings"
                + " cannot be known, since the schedule is a lambda; make it a record whose"
                + " components are all that its code works with, or name a new file",
            file);
    assertThat(trained).hasValue(2);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(random().run(file)).as("known trainings are known in any file").hasSize(5);
  }

  @Test
  void aFileOfAnEarlierLabIsRefused() throws IOException {
    Path file = folder.resolve("earlier.jsonl");
    random().run(file);
    List<String> lines = Files.readAllLines(file);
    Files.write(
        file, lines.stream().map(line -> line.replaceFirst("\"untold\":\"\",", "")).toList());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random().run(file))
        .withMessage(
            "search: %s is of an earlier version of the lab, which did not note all that a trial"
                + " depends on; delete it to search anew, or name a new file",
            file);
  }

  /** The order of a Map.of is another in each start of Java; that of an equal map is not. */
  @Test
  void axesAreDrawnInTheOrderOfTheirNames() {
    Map<String, LogUniform> axes = new LinkedHashMap<>();
    List.of("c", "a", "b").forEach(name -> axes.put(name, new LogUniform(-2, 0)));
    Map<String, Double> drawn =
        Search.of(lambda()).random(1, axes, 3).candidates().get(0).settings();
    assertThat(drawn.keySet()).containsExactly("a", "b", "c");
    assertThat(Search.of(lambda()).random(1, new TreeMap<>(axes), 3).candidates().get(0).settings())
        .isEqualTo(drawn);
  }

  @Test
  void aGridSharesOneSeed() {
    List<Candidate> candidates =
        Search.of(lambda())
            .grid(
                List.of("lambda", "rho"),
                new Grid().points(List.of(List.of(1e-4, 1e-3), List.of(0.8, 1.0))),
                9)
            .candidates();
    assertThat(candidates).extracting(Candidate::seed).containsOnly(9L);
    assertThat(candidates.get(1).settings())
        .containsExactly(Map.entry("lambda", 1e-4), Map.entry("rho", 1.0));
  }

  @Test
  void aSearchOfNothingIsRefused() {
    Path file = folder.resolve("none.jsonl");
    assertThatThrownBy(() -> Search.of(lambda()).run(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "search: there is nothing to try; say .random(…), .stratified(…) or .grid(…) first");
    refused(
        "search: points must be at least 1, but is 0",
        () -> Search.of(lambda()).grid(List.of("lambda"), List.of(), 1));
    refused(
        "search: axes must be at least 1, but is 0",
        () -> Search.of(lambda()).grid(List.of(), List.of(List.of()), 1));
    refused(
        "search: axes must be at least 1, but is 0",
        () -> Search.of(lambda()).random(2, Map.of(), 1));
    refused(
        "search: every axis must have a name of its own, but they are [lambda, lambda]",
        () -> Search.of(lambda()).grid(List.of("lambda", "lambda"), List.of(List.of(0.1, 0.2)), 1));
    refused(
        "search: threads must be at least 1, but is 0",
        () -> Search.of(lambda()).grid(List.of("lambda"), List.of(List.of(0.1)), 1).run(file, 0));
    refused(
        "search: the recipe must give a training, but gives null for {lambda=0.1}",
        () -> Search.of(s -> null).grid(List.of("lambda"), List.of(List.of(0.1)), 1).run(file));
    assertThat(file).doesNotExist();
  }

  @Test
  void whatIsMissingIsNamed() {
    Search search = Search.of(lambda());
    Map<String, Sampler> noSampler = new TreeMap<>();
    noSampler.put("lambda", null);
    refused("search: the recipe must be given, but is null", () -> Search.of(null));
    refused("search: the file must be given, but is null", () -> random().run(null));
    refused("search: axes must be given, but is null", () -> search.random(1, null, 1));
    refused(
        "search: axes must all be given, but number 1 of 1 is null",
        () -> search.random(1, noSampler, 1));
    refused("search: strata must be given, but is null", () -> search.stratified("a", null, 1));
    refused("search: axes must be given, but is null", () -> search.grid(null, List.of(), 1));
    refused("search: points must be given, but is null", () -> search.grid(List.of("a"), null, 1));
  }

  @Test
  void aSearchOfDataThatWereChangedFindsNoOldTrials() {
    ImageSet images = TinyImages.set();
    Data own = images.split(230, 50).standardised(new Standardise());
    Search search =
        Search.of(settings -> TinyImages.training(own).cycles(1).lambda(settings.get("lambda")))
            .random(2, Map.of("lambda", new LogUniform(-5, -1)), 3);
    search.run(folder.resolve("old.jsonl"), 1);
    images.train().pixels()[0] ^= 1;
    assertThatThrownBy(() -> search.run(folder.resolve("old.jsonl"), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "tiny: bytes of its images, or their files, were changed in place after these data were made");
  }

  @Test
  void aValueThatIsNoNumberIsRefused() {
    String sentence = "search: every value of lambda must be a finite number, but is NaN";
    Sampler nan = random -> Double.NaN;
    refused(sentence, () -> Search.of(lambda()).random(2, Map.of("lambda", nan), 1));
    refused(sentence, () -> Search.of(lambda()).stratified("lambda", List.of(nan), 1));
    refused(
        sentence,
        () -> Search.of(lambda()).grid(List.of("lambda"), List.of(List.of(Double.NaN)), 1));
  }

  private static void refused(String sentence, Runnable action) {
    assertThatIllegalArgumentException().isThrownBy(action::run).withMessage(sentence);
  }

  @Test
  void badInputIsNamed() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Search.of(lambda()).random(0, Map.of(), 1))
        .withMessage("search: draws must be at least 1, but is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Search.of(lambda()).grid(List.of("lambda", "rho"), List.of(List.of(1.0)), 1))
        .withMessage("search: every point must have 2 values, for [lambda, rho], but one is [1.0]");
    Path file = folder.resolve("foreign.jsonl");
    Files.writeString(file, "{\"a\":1}\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random().run(file))
        .withMessage(
            "search: line 1 of %s is not the result of a trial; take the line out, or name a new"
                + " file",
            file);
    assertThat(Files.readString(file)).isEqualTo("{\"a\":1}\n");
  }

  @Test
  void aFileThatIsNoSearchsIsLeftAsItIs() throws IOException {
    for (String text : List.of("hello", "line one\nlast line", "{\"a\":1}")) {
      Path file = Files.writeString(folder.resolve("notes.txt"), text);
      refused(
          "search: line 1 of %s is not the result of a trial; take the line out, or name a new file"
              .formatted(file),
          () -> random().run(file));
      assertThat(Files.readString(file)).isEqualTo(text);
    }
  }

  @Test
  void aRecipeThatAsksForNoAxisIsTold() {
    Search search =
        Search.of(settings -> TinyImages.training(DATA).lambda(settings.get("lamda")))
            .grid(List.of("lambda", "rho"), List.of(List.of(1e-3, 0.8)), 5);
    refused(
        "search: the recipe asks for \"lamda\", but the axes are [lambda, rho]",
        () -> search.run(folder.resolve("typo.jsonl")));
  }

  @Test
  void seedsThatTheRecipeWantsAreNotPassedOverInSilence() {
    Search search =
        Search.of(settings -> TinyImages.training(DATA).seed(settings.get("seed").longValue()))
            .grid(List.of("seed"), List.of(List.of(1.0), List.of(2.0)), 5);
    refused(
        "search: every trial has a seed of the search's, but the recipe wants others, [1, 2]; leave"
            + " .seed(…) out of it, and run each training by itself to compare seeds",
        () -> search.run(folder.resolve("seeds.jsonl")));
  }

  @Test
  void anArrayThatTheNextTrialFillsAnewIsNoticed() {
    double[] rates = new double[2];
    Search search =
        Search.of(
                settings -> {
                  Arrays.fill(rates, settings.get("eta"));
                  return TinyImages.training(DATA).schedule(new Table(rates)).updates(12);
                })
            .grid(List.of("eta"), List.of(List.of(1e-2), List.of(1e-1)), 5);
    assertThatThrownBy(() -> search.run(folder.resolve("filled.jsonl")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "search: trial 0, {eta=0.01}, is no longer the training that the recipe made; a piece"
                + " must hold only arrays and lists that neither the recipe nor the piece itself"
                + " changes");
  }

  /** Writes each gradient's step into an array that is used again. */
  private static final class Scratch implements Optimiser {
    private final INDArray[] steps = new INDArray[4];

    @Override
    public List<INDArray> init(Network net) {
      return List.of();
    }

    @Override
    public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
      for (int i = 0; i < 4; i++) {
        if (steps[i] == null) {
          steps[i] = gradients.arrays().get(i).mul(eta).detach();
        }
        steps[i].assign(gradients.arrays().get(i)).muli(eta);
        net.arrays().get(i).subi(steps[i]);
      }
    }
  }

  @Test
  void aPieceThatKeepsSomethingIsUsedByOneTrialAtATime() {
    Scratch shared = new Scratch();
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    TrainingListener counting =
        new TrainingListener() {
          @Override
          public void started(long t, long updates) {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          }

          @Override
          public void ended() {
            atOnce.decrementAndGet();
          }
        };
    List<List<Double>> points = List.of(List.of(1e-4), List.of(1e-3), List.of(1e-2));
    Search.of(settings -> lambda().apply(settings).optimiser(shared).listen(counting))
        .grid(List.of("lambda"), points, 5)
        .run(folder.resolve("shared.jsonl"), 3);
    assertThat(most).hasValue(1);
  }
}
