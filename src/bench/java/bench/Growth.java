package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import lab.plot.Line;
import lab.plot.Plots;
import org.apache.commons.math3.stat.StatUtils;

/** How this lab's time grows with the network and the batch, and its memory with time. */
record Growth(Bench bench, Peers peers) {
  private static final int[] WIDTHS = {10, 20, 50, 100, 200, 500, 1000, 2000};
  private static final int[] BATCHES = {10, 20, 50, 100, 200, 500, 1000};
  private static final int M = 150;
  private static final int N = 100;
  private static final int SAMPLES = 40;
  private static final int UPDATES = 250;
  private static final double FLAT = 0.02;

  /** Time of an update over m, in batches of 100. */
  List<ContestResult> overWidths(Blocks blocks) throws IOException {
    List<ContestResult> measured = new ArrayList<>();
    for (int m : WIDTHS) {
      measured.add(measured(new Setting(m, N, 1, Variation.PLAIN), blocks));
    }
    save("hidden units m (n = %d)".formatted(N), measured, one -> one.setting().m(), "growth_m");
    return measured;
  }

  /** Time of an update over n, with 150 hidden units. */
  List<ContestResult> overBatches(Blocks blocks) throws IOException {
    List<ContestResult> measured = new ArrayList<>();
    for (int n : BATCHES) {
      measured.add(measured(new Setting(M, n, 1, Variation.PLAIN), blocks));
    }
    save(
        "images n of a batch (m = %d)".formatted(M),
        measured,
        one -> one.setting().n(),
        "growth_n");
    return measured;
  }

  private ContestResult measured(Setting setting, Blocks blocks) throws IOException {
    List<ContestantProgram> entries = new ArrayList<>(peers.limits(1));
    entries.add(0, peers.ours(1));
    ContestResult measured = bench.measured(setting, entries, blocks);
    bench.tell(
        "%s: %s µs an update%s"
            .formatted(
                setting,
                measured.ours().micros().text("%.0f"),
                measured
                    .limit()
                    .map(
                        limit ->
                            ", %s times the limit"
                                .formatted(measured.ours().ratioTo(limit).text("%.2f")))
                    .orElse("")));
    return measured;
  }

  private void save(
      String quantity,
      List<ContestResult> measured,
      ToDoubleFunction<ContestResult> of,
      String name) {
    double[] x = measured.stream().mapToDouble(of).toArray();
    Line ours = line("this lab", x, measured, one -> one.ours().micros().median());
    Line limit =
        line(
            "limit: its two large products at BLAS' best rate",
            x,
            measured,
            one -> one.limit().map(result -> result.micros().median()).orElse(Double.NaN));
    bench.save(Plots.loglog(quantity, "time of an update (ms)", ours, limit), name);
  }

  private static Line line(
      String name,
      double[] x,
      List<ContestResult> measured,
      ToDoubleFunction<ContestResult> micros) {
    return new Line(
        name, x, measured.stream().mapToDouble(one -> micros.applyAsDouble(one) / 1e3).toArray());
  }

  /** Memory over 10,000 updates, in MB after every 250. */
  Map<String, Object> memory() throws IOException {
    double[] t = IntStream.rangeClosed(1, SAMPLES).mapToDouble(i -> i * UPDATES).toArray();
    double[] megabytes = new double[SAMPLES];
    try (Contestant ours = bench.start(peers.ours(1), new Setting(M, N, 1, Variation.AUGMENTED))) {
      for (int i = 0; i < SAMPLES; i++) {
        ours.run(UPDATES);
        megabytes[i] = ours.megabytes(Memory.NOW);
      }
    }
    bench.tell(sentence(megabytes));
    if (!Double.isNaN(StatUtils.sum(megabytes))) {
      bench.save(
          Plots.lines("update t", "memory (MB)", new Line("", t, megabytes)), "growth_memory");
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("updates", t);
    json.put("megabytes", megabytes);
    return json;
  }

  /** Whether the last quarter is above the second; in the first, Java still compiles. */
  static String sentence(double[] megabytes) {
    int quarter = megabytes.length / 4;
    double before = StatUtils.mean(megabytes, quarter, quarter);
    double after = StatUtils.mean(megabytes, megabytes.length - quarter, quarter);
    if (Double.isNaN(before + after)) {
      return "Memory: this system does not tell how much a process has.";
    }
    double growth = after / before - 1;
    return String.format(
        Locale.ROOT,
        "Memory over %,d updates: %.0f MB on average in the second quarter, %.0f MB in the last (%+.1f %%): it %s.",
        megabytes.length * UPDATES,
        before,
        after,
        100 * growth,
        growth <= FLAT ? "is flat" : "grows");
  }
}
