package lab.grade.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lab.grade.book.Fingerprints.Fingerprint;

/**
 * Who shares code beyond what everybody shares: a hint for a person, never a verdict. What stands
 * in the stubs or the references, and what many submissions have, does not count.
 */
final class Likeness {
  /** A longer source is not compared: to take one apart may take the square of its length. */
  static final int LONGEST = 30_000;

  /** Fewer fingerprints in common are chance. */
  private static final int FEWEST = 8;

  private static final double LEAST_SHARE = 0.4;
  private static final int MOST_PAIRS = 25;
  private static final int MOST_FRAGMENTS = 4;
  private static final int LONGEST_FRAGMENT = 30;

  /** What so many have is common, or a quarter of all if that is more. */
  private static final int COMMON = 4;

  private Likeness() {}

  /**
   * Two submissions with much in common.
   *
   * @param share of the fingerprints of the one that has fewer, 0 to 1
   * @param fragments what they share, the longest first
   */
  record Pair(String left, String right, double share, List<Fragment> fragments) {}

  /**
   * Lines that are alike.
   *
   * @param leftPlace such as {@code Backprop.java:12}
   */
  record Fragment(String leftPlace, String left, String rightPlace, String right) {}

  /** Where a fingerprint was taken. */
  private record Place(String piece, Fingerprint print) {}

  private record Taken(Submission submission, Map<Long, Place> places) {}

  /** Where the same fingerprint was taken in two submissions. */
  private record Match(Place left, Place right) {}

  /**
   * The pairs with most in common, first the most alike.
   *
   * @param given sources that everybody has: stubs and references
   */
  static List<Pair> pairs(List<Submission> submissions, List<String> given) {
    Map<String, List<Fingerprint>> known = new HashMap<>(); // many sources are the same
    Set<Long> common = new HashSet<>();
    for (String source : given) {
      prints(source, known).forEach(print -> common.add(print.hash()));
    }
    List<Taken> all = submissions.stream().map(one -> taken(one, known)).toList();
    Map<Long, Integer> counts = new HashMap<>();
    all.forEach(one -> one.places.keySet().forEach(hash -> counts.merge(hash, 1, Integer::sum)));
    int most = Math.max(COMMON, all.size() / 4);
    counts.forEach((hash, count) -> common.addAll(count > most ? Set.of(hash) : Set.of()));
    all.forEach(one -> one.places.keySet().removeAll(common));
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        compare(all.get(i), all.get(j), pairs);
      }
    }
    return pairs.stream()
        .sorted(Comparator.comparingDouble(Pair::share).reversed())
        .limit(MOST_PAIRS)
        .toList();
  }

  private static List<Fingerprint> prints(String source, Map<String, List<Fingerprint>> known) {
    return source.length() > LONGEST ? List.of() : known.computeIfAbsent(source, Fingerprints::of);
  }

  private static Taken taken(Submission submission, Map<String, List<Fingerprint>> known) {
    Map<Long, Place> places = new HashMap<>();
    submission
        .sources()
        .forEach(
            (piece, source) ->
                prints(source, known)
                    .forEach(print -> places.putIfAbsent(print.hash(), new Place(piece, print))));
    return new Taken(submission, places);
  }

  private static void compare(Taken left, Taken right, List<Pair> pairs) {
    int fewer = Math.min(left.places.size(), right.places.size());
    if (fewer < FEWEST) {
      return;
    }
    Set<Long> shared = new HashSet<>(left.places.keySet());
    shared.retainAll(right.places.keySet());
    double share = (double) shared.size() / fewer;
    if (shared.size() >= FEWEST && share >= LEAST_SHARE) {
      List<Match> matches =
          shared.stream()
              .map(hash -> new Match(left.places.get(hash), right.places.get(hash)))
              .toList();
      pairs.add(
          new Pair(
              left.submission.name(),
              right.submission.name(),
              share,
              fragments(left.submission, right.submission, matches)));
    }
  }

  /** Matches that follow one another in both become one fragment. */
  private static List<Fragment> fragments(Submission left, Submission right, List<Match> matches) {
    SortedMap<String, List<Match>> byPieces = new TreeMap<>();
    for (Match match : matches) {
      byPieces
          .computeIfAbsent(match.left.piece + " " + match.right.piece, any -> new ArrayList<>())
          .add(match);
    }
    List<Span> spans = new ArrayList<>();
    for (List<Match> alike : byPieces.values()) {
      alike.sort(Comparator.comparingInt(match -> match.left.print.from()));
      Span open = null;
      for (Match match : alike) {
        if (open != null && open.takes(match)) {
          open.add(match);
        } else {
          open = new Span(match);
          spans.add(open);
        }
      }
    }
    return spans.stream()
        .sorted(Comparator.comparingInt(Span::length).reversed())
        .limit(MOST_FRAGMENTS)
        .map(span -> span.fragment(left, right))
        .toList();
  }

  /** Lines of two pieces that are alike, as far as is known yet. */
  private static final class Span {
    private final String leftPiece;
    private final String rightPiece;
    private final int leftFrom;
    private int leftTo;
    private int rightFrom;
    private int rightTo;

    Span(Match match) {
      leftPiece = match.left.piece;
      rightPiece = match.right.piece;
      leftFrom = match.left.print.from();
      leftTo = match.left.print.to();
      rightFrom = match.right.print.from();
      rightTo = match.right.print.to();
    }

    boolean takes(Match match) {
      return match.left.print.from() <= leftTo + 1
          && match.right.print.from() <= rightTo + 1
          && match.right.print.to() >= rightFrom - 1;
    }

    void add(Match match) {
      leftTo = Math.max(leftTo, match.left.print.to());
      rightFrom = Math.min(rightFrom, match.right.print.from());
      rightTo = Math.max(rightTo, match.right.print.to());
    }

    int length() {
      return leftTo - leftFrom;
    }

    Fragment fragment(Submission left, Submission right) {
      return new Fragment(
          leftPiece + ".java:" + leftFrom,
          lines(left.sources().get(leftPiece), leftFrom, leftTo),
          rightPiece + ".java:" + rightFrom,
          lines(right.sources().get(rightPiece), rightFrom, rightTo));
    }

    private static String lines(String source, int from, int to) {
      List<String> all = source.lines().toList();
      int end = Math.min(Math.min(to, from - 1 + LONGEST_FRAGMENT), all.size());
      return String.join("\n", all.subList(from - 1, end)).stripIndent()
          + (end < Math.min(to, all.size()) ? "\n…" : "");
    }
  }
}
