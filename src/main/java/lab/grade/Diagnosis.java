package lab.grade;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the known mistake behind a failure. Checks have no secrets and no chance of their own, so
 * every known mistake can be put through the same checks: the one that does the same, call by call,
 * is named.
 */
final class Diagnosis {
  /** What the mistakes do is the same for every subject; nobody is suspected before a failure. */
  private static final Map<Case, List<Suspect>> SUSPECTS = new ConcurrentHashMap<>();

  private record Case(Assignment exercise, long seed) {}

  private record Suspect(Mistake mistake, List<Trial> trials) {}

  private final Case at;
  private final List<Trial> trials;

  /**
   * @param exercise which exercise
   * @param trials what the subject did
   * @param seed of the checks' random cases
   */
  Diagnosis(Assignment exercise, List<Trial> trials, long seed) {
    this.at = new Case(exercise, seed);
    this.trials = trials;
  }

  /**
   * The mistake that does the same in a check; if several do, the one that does so in most checks.
   * If none does, the one that the check recognises by itself.
   *
   * @param check the check's number, from 0
   */
  Optional<Mistake> of(int check) {
    return same(check).or(() -> recognised(trials.get(check).problem()));
  }

  private Optional<Mistake> same(int check) {
    return SUSPECTS.computeIfAbsent(at, Diagnosis::suspects).stream()
        .filter(suspect -> trials.get(check).sameAs(suspect.trials.get(check)))
        .max(Comparator.comparingInt(this::agreement))
        .map(Suspect::mistake);
  }

  private Optional<Mistake> recognised(Optional<Throwable> problem) {
    return problem
        .filter(Recognised.class::isInstance)
        .map(Recognised.class::cast)
        .flatMap(
            recognised ->
                Course.mistakes(at.exercise).stream()
                    .filter(mistake -> mistake.name().equals(recognised.mistake()))
                    .findFirst());
  }

  private int agreement(Suspect suspect) {
    int same = 0;
    for (int i = 0; i < trials.size(); i++) {
      same += trials.get(i).sameAs(suspect.trials.get(i)) ? 1 : 0;
    }
    return same;
  }

  private static List<Suspect> suspects(Case at) {
    return Course.mistakes(at.exercise).stream()
        .map(mistake -> new Suspect(mistake, Trials.of(at.exercise, mistake, at.seed)))
        .toList();
  }
}
