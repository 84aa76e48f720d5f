package bench;

import bench.ContestResult.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lab.base.AtomicFile;
import lab.base.Json;
import lab.base.Machine;
import lab.base.Versions;
import lab.plot.Figure;

/** What {@code lab bench} measures; results go to {@code target/bench}. */
final class Bench {
  /** The load of a system that does not tell. */
  static final double UNKNOWN = -1;

  private static final int N = 100;
  private static final int MIDDLE = 150;
  private static final List<Integer> WIDTHS = List.of(50, MIDDLE, 1000);
  private static final double BUSY = 1;

  private final Workplace place;
  private final double load;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Map<String, Object> json = new LinkedHashMap<>();
  private final List<String> said = new ArrayList<>();

  /**
   * @param place where it works; nobody else does meanwhile
   * @param load how many programs wanted to run at a time before this one; {@link #UNKNOWN}, where
   *     the system does not tell
   * @param out hears results
   * @param err hears what is going on, and what is left out
   */
  Bench(Workplace place, double load, PrintWriter out, PrintWriter err) {
    this.place = place;
    this.load = load;
    this.out = out;
    this.err = err;
  }

  /**
   * This lab and others train the same network: a table, {@code bench.json} and a figure.
   *
   * @param quick m = 150 alone and few blocks
   * @param threads inside the operations of a contestant; those that this machine has no cores for
   *     are left out
   * @throws IllegalArgumentException if none is left
   */
  void compare(boolean quick, List<Integer> threads) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    List<Integer> possible = threads.stream().filter(count -> count <= cores).toList();
    if (possible.isEmpty()) {
      throw new IllegalArgumentException(
          "bench: two threads want two cores, but there is 1; leave out --two-threads");
    }
    List<Integer> widths = quick ? List.of(MIDDLE) : WIDTHS;
    Blocks blocks = quick ? new Blocks(50, 5, 4) : new Blocks(50, 10, 12);
    Peers peers = begin(blocks, widths);
    List<ContestResult> comparisons = new ArrayList<>();
    for (int count : possible) {
      for (int m : widths) {
        for (Variation variation : variations(m)) {
          Setting setting = new Setting(m, N, count, variation);
          List<ContestantProgram> entries = peers.all(setting);
          if (m == widths.get(0) && count == 2 && variation == Variation.PLAIN) {
            entries.add(1, peers.dl4jAsItComes());
          }
          ContestResult comparison = measured(setting, entries, blocks);
          comparisons.add(comparison);
          tell(String.join("\n", ContestTable.lines(comparison)) + "\n");
          json.put("comparisons", summaries(comparisons));
          write("bench"); // what is measured stays, whatever comes
        }
      }
    }
    save(Timings.figure(comparisons), "bench");
  }

  private static List<Variation> variations(int m) {
    return Stream.of(Variation.values())
        .filter(one -> m == MIDDLE || one.isForEveryWidth())
        .toList();
  }

  /** How this lab's time grows with m and with n, and whether its memory grows with time. */
  void growth() throws IOException {
    Blocks blocks = new Blocks(50, 5, 8);
    Peers peers = begin(blocks, List.of());
    Growth growth = new Growth(this, peers);
    json.put("m", summaries(growth.overWidths(blocks)));
    write("growth");
    json.put("n", summaries(growth.overBatches(blocks)));
    write("growth");
    json.put("memory", growth.memory());
    write("growth");
  }

  /** How much faster a search is with two trials at a time. */
  void search() throws IOException {
    Blocks blocks = new Blocks(1, 5, 8);
    Peers peers = begin(blocks, List.of());
    Setting setting = new Setting(WIDTHS.get(0), N, 1, Variation.PLAIN);
    ContestResult both = measured(setting, List.of(peers.search(1), peers.search(2)), blocks);
    Result alone = both.ours();
    Result together = both.results().get(1);
    out.printf(
        Locale.ROOT,
        "A search of 20 trials (m = %d, 100 updates each): %s ms with 1 trial at a time, %s ms with 2; %s times as fast, round by round.%n",
        setting.m(),
        alone.millis().text("%.0f"),
        together.millis().text("%.0f"),
        alone.ratioTo(together).text("%.2f"));
    json.put("search", summary(both));
    write("search");
  }

  private Peers begin(Blocks blocks, List<Integer> widths) throws IOException {
    warnOfLoad();
    Handicaps.foreseen(System.getenv()).forEach(this::say);
    say("images are prepared …");
    String images = place.prepare(widths);
    say("images of " + images);
    json.put("machine", Machine.describe());
    json.put("cores", Runtime.getRuntime().availableProcessors());
    json.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    json.put("java", Runtime.version().toString());
    json.put("lab", Versions.lab());
    json.put("images", images);
    json.put("blocks", blocks);
    json.put("said", said);
    return new Peers(place, this::say);
  }

  /** Others' work disturbs threads that wait for one another more than it disturbs one alone. */
  private void warnOfLoad() {
    if (load > BUSY) {
      say(
          "the machine is busy: in the last minute %.1f programs wanted to run at a time; times will be longer than on a quiet one, those with 2 threads above all"
              .formatted(load));
    }
  }

  /** Starts a contestant; whoever asks for it ends it. */
  Contestant start(ContestantProgram entry, Setting setting) throws IOException {
    return new Contestant(entry, setting, place.materials(), place.logs());
  }

  ContestResult measured(Setting setting, List<ContestantProgram> entries, Blocks blocks)
      throws IOException {
    err.println("bench: " + setting + " …");
    err.flush();
    return ContestResult.run(this, setting, entries, blocks);
  }

  /** A sentence for the person, and for the file; once. */
  void say(String sentence) {
    if (said.contains(sentence)) {
      return; // it holds for several settings
    }
    said.add(sentence);
    err.println("bench: " + sentence);
    err.flush();
  }

  /** A result in words. */
  void tell(String sentence) {
    out.println(sentence);
    out.flush();
  }

  void save(Figure figure, String name) {
    tell(figure.save(place.folder(), name).get(0).toString());
  }

  /** All that is known so far. */
  private void write(String name) throws IOException {
    Path file = place.folder().resolve(name + ".json");
    AtomicFile.write(
        file, to -> to.write(Json.PRETTY.toJson(json).getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Object> summaries(List<ContestResult> comparisons) {
    return comparisons.stream().map(Bench::summary).toList();
  }

  /** What was measured, and the numbers of the table beside it. */
  private static Object summary(ContestResult all) {
    List<Object> results = new ArrayList<>();
    for (Result one : all.results()) {
      Map<String, Object> numbers = new LinkedHashMap<>();
      numbers.put("microsAnUpdate", one.micros());
      numbers.put("imagesASecond", one.imagesPerSecond(all.setting().n()));
      if (all.isComparable(one)) {
        numbers.put("timesThisLab", one.ratioTo(all.ours()));
      }
      all.limit().ifPresent(limit -> numbers.put("timesTheLimit", one.ratioTo(limit)));
      numbers.put("lossDifference", all.lossDifference(one));
      numbers.put("measured", one);
      results.add(numbers);
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("setting", all.setting());
    summary.put("allLearnAlike", all.allLearnAlike());
    summary.put("results", results);
    return summary;
  }
}
