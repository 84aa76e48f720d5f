package lab.likeness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import lab.base.Digests;

/**
 * Finds works in a class whose code is alike beyond what is common and beyond chance: a hint for a
 * person, never a verdict. Works are added one by one, and of each nothing is kept but its
 * fingerprints.
 */
public final class Likeness {
  /** A longer source is not compared: to take one apart may take the square of its length. */
  public static final int MAX_LENGTH = 30_000;

  /** Of all sources of one, as many characters are compared; all pieces have some 40,000. */
  public static final int MAX_TOTAL_LENGTH = 200_000;

  private final Common common;
  private final Map<ByteBuffer, long[]> known = new HashMap<>(); // many sources are the same

  /** Whose works have the same fingerprints; works without any of their own are left out. */
  private final Map<Long, List<String>> namesOf = new LinkedHashMap<>();

  private final List<long[][]> works = new ArrayList<>();
  private int count;

  /**
   * Begins the comparison of a class.
   *
   * @param common what counts for nothing
   */
  public Likeness(Common common) {
    this.common = common;
  }

  /**
   * Adds what one has handed in.
   *
   * @param name not that of another
   * @param sources in any order
   */
  public void add(String name, Collection<String> sources) {
    count++;
    Set<Long> seen = new HashSet<>();
    long[][] files =
        prints(compared(sources)).stream()
            .map(prints -> Arrays.stream(prints).filter(seen::add).toArray())
            .filter(file -> file.length > 0)
            .toArray(long[][]::new);
    if (files.length == 0) {
      return;
    }
    long hash = files.length;
    for (long[] file : files) {
      hash = Hashes.with(hash, file.length);
      for (long print : file) {
        hash = Hashes.with(hash, print);
      }
    }
    namesOf
        .computeIfAbsent(
            hash,
            any -> {
              works.add(files);
              return new ArrayList<>();
            })
        .add(name);
  }

  /** Those that are compared, in their order: the longest are left out where all are too much. */
  static List<String> compared(Collection<String> sources) {
    List<String> compared =
        new ArrayList<>(sources.stream().filter(one -> one.length() <= MAX_LENGTH).toList());
    while (compared.stream().mapToInt(String::length).sum() > MAX_TOTAL_LENGTH) {
      compared.remove(compared.stream().max(Comparator.comparingInt(String::length)).orElseThrow());
    }
    return compared;
  }

  private List<long[]> prints(List<String> sources) {
    List<ByteBuffer> digests =
        sources.stream()
            .map(source -> ByteBuffer.wrap(Digests.of("SHA-256").digest(source.getBytes(UTF_8))))
            .toList();
    Map<ByteBuffer, String> fresh = new LinkedHashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      if (!known.containsKey(digests.get(i))) {
        fresh.put(digests.get(i), sources.get(i));
      }
    }
    Iterator<TokenSequence> codes = TokenSequence.of(List.copyOf(fresh.values())).iterator();
    fresh
        .keySet()
        .forEach(
            digest -> known.put(digest, common.without(Fingerprints.of(codes.next().tokens()))));
    return digests.stream().map(known::get).toList();
  }

  /** Compares all works that were added. */
  public Findings findings() {
    var index = new Index(works);
    List<List<String>> names = List.copyOf(namesOf.values());
    var spread = new StrengthDistribution(count);
    for (int work = 0; work < works.size(); work++) {
      long same = names.get(work).size();
      spread.add(index.all(work), same * (same - 1) / 2);
    }
    var clusters = new Clusters(names);
    index.pairs(
        (left, right, strength) -> {
          spread.add(strength, (long) names.get(left).size() * names.get(right).size());
          clusters.link(left, right, strength);
        });
    double[] wholes = IntStream.range(0, works.size()).mapToDouble(index::all).sorted().toArray();
    double line =
        ChanceLine.of(spread.counts(), wholes.length == 0 ? 0 : wholes[wholes.length / 2]);
    return new Findings(clusters.above(line, index::all), line, spread.counts());
  }
}
