package lab.likeness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import lab.likeness.Findings.Cluster;
import lab.likeness.Findings.Link;

/**
 * Joins pairs of similar works to groups, the strongest pair first. Two groups become one only
 * where at least half of the pairs across are linked, so that one chance pair does not chain two
 * rings.
 */
final class Clusters {
  /** When there are more links, the weaker half goes. */
  private static final int MAX_LINKS = 4_000_000;

  private final List<List<String>> names;
  private double least = ChanceLine.MIN_STRENGTH;
  private long[] pairs = new long[64];
  private double[] strengths = new double[64];
  private int count;

  /**
   * @param names of each work those who have it
   */
  Clusters(List<List<String>> names) {
    this.names = names;
  }

  /** Notes a pair, if it is strong enough; pairs come in order. */
  void link(int left, int right, double strength) {
    if (strength < least) {
      return;
    }
    if (count == MAX_LINKS) {
      double[] sorted = Arrays.copyOf(strengths, count);
      Arrays.sort(sorted);
      keep(sorted[count / 2] + 1);
    }
    if (count == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * count);
      strengths = Arrays.copyOf(strengths, 2 * count);
    }
    pairs[count] = pair(left, right);
    strengths[count++] = strength;
  }

  /** Lets go of all that is weaker. */
  private void keep(double strength) {
    least = Math.max(least, strength);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (strengths[i] >= least) {
        pairs[kept] = pairs[i];
        strengths[kept++] = strengths[i];
      }
    }
    count = kept;
  }

  private static long pair(int left, int right) {
    return (long) Math.min(left, right) << 32 | Math.max(left, right);
  }

  private boolean isLinked(int left, int right) {
    return Arrays.binarySearch(pairs, 0, count, pair(left, right)) >= 0;
  }

  /**
   * The clusters.
   *
   * @param line from what strength on works are linked
   * @param own what each work would share with its very copy
   */
  List<Cluster> above(double line, IntToDoubleFunction own) {
    keep(line);
    Map<Integer, Group> groups = new HashMap<>(); // by work
    for (int work = 0; work < names.size(); work++) {
      groups.put(work, new Group(work, names.get(work), own.applyAsDouble(work)));
    }
    Set<List<Integer>> apart = new HashSet<>(); // groups that were found not to belong together
    for (int link : strongestFirst()) {
      Group left = groups.get((int) (pairs[link] >> 32));
      Group right = groups.get((int) pairs[link]);
      List<Integer> both = List.of(left.number, right.number);
      if (left == right || apart.contains(both)) {
        continue;
      }
      if (!belong(left, right)) {
        apart.add(both);
        continue;
      }
      Group joined = new Group(names.size() + link, left, right, link(link));
      joined.works.forEach(work -> groups.put(work, joined));
    }
    return new TreeMap<>(byNumber(groups))
        .values().stream()
            .filter(group -> !group.links.isEmpty())
            .map(Group::cluster)
            .sorted(
                Comparator.comparingDouble((Cluster c) -> c.links().get(0).strength())
                    .reversed()
                    .thenComparing(c -> c.names().get(0)))
            .toList();
  }

  private static Map<Integer, Group> byNumber(Map<Integer, Group> groups) {
    Map<Integer, Group> all = new HashMap<>();
    groups.values().forEach(group -> all.put(group.number, group));
    return all;
  }

  private int[] strongestFirst() {
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer link) -> -strengths[link]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private Link link(int at) {
    String left = names.get((int) (pairs[at] >> 32)).get(0);
    String right = names.get((int) pairs[at]).get(0);
    return new Link(left, right, strengths[at]);
  }

  private boolean belong(Group left, Group right) {
    long linked = 0;
    for (int one : left.works) {
      for (int other : right.works) {
        linked += isLinked(one, other) ? (long) names.get(one).size() * names.get(other).size() : 0;
      }
    }
    return 2 * linked >= (long) left.names.size() * right.names.size();
  }

  /** Some works that belong together. */
  private final class Group {
    private final int number;
    private final List<Integer> works = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    /** Makes a group of students whose works are the same. */
    Group(int work, List<String> names, double strength) {
      this.number = work;
      works.add(work);
      this.names.addAll(names);
      if (names.size() > 1 && strength >= least) {
        links.add(new Link(names.get(0), names.get(1), strength));
      }
    }

    Group(int number, Group left, Group right, Link link) {
      this.number = number;
      for (Group one : List.of(left, right)) {
        works.addAll(one.works);
        names.addAll(one.names);
        links.addAll(one.links);
      }
      links.add(link);
    }

    Cluster cluster() {
      return new Cluster(
          names.stream().sorted().toList(),
          links.stream().sorted(Comparator.comparingDouble(Link::strength).reversed()).toList());
    }
  }
}
