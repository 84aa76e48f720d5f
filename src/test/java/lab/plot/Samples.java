package lab.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import lab.Network;
import lab.Schedule;
import lab.check.StepSweep;
import lab.data.Images;
import lab.search.Trial;
import lab.train.History;
import lab.train.Point;
import lab.train.Provenance;
import lab.train.Run;
import lab.train.Score;
import org.nd4j.linalg.factory.Nd4j;

/** Results as they could have come out of a training: nothing is trained here. */
final class Samples {
  static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private Samples() {}

  /** Triangles between 1e-5 and 0.1, lower by a fifth each. */
  record Triangles(int n_s) implements Schedule {
    @Override
    public double eta(long t) {
      long cycle = t / period();
      double rise = 1 - Math.abs((double) (t - cycle * period()) / n_s - 1);
      return 1e-5 + (0.1 - 1e-5) * rise * Math.pow(0.8, cycle);
    }

    @Override
    public long period() {
      return 2L * n_s;
    }
  }

  /** Points of a run whose loss swells where the rate is high. */
  static History history(Schedule schedule, long updates, long stride, double lambda, long seed) {
    var random = new Random(seed);
    List<Point> points = new ArrayList<>();
    for (long t = 0; t <= updates; t += stride) {
      double learnt = 1 - Math.exp(-4.0 * t / Math.max(1, updates));
      double bump = 2 * schedule.eta(t) * Math.min(1, 5.0 * t / Math.max(1, updates));
      double loss = 2.31 - 1.28 * learnt + bump + 0.01 * random.nextGaussian();
      double gap = 0.25 * learnt + 0.01 * random.nextGaussian();
      double accuracy = 0.10 + 0.55 * learnt - bump / 2 + 0.004 * random.nextGaussian();
      points.add(
          new Point(
              t,
              schedule.eta(t),
              lambda * (46 + 350 * learnt),
              new Score(loss, accuracy, 1000),
              new Score(loss + gap, Math.max(0.08, accuracy - gap / 3), 1000)));
    }
    return new History(points);
  }

  static Run run(History history, long seed) {
    var provenance =
        new Provenance(
            "cifar10", "00", Map.of("lambda", "0.001"), seed, Map.of(), Map.of(), Map.of());
    Network none = network(1, 1);
    Score score = history.points().isEmpty() ? new Score(0, 0, 1) : history.last().validation();
    return new Run(provenance, history, none, none, List.of(), 0, score, score, 1);
  }

  /** Nine cycles of 1,800 updates. */
  static Run cyclical(long seed) {
    return run(history(new Triangles(900), 16_200, 180, 1e-3, seed), seed);
  }

  static Network network(int m, int d) {
    var random = new Random(7);
    double[][] W1 = new double[m][d];
    for (int i = 0; i < m; i++) {
      double u = random.nextGaussian() / 6;
      double v = random.nextGaussian() / 6;
      for (int p = 0; p < d; p++) {
        int pixel = p % 1024;
        double wave = Math.sin(u * (pixel % 32) + v * (pixel / 32) + p / 1024 * (i % 3));
        W1[i][p] = (0.02 + 0.001 * i) * wave + 0.004 * random.nextGaussian();
      }
    }
    return new Network(
        Nd4j.createFromArray(W1), Nd4j.zeros(m, 1), Nd4j.zeros(10, m), Nd4j.zeros(10, 1));
  }

  static Trial trial(int number, double lambda, double accuracy) {
    return trial(number, Map.of("lambda", lambda), accuracy);
  }

  /** Ten draws of four settings. */
  static List<Trial> trialsOfFour() {
    var random = new Random(4);
    return IntStream.range(0, 10)
        .mapToObj(
            i -> {
              Map<String, Double> settings = new LinkedHashMap<>();
              settings.put("lambda", Math.pow(10, -5 + 4 * random.nextDouble()));
              settings.put("eta_max", Math.pow(10, -3 + 2 * random.nextDouble()));
              settings.put("m", 50.0 + random.nextInt(150));
              settings.put("rho", 0.5 + 0.5 * random.nextDouble());
              return trial(i, settings, i == 3 ? Double.NaN : 0.4 + 0.1 * random.nextDouble());
            })
        .toList();
  }

  static Trial trial(int number, Map<String, Double> settings, double accuracy) {
    return new Trial(
        number,
        number,
        settings,
        accuracy,
        Double.isNaN(accuracy) ? "cost became NaN at update 37" : "",
        1);
  }

  /** Ten trials between 10^from and 10^to, the one of largest lambda diverged if so wished. */
  static List<Trial> trials(double from, double to, boolean diverged, long seed) {
    var random = new Random(seed);
    return IntStream.range(0, 10)
        .mapToObj(
            i -> {
              double l = from + (to - from) * (i + random.nextDouble()) / 10;
              double accuracy = 0.515 - 0.012 * Math.pow(Math.max(0, l + 4.2), 2);
              double noise = 0.003 * random.nextGaussian();
              return trial(i, Math.pow(10, l), diverged && i == 9 ? Double.NaN : accuracy + noise);
            })
        .toList();
  }

  static List<StepSweep.Point> steps() {
    var random = new Random(3);
    return StepSweep.STEPS.stream()
        .map(
            h ->
                new StepSweep.Point(
                    h, Math.min(1, h * h + 1e-16 / h * (0.5 + random.nextDouble()))))
        .toList();
  }

  static Images images(int n) {
    byte[] pixels = new byte[n * Images.D];
    byte[] labels = new byte[n];
    for (int j = 0; j < n; j++) {
      labels[j] = (byte) (j % 10);
      for (int i = 0; i < Images.D; i++) {
        int pixel = i % 1024;
        pixels[j * Images.D + i] =
            (byte)
                (128
                    + 120 * Math.sin((j + 1) * (pixel % 32 + i / 1024 * 9) / 40.0 + pixel / 320.0));
      }
    }
    return new Images(pixels, labels);
  }

  static int[][] confusion() {
    var random = new Random(5);
    int[][] counts = new int[10][10];
    for (int i = 0; i < 10; i++) {
      for (int image = 0; image < 1000; image++) {
        boolean right = random.nextDouble() < 0.45 + 0.03 * (i % 7);
        boolean twin = random.nextDouble() < 0.3;
        counts[i][right ? i : twin ? i ^ 1 : random.nextInt(10)]++;
      }
    }
    return counts;
  }

  static List<Bar> bars() {
    return List.of(
        new Bar("one cycle", 0.4571, 0.4523, 0.4619, 0.4551),
        new Bar("three cycles", 0.4731, 0.4689, 0.4773, 0.4755),
        new Bar("lambda searched", 0.5102, 0.5061, 0.5143, 0.5116),
        new Bar("wide, m = 150", 0.5432, 0.5401, 0.5463, 0.5410),
        new Bar("+ dropout", 0.5339, Double.NaN, Double.NaN, 0.5352),
        new Bar("+ augmentation", 0.5522, 0.5470, 0.5574, 0.5501),
        new Bar("best Adam", 0.5533, 0.5491, 0.5575, 0.5505),
        new Bar("best cyclical", 0.5791, 0.5755, 0.5827, 0.5769),
        new Bar("m = 1000 <ours>", 0.6071, 0.6035, 0.6107, Double.NaN));
  }
}
