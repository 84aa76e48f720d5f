package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * All contestants of one setting, measured block by block in turn.
 *
 * @param setting what they train
 * @param results one for each, this lab's first
 */
record ContestResult(Setting setting, List<Result> results) {
  /**
   * So many blocks tell whether two learn the same: after thousands of updates at a high rate, even
   * those that differ by rounding alone have gone different ways.
   */
  private static final int ALIKE = 5;

  /**
   * What a contestant did.
   *
   * @param name whose
   * @param software what computes in it
   * @param readySeconds from its start until it was ready
   * @param firstUpdateSeconds from its start until its first update was done
   * @param peakMegabytes the most memory it had; NaN where the system does not tell
   * @param warmUp its first blocks, which do not count
   * @param blocks measured, round by round
   */
  record Result(
      String name,
      Software software,
      double readySeconds,
      double firstUpdateSeconds,
      double peakMegabytes,
      List<Answer> warmUp,
      List<Answer> blocks) {

    /** Time of an update, in µs. */
    Quartiles micros() {
      return Quartiles.of(blocks.stream().map(Answer::micros).toList());
    }

    /** The same in ms. */
    Quartiles millis() {
      return Quartiles.of(blocks.stream().map(block -> block.micros() / 1000).toList());
    }

    /** How many times as long as another one took, round by round. */
    Quartiles ratioTo(Result other) {
      return Quartiles.of(
          IntStream.range(0, blocks.size())
              .mapToObj(i -> blocks.get(i).micros() / other.blocks.get(i).micros())
              .toList());
    }

    /** Images a second at the median, in batches of n. */
    double imagesPerSecond(int n) {
      return 1e6 * n / micros().median();
    }

    private double[] firstLosses() {
      return warmUp.stream().limit(ALIKE).mapToDouble(Answer::loss).toArray();
    }

    private boolean isLimit() {
      return name.startsWith(Peers.LIMIT);
    }

    private boolean trains() {
      return !isLimit() && !name.equals(Peers.PRODUCTS);
    }
  }

  /** This lab's. */
  Result ours() {
    return results.get(0);
  }

  /** All that train. */
  List<Result> contestants() {
    return results.stream().filter(Result::trains).toList();
  }

  /**
   * The two large products in their own shapes, by the library that is known to be fast at them.
   */
  Optional<Result> products() {
    return results.stream().filter(one -> one.name().equals(Peers.PRODUCTS)).findFirst();
  }

  /** As many operations as the two large products have, at the best rate of any library. */
  Optional<Result> limit() {
    return results.stream()
        .filter(Result::isLimit)
        .min(Comparator.comparingDouble(result -> result.micros().median()));
  }

  /**
   * How far a contestant's first losses are from this lab's, relative to them: that of the worst
   * block where all compute the same; where each draws something by its own chance, their means'.
   */
  double lossDifference(Result one) {
    double[] theirs = one.firstLosses();
    double[] ours = ours().firstLosses();
    return setting.variation().hasChance()
        ? Math.abs(StatUtils.mean(theirs) / StatUtils.mean(ours) - 1)
        : IntStream.range(0, ours.length)
            .mapToDouble(i -> Math.abs(theirs[i] / ours[i] - 1))
            .max()
            .orElse(Double.NaN);
  }

  /** Whether all learn what this lab learns: those who compute something else are no measure. */
  boolean allLearnAlike() {
    return contestants().stream().allMatch(this::learnsAlike);
  }

  boolean learnsAlike(Result one) {
    return lossDifference(one) <= setting.variation().tolerance();
  }

  /**
   * Whether its times beside this lab's say anything: both compute as fast as they can here, and
   * the same.
   */
  boolean isComparable(Result one) {
    return ours().software().handicaps().isEmpty()
        && one.software().handicaps().isEmpty()
        && (!one.trains() || learnsAlike(one));
  }

  /**
   * Starts the contestants, warms them up and measures them. One that fails is left out.
   *
   * @param entries this lab's first
   * @param blocks how it is measured
   */
  static ContestResult run(
      Bench bench, Setting setting, List<ContestantProgram> entries, Blocks blocks)
      throws IOException {
    Handicaps handicaps = Handicaps.here();
    Map<Contestant, Double> firstUpdate = new LinkedHashMap<>();
    Map<Contestant, List<Answer>> warmUp = new LinkedHashMap<>();
    Map<Contestant, List<Answer>> answers = new LinkedHashMap<>();
    try {
      for (ContestantProgram entry : entries) {
        try {
          Contestant contestant = bench.start(entry, setting);
          answers.put(contestant, new ArrayList<>());
          contestant.run(1);
          double seconds = contestant.ageSeconds();
          warmUp.put(contestant, warmUp(contestant, blocks));
          firstUpdate.put(contestant, seconds);
        } catch (IOException e) {
          leaveOut(entry, entries, e, bench);
        }
      }
      List<Contestant> turn = new ArrayList<>(firstUpdate.keySet());
      for (int round = 0; round < blocks.measured(); round++) {
        for (Contestant contestant : List.copyOf(turn)) {
          try {
            pause();
            contestant.run(blocks.updates()); // does not count: others' threads may still spin
            answers.get(contestant).add(contestant.run(blocks.updates()));
          } catch (IOException e) {
            leaveOut(contestant.entry(), entries, e, bench);
            turn.remove(contestant);
            firstUpdate.remove(contestant);
          }
        }
        turn.add(turn.remove(0)); // another one begins the next round
      }
      List<Result> results = new ArrayList<>();
      for (Contestant one : firstUpdate.keySet()) {
        results.add(
            new Result(
                one.entry().name(),
                one.software(handicaps),
                one.readySeconds(),
                firstUpdate.get(one),
                one.megabytes(Memory.PEAK),
                warmUp.get(one),
                answers.get(one)));
      }
      return new ContestResult(setting, results);
    } finally {
      answers.keySet().forEach(Contestant::close);
    }
  }

  /** The first is what all are compared with: without it there is nothing to tell. */
  private static void leaveOut(
      ContestantProgram entry, List<ContestantProgram> entries, IOException why, Bench bench)
      throws IOException {
    if (entry == entries.get(0)) {
      throw why;
    }
    bench.say(entry.name() + " is left out: " + why.getMessage());
  }

  private static List<Answer> warmUp(Contestant contestant, Blocks blocks) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (double nanos = 0; nanos < blocks.warmUpSeconds() * 1e9 || answers.size() < ALIKE; ) {
      Answer answer = contestant.run(blocks.updates());
      nanos += answer.nanos();
      answers.add(answer);
    }
    return answers;
  }

  /** Threads that wait for work spin for a while: they must not disturb the next one's block. */
  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
