package bench.contestant;

import bench.Contest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import lab.base.Versions;
import lab.data.Data;
import lab.search.Search;
import lab.train.Training;
import reference.Accuracy;
import reference.Backprop;
import reference.CrossEntropyCost;
import reference.ForwardPass;
import reference.LogUniform;
import reference.MiniBatches;
import reference.Sgd;

/**
 * This lab's search, trials side by side: what counts as an update is a search of 20 trials. The
 * first argument is how many trials run at a time.
 */
final class SearchTrials {
  private static final int TRIALS = 20;
  private static final int UPDATES = 100;

  private SearchTrials() {}

  public static void main(String[] args) throws IOException {
    int atATime = Integer.parseInt(args[0]);
    Task task = Task.of(Arrays.copyOfRange(args, 1, args.length));
    Data data = Materials.data();
    Training base =
        Training.on(data)
            .network(Materials.START, task.m())
            .forward(new ForwardPass())
            .cost(new CrossEntropyCost())
            .backward(new Backprop())
            .metric(new Accuracy())
            .batches(new MiniBatches(task.n()))
            .optimiser(new Sgd())
            .schedule(Materials.schedule(false))
            .updates(UPDATES)
            .measureEvery(UPDATES);
    Search search =
        Search.of(settings -> base.lambda(settings.get("lambda")))
            .random(TRIALS, Map.of("lambda", new LogUniform(-5, -1)), Materials.SEED);
    Contest contest = new Contest();
    contest.ready(
        "Two-Layer Lab %s, ND4J %s".formatted(Versions.lab(), Versions.nd4j()), LabKernels.of(1));
    for (; ; ) {
      Path folder = Files.createTempDirectory(task.folder(), "search");
      Path file =
          folder.resolve("trials.jsonl"); // a new one each time: what stands in it is not repeated
      double accuracy = search.run(file, atATime).get(0).validationAccuracy();
      Files.delete(file);
      Files.delete(folder);
      contest.updated(() -> accuracy);
    }
  }
}
