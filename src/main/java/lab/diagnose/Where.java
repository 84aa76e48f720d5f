package lab.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What wrong columns, and wrong cases, have in common that right ones have not. */
final class Where {
  private static final int TELLING = 2;

  private Where() {}

  /** A kind of columns: which they are in a case with so many. */
  private record Kind(String phrase, BiFunction<Experiment, Integer, IntPredicate> of) {}

  /** What is said if the wrong columns of every case are of one kind, and no others are wrong. */
  static Optional<Explanation> of(List<Experiment> cases, Symbols symbols) {
    for (String name : cases.get(0).right().keySet()) {
      for (Kind kind : kinds(name, cases, symbols)) {
        int telling = 0;
        boolean holds = true;
        for (Experiment one : cases) {
          double[][] got = one.got().get(name);
          double[][] right = one.right().get(name);
          if (got == null || right == null || !Numbers.ofOneShape(got, right)) {
            holds = false;
            break;
          }
          Set<Integer> wrong = wrongColumns(one, name);
          IntPredicate is = kind.of.apply(one, right[0].length);
          holds &= wrong.stream().allMatch(is::test);
          boolean others = IntStream.range(0, right[0].length).anyMatch(j -> !is.test(j));
          telling += !wrong.isEmpty() && others ? 1 : 0;
        }
        if (holds && telling >= TELLING) {
          return Optional.of(
              new Explanation(
                  "%s is wrong %s, and right in all other columns".formatted(name, kind.phrase),
                  Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Kind> kinds(String name, List<Experiment> cases, Symbols symbols) {
    List<Kind> kinds = new ArrayList<>();
    kinds.add(new Kind("in the last column only", (one, n) -> j -> j == n - 1));
    kinds.add(new Kind("in the first column only", (one, n) -> j -> j == 0));
    for (Symbols.Place place : symbols.places()) {
      kinds.add(new Kind(place.phrase(), (one, n) -> j -> place.holds().apply(one.inputs(), j)));
    }
    int first =
        cases.stream()
            .flatMap(one -> wrongColumns(one, name).stream())
            .min(Integer::compare)
            .orElse(0);
    if (first > 1) {
      kinds.add(
          new Kind("from column %d on only".formatted(first + 1), (one, n) -> j -> j >= first));
    }
    return kinds;
  }

  private static Set<Integer> wrongColumns(Experiment one, String name) {
    Set<Integer> wrong = new LinkedHashSet<>();
    double[][] got = one.got().get(name);
    double[][] right = one.right().get(name);
    if (got == null || right == null || !Numbers.ofOneShape(got, right)) {
      return wrong;
    }
    double allowed = one.tolerance() * Numbers.largest(right);
    for (int i = 0; i < right.length; i++) {
      for (int j = 0; j < right[i].length; j++) {
        if (!Numbers.alike(got[i][j], right[i][j], allowed)) {
          wrong.add(j);
        }
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
  record Some(String sentence, List<Experiment> cases) {}

  /** Something that is in every wrong case, and not in any right one. */
  static Optional<Some> amongCases(List<Experiment> all, Experiment shown) {
    List<Experiment> alike =
        all.stream().filter(one -> one.right().keySet().equals(shown.right().keySet())).toList();
    boolean undefined = shown.isUndefined();
    Predicate<Experiment> is = undefined ? Experiment::isUndefined : Experiment::isWrong;
    List<Experiment> wrong = alike.stream().filter(is).toList();
    List<Experiment> right = alike.stream().filter(is.negate()).toList();
    if (wrong.size() < TELLING || right.size() < TELLING) {
      return Optional.empty();
    }
    Set<String> common = new LinkedHashSet<>(shown.ingredients());
    wrong.forEach(one -> common.retainAll(one.ingredients()));
    return common.stream()
        .filter(
            what ->
                without(right, what) >= (what.equals(Experiment.SEVERAL) ? right.size() : TELLING))
        .max(Comparator.comparingLong(what -> without(right, what)))
        .map(what -> some(what, wrong, right, shown, undefined));
  }

  private static long without(List<Experiment> right, String what) {
    return right.stream().filter(one -> !one.ingredients().contains(what)).count();
  }

  private static Some some(
      String what,
      List<Experiment> wrong,
      List<Experiment> right,
      Experiment shown,
      boolean undefined) {
    String phrase = phrase(what, shown.inputs());
    long others = without(right, what);
    String sentence =
        undefined
            ? "NaN or infinite only %s, in %d of %d such cases; look at what exp, log and divisions"
                + " are given there"
            : others == right.size()
                ? "wrong in every case %1$s, and right in all %4$d others"
                : "wrong only %s, in %d of %d such cases, and right in all %d others";
    int such = (int) (wrong.size() + right.size() - others);
    return new Some(sentence.formatted(phrase, wrong.size(), such, others), wrong);
  }

  private static String phrase(String ingredient, Map<String, double[][]> inputs) {
    double[][] value = inputs.get(ingredient);
    if (value == null) {
      return ingredient;
    }
    return Numbers.isSingle(value) ? "where " + ingredient + " is not 0" : "with " + ingredient;
  }
}
