package lab.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import lab.course.kit.Copy;
import lab.course.kit.Diagnostics;
import lab.course.kit.Drawing;
import lab.course.kit.Mistake;
import lab.course.kit.Pieces;
import lab.course.kit.Rubric;
import lab.diagnose.CallSequence;
import lab.diagnose.Experiment;
import lab.diagnose.Explainer;
import lab.diagnose.Explanation;
import lab.diagnose.RepeatabilityCheck;
import lab.diagnose.Suspect;
import lab.diagnose.draws.Trait;
import lab.piece.Assignment;
import lab.piece.PieceException;
import lab.piece.SeededRandom;
import lab.piece.Subject;

/**
 * Finds the cause of a failed check. A wrong result is explained by {@link Explainer}, from all
 * that the piece gave in the checks and in some more cases. Random numbers may be right in many
 * ways: a known mistake is recognised by doing the same in every check, and other errors by the
 * traits of many draws. What has no numbers, an exception, is compared with what the known mistakes
 * do in the same check, call by call.
 */
final class Diagnosis {
  /**
   * The results of known mistakes by case, which are the same for every subject and computed at the
   * first failure.
   */
  private static final Map<Case, List<Known>> KNOWN = new ConcurrentHashMap<>();

  /** More than two sentences are not read. */
  private static final int TOGETHER = 2;

  private record Case(Assignment exercise, long seed) {}

  private record Known(Mistake mistake, List<CheckRun> trials) {}

  private final Case at;
  private final Rubric rubric;
  private final Subject subject;
  private final List<CheckRun> trials;
  private final Map<CallSequence, Experiment> known = new IdentityHashMap<>();
  private List<Experiment> experiments;
  private Explainer explainer;
  private List<Trait> traits;

  /**
   * @param exercise which exercise
   * @param subject whose piece
   * @param trials what it did
   * @param seed of the checks' random cases
   */
  Diagnosis(Assignment exercise, Subject subject, List<CheckRun> trials, long seed) {
    this.at = new Case(exercise, seed);
    this.rubric = Course.rubric(exercise);
    this.subject = subject;
    this.trials = trials;
  }

  /**
   * Why a check failed. The piece is asked for more than the checks ask; it need not answer, and
   * what it answers can take all the time that there is.
   *
   * @param check the check's number, from 0
   */
  Optional<Explanation> of(int check) {
    try {
      return found(check);
    } catch (PieceException unanswered) {
      return Optional.empty();
    }
  }

  private Optional<Explanation> found(int check) {
    CheckRun trial = trials.get(check);
    Optional<Drawing> drawing = rubric.drawing();
    if (drawing.isPresent()) {
      return sameThroughout()
          .map(Diagnosis::explanation)
          .or(() -> trial.isThrown() ? Optional.empty() : drawn(drawing.get(), check));
    }
    Optional<Diagnostics> diagnostics = rubric.diagnostics();
    if (diagnostics.isPresent() && !trial.isThrown()) {
      List<Experiment> all =
          trial.scripts().stream()
              .map(script -> experiment(script, diagnostics.get()))
              .filter(Experiment::isWrong)
              .toList();
      Optional<Experiment> wrong =
          all.stream().filter(Experiment::isClearlyWrong).findFirst().or(() -> first(all));
      if (wrong.isPresent()) {
        return explain(diagnostics.get(), wrong.get());
      }
      return same(check)
          .map(Diagnosis::explanation)
          .or(() -> Explainer.ofDigits(experiments(diagnostics.get())));
    }
    return same(check).map(Diagnosis::explanation);
  }

  private static Optional<Experiment> first(List<Experiment> all) {
    return all.stream().findFirst();
  }

