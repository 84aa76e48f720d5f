package lab.diagnose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lab.base.EnglishList;
import lab.piece.Matrices;

/**
 * Explains in a sentence why a piece's results are wrong. A known mistake is named if it does the
 * same in every case that can tell, and in at least two of them. Otherwise the results are compared
 * with what the right piece gives for other inputs, and against what it gives with something done
 * to it: a factor, a transpose. Otherwise it is looked for what the wrong cases, or the wrong
 * columns, have in common. Nothing is said that does not hold in every case.
 */
public final class Explainer {
  /** In one case alone, many things coincide. */
  static final int TELLING = 2;

  /** More cases tell no more, and take time. */
  private static final int CASES = 24;

  private final Function<Object[], ?> right;
  private final List<Hypothesis> known;
  private final Symbols symbols;
  private final Map<Set<String>, List<Hypothesis>> simple = new HashMap<>();
  private final Map<Set<String>, List<Hypothesis>> composed = new HashMap<>();

  /**
   * @param right makes the right piece of its settings
   * @param known mistakes with a name
   * @param symbols how the exercise calls things
   */
  public Explainer(Function<Object[], ?> right, List<Suspect> known, Symbols symbols) {
    this.right = right;
    this.known = known.stream().map(one -> Hypothesis.of(one, symbols)).toList();
    this.symbols = symbols;
  }

  /**
   * Explains a wrong result.
   *
   * @param all every case that was tried
   * @param shown the one to explain; what is said is true in every case that has nothing in it that
   *     this has not
   * @param again asks the same piece once more, where no known mistake fits
   */
  public Optional<Explanation> explain(
      List<Experiment> all, Experiment shown, RepeatabilityCheck again) {
    List<Experiment> cases =
        some(
            all.stream().filter(one -> shown.hasAllOf(one) && sameResults(one, shown)).toList(),
            shown);
    if (cases.isEmpty()) {
      return Optional.empty();
    }
    return named(smallestFirst(all)).or(() -> unnamed(all, cases, shown, again));
  }

  private Optional<Explanation> unnamed(
      List<Experiment> all, List<Experiment> cases, Experiment shown, RepeatabilityCheck again) {
    List<Hypothesis> possible = notRuledOut(all, shown);
    return named(cases, possible)
        .or(() -> again.explain(all, shown))
        .or(() -> WrongShapes.of(all.stream().filter(one -> sameResults(one, shown)).toList()))
        .or(() -> computed(simple(all, shown), cases, shown))
        .or(() -> Precision.of(cases))
        .or(() -> computed(composed(all, shown, possible), cases, shown))
        .or(() -> isStep() ? Optional.<Explanation>empty() : Pattern.of(cases, symbols))
        .or(() -> Where.of(cases, symbols))
        .or(() -> onlySome(all, shown, again))
        .or(() -> named(cases));
  }

  /** Explains results that are right except for the last digits. */
  public static Optional<Explanation> ofDigits(List<Experiment> all) {
    return Precision.of(all);
  }

  /** No more cases than are needed: wrong ones, right ones and the one that is shown. */
  private static List<Experiment> some(List<Experiment> all, Experiment shown) {
    List<Experiment> smallest = smallestFirst(all);
    Set<Experiment> some = Collections.newSetFromMap(new IdentityHashMap<>());
    smallest.stream().filter(Experiment::isWrong).limit(CASES * 2 / 3).forEach(some::add);
    smallest.stream().filter(one -> !one.isWrong()).limit(CASES - some.size()).forEach(some::add);
    some.add(shown);
    return smallest.stream().filter(some::contains).toList(); // most are ruled out by the first
  }

  private static List<Experiment> smallestFirst(List<Experiment> cases) {
    return cases.stream().sorted(Comparator.comparingInt(Experiment::size)).toList();
  }

  static boolean sameResults(Experiment one, Experiment other) {
    return one.right().keySet().equals(other.right().keySet()) || parts(one).equals(parts(other));
  }

