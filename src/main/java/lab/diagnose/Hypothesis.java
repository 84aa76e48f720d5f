package lab.diagnose;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lab.piece.Matrices;

/**
 * A possible cause of wrong results: a piece, a change of its inputs, and a change of its results.
 * It predicts the results in any case, to be compared with those of the piece.
 */
final class Hypothesis {
  private final Suspect suspect;
  private final Change change;
  private final Effect effect;
  private final List<Hypothesis> parts;
  private final Function<Experiment, Map<String, double[][]>> of;
  private final Map<Experiment, Map<String, double[][]>> predictions = new IdentityHashMap<>();

  private Hypothesis(
      Suspect suspect,
      Change change,
      Effect effect,
      List<Hypothesis> parts,
      Function<Experiment, Map<String, double[][]>> of) {
    this.suspect = suspect;
    this.change = change;
    this.effect = effect;
    this.parts = parts;
    this.of = of;
  }

  /** A known mistake. */
  static Hypothesis of(Suspect suspect, Symbols symbols) {
    return new Hypothesis(
        suspect,
        Change.NONE,
        Effect.NONE,
        List.of(),
        experiment -> experiment.replay(suspect.factory(), Change.NONE, symbols));
  }

  /** The known mistake that the hypothesis tries; null if it tries none. */
  Suspect suspect() {
    return suspect;
  }

  /** The right piece, asked otherwise. */
  static Hypothesis of(Function<Object[], ?> right, Change change, Symbols symbols) {
    return new Hypothesis(
        null,
        change,
        Effect.NONE,
        List.of(),
        experiment -> experiment.replay(right, change, symbols));
  }

  /** The right piece. */
  static Hypothesis right() {
    return new Hypothesis(null, Change.NONE, Effect.NONE, List.of(), Experiment::right);
  }

  /** This known mistake, asked otherwise besides. */
  Hypothesis with(Change also, Symbols symbols) {
    return new Hypothesis(
        suspect,
        also,
        Effect.NONE,
        List.of(this),
        experiment -> experiment.replay(suspect.factory(), also, symbols));
  }

  /** This, and its results changed besides. */
  Hypothesis with(Effect also) {
    boolean isRight = suspect == null && change == Change.NONE;
    return new Hypothesis(
        suspect,
        change,
        also,
        isRight ? List.of() : List.of(this, right().with(also)),
        changed(also));
  }

  private Function<Experiment, Map<String, double[][]>> changed(Effect also) {
    return experiment -> {
      Map<String, double[][]> changed = new LinkedHashMap<>();
      in(experiment)
          .forEach((name, value) -> changed.put(name, also.of().apply(experiment.given(), value)));
      return changed;
    };
  }

  /**
   * Whether each of two mistakes shows: the columns of a single one cannot be in another order.
   *
   * @param part which result
   * @param cases in which this explains it
   */
  boolean needsAllOf(String part, List<Experiment> cases) {
    return parts.stream()
        .allMatch(
            less ->
                cases.stream().filter(one -> differs(less, part, one)).count()
                    >= Explainer.TELLING);
  }

  private boolean differs(Hypothesis less, String part, Experiment one) {
    return in(one).entrySet().stream()
        .filter(entry -> Explainer.part(entry.getKey()).equals(part))
        .anyMatch(
            entry ->
                !Matrices.alike(
                    entry.getValue(), less.in(one).get(entry.getKey()), one.tolerance()));
  }

  /** The results in a case, by name; none if it cannot be asked so. */
  Map<String, double[][]> in(Experiment experiment) {
    return predictions.computeIfAbsent(experiment, of);
  }

  /**
   * Whether cases can tell it from another: a factor of n is one of 11 where n is always 11.
   *
   * @param cases in which it explains what was got
   */
  boolean isTold(List<Experiment> cases) {
    return change.isTold(cases) && effect.isTold(cases);
  }

  /** What is true of results that are as predicted: their names and "is" or "are", then this. */
  String sentence(String subject) {
    if (suspect != null && change == Change.NONE && effect == Effect.NONE) {
      return "%s what comes of this: %s".formatted(subject, suspect.sentence());
    }
    StringBuilder sentence = new StringBuilder();
    if (suspect != null) {
      sentence.append(suspect.sentence()).append("; besides, ");
    }
    sentence.append(subject).append(" ").append(effect.phrase());
    if (change != Change.NONE) {
      sentence.append(effect == Effect.NONE ? "" : ",").append(change.phrase());
    }
    String look = change == Change.NONE ? effect.look() : change.look();
    return sentence.append("; ").append(look).toString();
  }
}
