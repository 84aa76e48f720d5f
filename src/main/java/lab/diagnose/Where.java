package lab.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lab.diagnose.Symbols.Lines;
import lab.piece.Matrices;

/** Finds what wrong entries, or wrong cases, have in common that right ones do not have. */
final class Where {
  /** What almost every case has says nothing. */
  private static final double TELLING_SHARE = 0.05;

  /** By chance, the counts of so many cases do not lie together. */
  private static final int RANGE = 4;

  private static final String ALWAYS = "wrong in every case";

  private Where() {}

  /** Tells entries of a result from others, in a case. */
  private interface Entries {
    boolean test(Experiment one, int row, int column);
  }

  /** A kind of entries, and what is said of all others. */
  private record Kind(String phrase, String others, Entries entries) {
    static Kind ofColumns(String phrase, Lines lines, Entries entries) {
      return new Kind(phrase, "and right in all other " + lines.columns(), entries);
    }
  }

  /**
   * Explains wrong entries that are of one kind in every case, if no others are wrong; empty
   * otherwise.
   */
  static Optional<Explanation> of(List<Experiment> cases, Symbols symbols) {
    for (String name : cases.get(0).right().keySet()) {
      if (cases.stream().allMatch(one -> one.isOfRightShape(name))) {
        for (Kind kind : kinds(name, cases, symbols)) {
          if (holds(kind, name, cases)) {
            return Explanation.of("%s is wrong %s, %s".formatted(name, kind.phrase, kind.others));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Kind kind, String name, List<Experiment> cases) {
    int telling = 0;
    int others = 0;
    for (Experiment one : cases) {
      boolean[][] wrong = wrong(one, name);
      boolean any = false;
      boolean other = false;
      for (int i = 0; i < wrong.length; i++) {
        for (int j = 0; j < wrong[i].length; j++) {
          boolean is = kind.entries.test(one, i, j);
          if (wrong[i][j] && !is) {
            return false;
          }
          any |= wrong[i][j];
          other |= !is;
        }
      }
      // A single number is of the kind or not; in a matrix, others must be right beside it.
      boolean single = Matrices.isSingle(one.right().get(name));
      telling += any && (single || other) ? 1 : 0;
      others += other ? 1 : 0;
    }
    return telling >= Explainer.TELLING && others >= Explainer.TELLING;
  }

  private static List<Kind> kinds(String name, List<Experiment> cases, Symbols symbols) {
    List<Kind> kinds = new ArrayList<>();
    Lines lines = symbols.linesOf(Symbols.RESULTS);
    kinds.add(
        Kind.ofColumns(
            "in the last %s only".formatted(lines.column()),
            lines,
            (one, i, j) -> j == one.right().get(name)[i].length - 1));
    kinds.add(
        Kind.ofColumns(
            "in the first %s only".formatted(lines.column()), lines, (one, i, j) -> j == 0));
    for (Symbols.Place place : symbols.places()) {
      kinds.add(
          new Kind(
              place.phrase(),
              "and right everywhere else",
              (one, i, j) -> place.holds().test(one.inputs(), i, j)));
    }
    int first = cases.stream().mapToInt(one -> firstWrongColumn(one, name)).min().orElse(0);
    if (first > 1 && first < Integer.MAX_VALUE) {
      kinds.add(
          Kind.ofColumns(
              "from %s %d on only".formatted(lines.column(), first + 1),
              lines,
              (one, i, j) -> j >= first));
    }
    return kinds;
  }

  private static int firstWrongColumn(Experiment one, String name) {
    int first = Integer.MAX_VALUE;
    for (boolean[] row : wrong(one, name)) {
      for (int j = 0; j < row.length; j++) {
        first = row[j] ? Math.min(first, j) : first;
      }
    }
    return first;
  }

  /** Which entries are wrong. */
  private static boolean[][] wrong(Experiment one, String name) {
    double[][] got = one.got().get(name);
    double[][] right = one.right().get(name);
    double allowed = one.tolerance() * Matrices.largest(right);
    boolean[][] wrong = new boolean[right.length][right[0].length];
    for (int i = 0; i < right.length; i++) {
      for (int j = 0; j < right[i].length; j++) {
        wrong[i][j] = !Matrices.alike(got[i][j], right[i][j], allowed);
      }
    }
    return wrong;
  }

  /**
   * Wrong cases that have something in common.
   *
   * @param sentence what it is
   * @param cases the wrong ones
   */
  record Some(String sentence, List<Experiment> cases) {
    /**
     * Whether it says all: the cases are always wrong, and have more in common than their number.
     */
    boolean isTold() {
      return sentence.startsWith(ALWAYS)
          && !sentence.contains(Experiment.SEVERAL)
          && !sentence.contains(Experiment.REPEATED);
    }
  }

  /**
   * Something that is in every wrong case, and not in any right one; of two things, one or other.
   */
  static Optional<Some> amongCases(List<Experiment> all, Experiment shown, Symbols symbols) {
    List<Experiment> alike = all.stream().filter(one -> Explainer.sameResults(one, shown)).toList();
    boolean undefined = shown.isUndefined();
    Predicate<Experiment> is = undefined ? Experiment::isUndefined : Experiment::isWrong;
    List<Experiment> wrong = alike.stream().filter(is).toList();
    List<Experiment> right =
        alike.stream().filter(is.negate()).filter(one -> !one.isZeroByRights()).toList();
    if (wrong.size() < Explainer.TELLING || right.size() < Explainer.TELLING) {
      return Optional.empty();
    }
    Optional<Some> found = ofIngredients(wrong, right, shown, symbols, undefined);
    boolean always = found.isPresent() && found.get().sentence.startsWith(ALWAYS);
    return always ? found : ofRange(wrong, right).or(() -> found);
  }

  /** A count that lies between two bounds in every wrong case, and in no right one. */
  private static Optional<Some> ofRange(List<Experiment> wrong, List<Experiment> right) {
    for (String name : wrong.get(0).given().quantities().keySet()) {
      double[] there = counts(wrong, name);
      double[] elsewhere = counts(right, name);
      if (there.length < RANGE || elsewhere.length < RANGE) {
        continue;
      }
      double least = Arrays.stream(there).min().orElseThrow();
      double most = Arrays.stream(there).max().orElseThrow();
      long below = Arrays.stream(elsewhere).filter(x -> x < least).count();
      long above = Arrays.stream(elsewhere).filter(x -> x > most).count();
      if (least < most && below + above == elsewhere.length && below >= Explainer.TELLING) {
        String sentence =
            above == 0
                ? "wrong in every case where %s is %.0f or more, and right where it is %4$.0f or less"
                : "wrong in every case where %s is from %.0f to %.0f, and right where it is %.0f or less, or %.0f or more";
        double last = Arrays.stream(elsewhere).filter(x -> x < least).max().orElseThrow();
        double next = Arrays.stream(elsewhere).filter(x -> x > most).min().orElse(most);
        return Optional.of(new Some(sentence.formatted(name, least, most, last, next), wrong));
      }
    }
    return Optional.empty();
  }

  /** What a quantity is in some cases; nothing if it is no count in one. */
  private static double[] counts(List<Experiment> cases, String name) {
    double[] counts = cases.stream().mapToDouble(one -> one.given().quantity(name)).toArray();
    boolean all = Arrays.stream(counts).allMatch(x -> x == Math.rint(x));
    return all ? counts : new double[0];
  }

  private static Optional<Some> ofIngredients(
      List<Experiment> wrong,
      List<Experiment> right,
      Experiment shown,
      Symbols symbols,
      boolean undefined) {
    int all = wrong.size() + right.size();
    return ingredients(wrong, shown, symbols).stream()
        .filter(
            what ->
                without(right, what)
                    >= (what.equals(Set.of(Experiment.SEVERAL))
                        ? right.size()
                        : Math.max(Explainer.TELLING, all * TELLING_SHARE)))
        .min(
            Comparator.comparingInt((Set<String> what) -> what.size())
                .thenComparing(what -> -without(right, what)))
        .map(what -> some(what, wrong, right, shown, undefined));
  }

  /** What every wrong case has; and two features of the exercise of which each has one or other. */
  private static List<Set<String>> ingredients(
      List<Experiment> wrong, Experiment shown, Symbols symbols) {
    List<Set<String>> sets = new ArrayList<>();
    shown.ingredients().forEach(one -> sets.add(Set.of(one)));
    List<String> features = symbols.features().stream().map(Symbols.Feature::phrase).toList();
    for (int i = 0; i < features.size(); i++) {
      for (int j = i + 1; j < features.size(); j++) {
        Set<String> one = Set.of(features.get(i));
        Set<String> other = Set.of(features.get(j));
        if (without(wrong, one) >= Explainer.TELLING
            && without(wrong, other) >= Explainer.TELLING) {
          sets.add(new LinkedHashSet<>(List.of(features.get(i), features.get(j))));
        }
      }
    }
    sets.removeIf(set -> without(wrong, set) > 0);
    return sets;
  }

  private static long without(List<Experiment> cases, Set<String> what) {
    return cases.stream().filter(one -> Collections.disjoint(one.ingredients(), what)).count();
  }

  private static Some some(
      Set<String> what,
      List<Experiment> wrong,
      List<Experiment> right,
      Experiment shown,
      boolean undefined) {
    String phrase =
        what.stream().map(one -> phrase(one, shown.inputs())).collect(Collectors.joining(" or "));
    long others = without(right, what);
    String sentence =
        undefined
            ? "NaN or infinite only %s, in %d of %d such cases; look at what exp, log and divisions"
                + " are given there"
            : others == right.size()
                ? ALWAYS + " %1$s, and right in all %4$d others"
                : "wrong only %s, in %d of %d such cases, and right in all %d others";
    int such = (int) (wrong.size() + right.size() - others);
    return new Some(sentence.formatted(phrase, wrong.size(), such, others), wrong);
  }

  private static String phrase(String ingredient, Map<String, double[][]> inputs) {
    double[][] value = inputs.get(ingredient);
    if (value == null) {
      return ingredient;
    }
    return Matrices.isSingle(value) ? "where " + ingredient + " is not 0" : "with " + ingredient;
  }
}