  private Optional<Explanation> named(List<Experiment> cases) {
    return named(cases, known);
  }

  private static Optional<Explanation> named(List<Experiment> cases, List<Hypothesis> known) {
    List<Suspect> fitting =
        known.stream().filter(one -> fits(one, cases)).map(Hypothesis::suspect).toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Explanation(
            fitting.stream().map(Suspect::sentence).collect(Collectors.joining("; or ")),
            Optional.of(fitting.stream().map(Suspect::name).collect(Collectors.joining(" or ")))));
  }

  /** The known mistakes that would not be wrong where the piece is right. */
  private List<Hypothesis> notRuledOut(List<Experiment> all, Experiment shown) {
    List<Experiment> right =
        smallestFirst(all).stream()
            .filter(one -> !one.isWrong() && sameResults(one, shown))
            .toList();
    return known.stream()
        .filter(one -> right.stream().allMatch(other -> other.couldBe(one.in(other))))
        .toList();
  }

  private static boolean fits(Hypothesis candidate, List<Experiment> cases) {
    int telling = 0;
    for (Experiment one : cases) {
      Map<String, double[][]> predicted = candidate.in(one);
      if (!one.couldBe(predicted)) {
        return false;
      }
      telling += one.isTold(predicted) ? 1 : 0;
    }
    return telling >= TELLING;
  }

  /** What can be given otherwise: not what a step begins from, nor how large an image is. */
  private Inputs changeable(Inputs inputs, Experiment shown) {
    Set<String> fixed = new LinkedHashSet<>(Set.of(Symbols.SIDE));
    if (isStep()) {
      fixed.addAll(parts(shown));
    }
    return inputs.without(fixed);
  }

  /** Whether the results are arguments that were changed. */
  private boolean isStep() {
    return !symbols.mutable().isEmpty();
  }

  /** The right piece, asked otherwise or with something done to its results. */
  private List<Hypothesis> simple(List<Experiment> all, Experiment shown) {
    return simple.computeIfAbsent(
        shown.inputs().keySet(),
        names -> {
          Inputs inputs = Inputs.of(shown, all);
          List<Hypothesis> candidates = new ArrayList<>();
          for (Effect effect : Effect.all(inputs, symbols.linesOf(Symbols.RESULTS), isStep())) {
            candidates.add(Hypothesis.right().with(effect));
          }
          for (Change change : Change.all(changeable(inputs, shown), symbols)) {
            candidates.add(Hypothesis.of(right, change, symbols));
          }
          for (Effect effect : Effect.terms(symbols.terms())) {
            candidates.add(Hypothesis.right().with(effect));
          }
          return candidates;
        });
  }

  /** Two mistakes: one that is known, or something left out, and one more. */
  private List<Hypothesis> composed(
      List<Experiment> all, Experiment shown, List<Hypothesis> possible) {
    return composed.computeIfAbsent(
        shown.inputs().keySet(),
        names -> {
          Inputs inputs = Inputs.of(shown, all);
          List<Change> leftOut = Change.leavingOut(changeable(inputs, shown));
          List<Effect> effects = Effect.all(inputs, symbols.linesOf(Symbols.RESULTS), isStep());
          List<Hypothesis> candidates = new ArrayList<>();
          for (Hypothesis mistake : possible) {
            candidates.add(mistake);
            effects.forEach(effect -> candidates.add(mistake.with(effect)));
            leftOut.forEach(change -> candidates.add(mistake.with(change, symbols)));
          }
          for (Change change : leftOut) {
            Hypothesis otherwise = Hypothesis.of(right, change, symbols);
            effects.forEach(effect -> candidates.add(otherwise.with(effect)));
          }
          return candidates;
        });
  }

  /** What the wrong cases have in common, what explains them alone, and what makes them right. */
  private Optional<Explanation> onlySome(
      List<Experiment> all, Experiment shown, RepeatabilityCheck again) {
    Optional<Where.Some> found = Where.amongCases(all, shown, symbols);
    Optional<String> cured =
        found.filter(Where.Some::isTold).isPresent()
            ? Optional.empty()
            : again.right(all, shown, found.map(Where.Some::sentence).orElse(""), right);
    return found
        .map(
            some -> {
              List<Experiment> wrong = some.cases().stream().filter(shown::hasAllOf).toList();
              String there =
                  computed(simple(all, shown), wrong, shown)
                      .or(() -> named(wrong))
                      .map(what -> "; there, " + what.sentence())
                      .orElse("");
              return some.sentence() + (cured.isPresent() ? "" : there);
            })
        .map(some -> some + cured.map("; "::concat).orElse(""))
        .or(() -> cured)
        .flatMap(Explanation::of);
  }

  /** The candidates that explain all wrong results, or as many of them as can be, one or two. */
  private Optional<Explanation> computed(
      List<Hypothesis> candidates, List<Experiment> cases, Experiment shown) {
    Set<String> unexplained = wrong(cases);
    unexplained.removeIf(part -> isZero(part, cases)); // many mistakes give 0
    List<String> sentences = new ArrayList<>();
    while (!unexplained.isEmpty() && sentences.size() < 2) {
      Hypothesis best = null;
      Set<String> most = Set.of();
      for (Hypothesis candidate : candidates) {
        Set<String> explained = explained(candidate, unexplained, cases);
        if (explained.size() > most.size()) {
          best = candidate;
          most = explained;
        }
        if (most.size() == unexplained.size()) {
          break;
        }
      }
      if (best == null) {
        break;
      }
      sentences.add(
          best.sentence(
              most.containsAll(wrong(List.of(shown)))
                  ? it(most)
                  : EnglishList.is(List.copyOf(most))));
      unexplained.removeAll(most);
    }
    return sentences.isEmpty() ? Optional.empty() : Explanation.of(String.join("; ", sentences));
  }

  private static Set<String> explained(
      Hypothesis candidate, Set<String> parts, List<Experiment> cases) {
    Set<String> explained = new LinkedHashSet<>(parts);
    Map<String, List<Experiment>> telling = new HashMap<>();
    for (Experiment one : cases) {
      if (explained.isEmpty()) {
        return explained;
      }
      Map<String, double[][]> predicted = candidate.in(one);
      for (String name : one.right().keySet()) {
        String part = part(name);
        double[][] value = predicted.get(name);
        if (!one.couldBe(name, value)) {
          explained.remove(part);
        } else if (one.isTold(name, value)) {
          telling.computeIfAbsent(part, none -> new ArrayList<>()).add(one);
        }
      }
    }
    explained.removeIf(
        part -> {
          List<Experiment> told = telling.getOrDefault(part, List.of());
          return told.size() < TELLING
              || !candidate.isTold(told)
              || !candidate.needsAllOf(part, told);
        });
    return explained;
  }

  private static Set<String> wrong(List<Experiment> cases) {
    Set<String> wrong = new LinkedHashSet<>();
    for (Experiment one : cases) {
      for (String name : one.right().keySet()) {
        if (one.isWrong(name)) {
          wrong.add(part(name));
        }
      }
    }
    return wrong;
  }

  private static boolean isZero(String part, List<Experiment> cases) {
    return cases.stream()
        .flatMap(one -> one.got().entrySet().stream())
        .filter(entry -> part(entry.getKey()).equals(part))
        .allMatch(entry -> Matrices.isZero(entry.getValue()));
  }

  private static Set<String> parts(Experiment one) {
    return one.right().keySet().stream()
        .map(Explainer::part)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A result's name, without the number of its call. */
  static String part(String name) {
    int call = name.indexOf(CallSequence.OF_CALL);
    return call < 0 ? name : name.substring(0, call);
  }

  /** Results that have just been named. */
  private static String it(Set<String> names) {
    return names.size() == 1 ? "it is" : "they are";
  }
}
