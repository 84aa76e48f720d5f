package lab.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import lab.data.Data;
import lab.jobs.Job;
import lab.jobs.Supply;
import lab.jobs.Task;
import lab.jobs.Workers;
import lab.train.TinyImages;
import lab.train.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reference.CyclicalSchedule;
import reference.LogUniform;

class SentTrialsTest {
  private static final Data DATA = TinyImages.data();

  @TempDir private Path folder;

  /** Does every job from its bytes, as another machine would. */
  private final class Elsewhere implements Workers {
    private final AtomicInteger tasks = new AtomicInteger();

    @Override
    public int atATime() {
      return 2;
    }

    @Override
    public boolean shareMemory() {
      return false;
    }

    @Override
    public <T> T run(Job<T> job) {
      tasks.incrementAndGet();
      Task task = job.task();
      assertThat(task.kind()).isEqualTo(TrialJob.KIND);
      Function<String, Path> supplies = digest -> file(task.supplies(), digest);
      return job.received(TrialJob.serve(task.content(), supplies, steps -> {}));
    }

    private Path file(List<Supply> supplies, String digest) {
      Supply supply =
          supplies.stream().filter(one -> one.digest().equals(digest)).findFirst().orElseThrow();
      try {
        Path file = Files.createTempFile(folder, "supply", "");
        try (OutputStream out = Files.newOutputStream(file)) {
          supply.contents().accept(out);
        }
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
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
    Elsewhere elsewhere = new Elsewhere();
    List<Trial> here = search().run(folder.resolve("here.jsonl"), 1);
    List<Trial> there = search().on(elsewhere).run(folder.resolve("there.jsonl"));

    assertThat(there.stream().map(SentTrialsTest::withoutTime).toList())
        .isEqualTo(here.stream().map(SentTrialsTest::withoutTime).toList());
    assertThat(there.get(3).finished()).isFalse();
    assertThat(there).allSatisfy(trial -> assertThat(trial.seconds()).isPositive());
    assertThat(elsewhere.tasks).as("two trials are one training").hasValue(3);

    search().on(elsewhere).run(folder.resolve("there.jsonl"));
    assertThat(elsewhere.tasks).as("what stands in the file is not sent").hasValue(3);
  }

  @Test
  void whatCannotBeSentIsSaidBeforeAnythingIs() {
    Elsewhere elsewhere = new Elsewhere();
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
    assertThat(elsewhere.tasks).hasValue(0);
  }

  @Test
  void workersMayBeNamedBeforeTheDraws() {
    Map<String, LogUniform> axes = Map.of("lambda", new LogUniform(-5, -1));
    Elsewhere elsewhere = new Elsewhere();
    Search.of(settings -> TinyImages.training(DATA).cycles(1).lambda(settings.get("lambda")))
        .on(elsewhere)
        .random(2, axes, 3)
        .run(folder.resolve("random.jsonl"));
    assertThat(elsewhere.tasks).hasValue(2);
  }
}
