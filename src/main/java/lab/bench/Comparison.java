package lab.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All contestants of one setting, measured block by block in turn.
 *
 * @param setting what they train
 * @param results one for each, this lab's first
 */
record Comparison(Setting setting, List<Result> results) {

  /**
   * What a contestant did.
   *
   * @param name whose
   * @param versions of its libraries
   * @param readySeconds from its start until it was ready
   * @param firstUpdateSeconds from its start until its first update was done
   * @param peakMegabytes the most memory it had; NaN where the system does not tell
   * @param blocks measured, round by round; warming up is not among them
   */
  record Result(
      String name,
      String versions,
      double readySeconds,
      double firstUpdateSeconds,
      double peakMegabytes,
      List<Answer> blocks) {

    /** Time of an update, in µs. */
    Spread micros() {
      return Spread.of(blocks.stream().map(Answer::micros).toList());
    }

    /** How many times as long as another one took, round by round. */
    Spread ratioTo(Result other) {
      return Spread.of(
          IntStream.range(0, blocks.size())
              .mapToObj(i -> blocks.get(i).micros() / other.blocks.get(i).micros())
              .toList());
    }

    /** The largest difference of the losses of one batch, of any block, relative to the other's. */
    double lossDifference(Result other) {
      return IntStream.range(0, blocks.size())
          .mapToDouble(i -> Math.abs(blocks.get(i).loss() / other.blocks.get(i).loss() - 1))
          .max()
          .orElse(Double.NaN);
    }
  }

  /** This lab's. */
  Result ours() {
    return results.get(0);
  }

  /**
   * Starts the contestants, warms them up and measures them. One that fails is left out.
   *
   * @param entries this lab's first
   * @param blocks how it is measured
   * @param say hears what is going on, and who is left out
   */
  static Comparison run(
      Workplace place, Setting setting, List<Entry> entries, Blocks blocks, Say say)
      throws IOException {
    Map<Contestant, Started> started = new LinkedHashMap<>();
    Map<Contestant, List<Answer>> answers = new LinkedHashMap<>();
    try {
      for (Entry entry : entries) {
        try {
          Contestant contestant = new Contestant(entry, setting, place.materials(), place.logs());
          started.put(contestant, Started.of(contestant, blocks));
          answers.put(contestant, new ArrayList<>());
        } catch (IOException e) {
          if (entry.name().equals(Peers.OURS)) {
            throw e;
          }
          say.sentence(entry.name() + " is left out: " + e.getMessage());
        }
      }
      List<Contestant> turn = new ArrayList<>(started.keySet());
      for (int round = -blocks.warmUp(); round < blocks.measured(); round++) {
        for (Contestant contestant : turn) {
          pause();
          Answer answer = contestant.run(blocks.updates());
          if (round >= 0) {
            answers.get(contestant).add(answer);
          }
        }
        turn.add(turn.remove(0)); // another one begins the next round
        say.round(setting, round + blocks.warmUp() + 1, blocks.warmUp() + blocks.measured());
      }
      return new Comparison(
          setting,
          started.entrySet().stream()
              .map(
                  one ->
                      new Result(
                          one.getKey().name(),
                          one.getKey().versions(),
                          one.getKey().readySeconds(),
                          one.getValue().firstUpdateSeconds(),
                          one.getKey().megabytes(Memory.PEAK),
                          answers.get(one.getKey())))
              .toList());
    } finally {
      started.keySet().forEach(Contestant::close);
    }
  }

  private record Started(double firstUpdateSeconds) {
    /** The first block is one update and the second the rest of it, so that all stay in step. */
    static Started of(Contestant contestant, Blocks blocks) throws IOException {
      contestant.run(1);
      Started started = new Started(contestant.ageSeconds());
      contestant.run(blocks.updates() - 1);
      return started;
    }
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
