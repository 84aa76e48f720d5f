package lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lab.data.Data;
import lab.jobs.Elsewhere;
import lab.train.ArrivedData;
import lab.train.TinyImages;
import lab.train.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reference.CyclicalSchedule;
import reference.LogUniform;

class SentTrialsTest {
  private static final Data DATA = TinyImages.data();

  @TempDir private Path folder;

  private Elsewhere elsewhere() {
    return new Elsewhere(TrialJob.KIND, TrialJob.server(new ArrivedData()), folder);
  }

  private static Search search() {
    return Search.of(
            settings ->
                TinyImages.training(DATA)
                    .cycles(settings.get("cycles").longValue())
                    .lambda(settings.get("lambda"))
                    .measureEvery(16))
        .grid(
            List.of("lambda", "cycles"),
            List.of(List.of(1e-3, 1.0), List.of(1e-3, 2.0), List.of(0.1, 1.0), List.of(1e6, 1.0)),
            42);
  }

  private static Trial withoutTime(Trial one) {
    return new Trial(
        one.number(), one.seed(), one.settings(), one.validationAccuracy(), one.diverged(), 0);
  }

  @Test
  void trialsThatWereDoneElsewhereEqualThoseOfThisMachine() {
    Elsewhere elsewhere = elsewhere();
    List<Trial> here = search().run(folder.resolve("here.jsonl"), 1);
    List<Trial> there = search().on(elsewhere).run(folder.resolve("there.jsonl"));

    assertThat(there.stream().map(SentTrialsTest::withoutTime).toList())
        .isEqualTo(here.stream().map(SentTrialsTest::withoutTime).toList());
    assertThat(there.get(3).finished()).isFalse();
    assertThat(there).allSatisfy(trial -> assertThat(trial.seconds()).isPositive());
    assertThat(elsewhere.tasks()).as("two trials are one training").isEqualTo(3);

    search().on(elsewhere).run(folder.resolve("there.jsonl"));
    assertThat(elsewhere.tasks()).as("what stands in the file is not sent").isEqualTo(3);
  }

  @Test
  void whatCannotBeSentIsSaidBeforeAnythingIs() {
    Elsewhere elsewhere = elsewhere();
    Search search =
        Search.of(
                settings -> {
                  Training training = TinyImages.training(DATA).updates(4);
                  double peak = settings.get("eta_max");
                  return peak < 0.1
                      ? training.schedule(new CyclicalSchedule(1e-5, peak, 2))
                      : training.schedule(t -> peak);
                })
            .grid(List.of("eta_max"), List.of(List.of(0.01), List.of(0.2)), 42)
            .on(elsewhere);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> search.run(folder.resolve("lambda.jsonl")))
        .withMessageStartingWith(
            "training: it cannot be sent to another machine, since the schedule is a lambda;");
    assertThat(elsewhere.tasks()).isEqualTo(0);
  }

  @Test
  void workersMayBeNamedBeforeTheDraws() {
    Map<String, LogUniform> axes = Map.of("lambda", new LogUniform(-5, -1));
    Elsewhere elsewhere = elsewhere();
    Search.of(settings -> TinyImages.training(DATA).cycles(1).lambda(settings.get("lambda")))
        .on(elsewhere)
        .random(2, axes, 3)
        .run(folder.resolve("random.jsonl"));
    assertThat(elsewhere.tasks()).isEqualTo(2);
  }
}