  /** What is wrong with all draws, and concerns a check; of the rest, what comes first. */
  private Optional<Explanation> drawn(Drawing drawing, int check) {
    if (traits == null) {
      traits = drawing.questions().stream().flatMap(question -> ask(question).stream()).toList();
    }
    List<Trait> concerned =
        traits.stream()
            .filter(trait -> drawing.checks().get(check).contains(trait.kind()))
            .limit(TOGETHER)
            .toList();
    List<Trait> told = concerned.isEmpty() ? traits.stream().limit(1).toList() : concerned;
    List<Explanation> explanations =
        told.stream()
            .map(
                trait ->
                    mistake(drawing.names().get(trait.sentence()))
                        .map(Diagnosis::explanation)
                        .orElse(new Explanation(trait.sentence(), Optional.empty())))
            .toList();
    return explanations.stream()
        .reduce(
            (one, other) ->
                new Explanation(
                    one.sentence() + "; besides, " + other.sentence(), Optional.empty()));
  }

  private List<Trait> ask(Function<Pieces, List<Trait>> question) {
    try {
      return question.apply(new Pieces(rubric, subject, new SeededRandom(at.seed)));
    } catch (PieceException | AssertionError unanswered) {
      return List.of(); // other questions may be answered all the same
    }
  }

  private Optional<Mistake> mistake(String name) {
    return rubric.mistakes().stream().filter(mistake -> mistake.name().equals(name)).findFirst();
  }

  private Optional<Explanation> explain(Diagnostics diagnostics, Experiment wrong) {
    if (explainer == null) {
      List<Suspect> suspects =
          rubric.mistakes().stream()
              .map(mistake -> new Suspect(mistake.name(), mistake.sentence(), mistake.factory()))
              .toList();
      explainer = new Explainer(diagnostics.right(), suspects, diagnostics.symbols());
    }
    return explainer.explain(experiments(diagnostics), wrong, again(diagnostics));
  }

  private RepeatabilityCheck again(Diagnostics diagnostics) {
    return new RepeatabilityCheck(
        settings -> subject.piece(at.exercise, settings),
        Copy::inCOrder,
        diagnostics.symbols(),
        diagnostics.remedies());
  }

  /** All that the subject did in the checks, and in the cases for the diagnosis. */
  private List<Experiment> experiments(Diagnostics diagnostics) {
    if (experiments == null) {
      Pieces pieces = Pieces.bearing(rubric, subject, new SeededRandom(at.seed));
      diagnostics.cases().accept(pieces);
      List<CallSequence> scripts = new ArrayList<>(pieces.scripts());
      trials.forEach(trial -> scripts.addAll(trial.scripts()));
      experiments = scripts.stream().map(script -> experiment(script, diagnostics)).toList();
    }
    return experiments;
  }

  private Experiment experiment(CallSequence script, Diagnostics diagnostics) {
    return known.computeIfAbsent(
        script, one -> Experiment.of(one, diagnostics.right(), diagnostics.symbols()));
  }

  private static Explanation explanation(Mistake mistake) {
    return new Explanation(mistake.sentence(), Optional.of(mistake.name()));
  }

  /**
   * The mistake that does the same in a check; if several do, that which does so in most checks.
   */
  private Optional<Mistake> same(int check) {
    return KNOWN.computeIfAbsent(at, Diagnosis::known).stream()
        .filter(known -> trials.get(check).sameAs(known.trials.get(check)))
        .max(Comparator.comparingInt(this::agreement))
        .map(Known::mistake);
  }

  /** The mistake that does the same in every check. */
  private Optional<Mistake> sameThroughout() {
    return KNOWN.computeIfAbsent(at, Diagnosis::known).stream()
        .filter(known -> agreement(known) == trials.size())
        .map(Known::mistake)
        .findFirst();
  }

  private int agreement(Known known) {
    int same = 0;
    for (int i = 0; i < trials.size(); i++) {
      same += trials.get(i).sameAs(known.trials.get(i)) ? 1 : 0;
    }
    return same;
  }

  private static List<Known> known(Case at) {
    return Course.mistakes(at.exercise).stream()
        .map(
            mistake ->
                new Known(
                    mistake,
                    CheckRuns.of(at.exercise, mistake, at.seed).stream()
                        .map(CheckRun::withoutScripts)
                        .toList()))
        .toList();
  }
}
