package lab.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lab.base.EnglishList;
import lab.piece.Matrices;

/**
 * Looks for changes of a case that make a wrong piece right, by calling the piece on the changed
 * cases.
 *
 * @param consistent makes anew what follows from other arguments of a call, such as a forward pass
 * @param own the exercise's own, beside those that all have
 */
public record Remedies(UnaryOperator<Object[]> consistent, List<Remedy> own) {
  /** Nothing follows, and there are none but those that all have. */
  public static final Remedies USUAL = new Remedies(UnaryOperator.identity(), List.of());

  /** Wrong cases that are asked again, each with a change. */
  private static final int CASES = 5;

  /** What so many changes make right is right by chance. */
  private static final int MANY = 5;

  /** More are not read. */
  private static final int TOLD = 2;

  /**
   * Where a piece is right that is wrong elsewhere, as goes on after a semicolon; held against
   * every wrong case.
   *
   * @param all every case that was tried
   * @param shown the one to explain
   * @param known the kind of cases that the mistake is known to be in
   */
  Optional<String> of(
      List<Experiment> all,
      Experiment shown,
      String known,
      Function<Object[], ?> piece,
      Function<Object[], ?> right,
      Symbols symbols) {
    List<Experiment> wrong =
        all.stream().filter(one -> one.isWrong() && Explainer.sameResults(one, shown)).toList();
    List<Experiment> asked = new ArrayList<>(smallest(wrong));
    if (asked.size() < Explainer.TELLING) {
      return Optional.empty();
    }
    Trial trial = new Trial(piece, right, symbols);
    Remedy control = Remedy.control().then(consistent);
    long unmoved = asked.stream().filter(one -> effect(control, one, trial) == Effect.NONE).count();
    if (2 * unmoved <= asked.size()) {
      return Optional.empty();
    }
    Inputs inputs = Inputs.of(shown, wrong);
    List<Remedy> usual = new ArrayList<>(own);
    Remedy.all(inputs).forEach(one -> usual.add(one.then(consistent)));
    List<Remedy> others =
        Remedy.leavingOut(inputs).stream().map(one -> one.then(consistent)).toList();
    for (List<Remedy> remedies : List.of(usual, others)) {
      List<Remedy> curing =
          remedies.stream()
              .filter(one -> !known.contains(opposite(one.where())))
              .filter(one -> wrong.stream().allMatch(other -> one.changes(other, symbols)))
              .filter(one -> cures(one, asked, trial))
              .toList();
      if (!curing.isEmpty()) {
        return curing.size() > MANY
            ? Optional.empty()
            : Optional.of(sentence(curing.subList(0, Math.min(TOLD, curing.size()))));
      }
    }
    return Optional.empty();
  }

  private static List<Experiment> smallest(List<Experiment> wrong) {
    return wrong.stream().sorted(Comparator.comparingInt(Experiment::size)).limit(CASES).toList();
  }

  /** The opposite of a place in {@link Where}'s words, which a change leaves behind. */
  private static String opposite(String where) {
    return switch (where) {
      case "nothing is dropped" -> "with mask";
      case "there is one image alone" -> Experiment.SEVERAL;
      default -> where.replace(" is 0", " is not 0");
    };
  }

  /** The piece and the right one, which are asked the same. */
  private record Trial(Function<Object[], ?> piece, Function<Object[], ?> right, Symbols symbols) {}

  /** What a change does to a wrong case; it tells nothing where all that was wrong is trivial. */
  private enum Effect {
    NONE,
    RIGHT,
    TRIVIAL
  }

  private static boolean cures(Remedy remedy, List<Experiment> asked, Trial trial) {
    int telling = 0;
    for (Experiment one : asked) {
      Effect effect = effect(remedy, one, trial);
      if (effect == Effect.NONE) {
        return false;
      }
      telling += effect == Effect.RIGHT ? 1 : 0;
    }
    return telling >= Explainer.TELLING;
  }

  private static Effect effect(Remedy remedy, Experiment one, Trial trial) {
    CallSequence script = one.script().with(remedy.arguments());
    Map<String, double[][]> expected =
        script.replay(trial.right, remedy.change(), one.given(), trial.symbols);
    if (expected.isEmpty()
        || !Matrices.alike(
            script.replay(trial.piece, remedy.change(), one.given(), trial.symbols),
            expected,
            one.tolerance())) {
      return Effect.NONE;
    }
    return isTrivial(expected, remedy, one) ? Effect.TRIVIAL : Effect.RIGHT;
  }

  /** Whether of what was wrong nothing but 0 is right, or nothing changes: much does so as well. */
  private static boolean isTrivial(
      Map<String, double[][]> expected, Remedy remedy, Experiment one) {
    return expected.entrySet().stream()
        .filter(result -> one.isWrong(result.getKey()))
        .allMatch(
            result -> {
              String name = Explainer.part(result.getKey());
              double[][] before = one.inputs().get(name);
              return Matrices.isZero(result.getValue())
                  || before != null
                      && Matrices.alike(
                          result.getValue(),
                          remedy.change().in(one.given()).apply(name, before),
                          one.tolerance());
            });
  }

  private static String sentence(List<Remedy> curing) {
    return "right wherever "
        + curing.stream().map(Remedy::where).collect(Collectors.joining(", and wherever "))
        + "; look at "
        + things(curing.stream().map(Remedy::thing).distinct().toList());
  }

  private static String things(List<String> things) {
    boolean alike = things.stream().allMatch(thing -> thing.matches("where .* comes in"));
    return alike && things.size() > 1
        ? EnglishList.and(things)
            .replaceAll(" comes in and where ", " and ")
            .replaceAll("s in$", " in")
        : EnglishList.and(things);
  }
}
