package lab.course;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.course.kit.Pieces;
import lab.course.kit.PiecesResolver;
import lab.course.kit.Rubric;
import lab.piece.Assignment;
import lab.piece.PieceException;
import lab.piece.SeededRandom;
import lab.piece.Subject;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs all checks of an exercise on a subject by JUnit's launcher. */
final class CheckRuns implements TestExecutionListener, PiecesResolver.Source {
  /** Jupiter alone: no engine, listener or setting that happens to be on the class path. */
  private static final LauncherConfig JUPITER =
      LauncherConfig.builder()
          .enableTestEngineAutoRegistration(false)
          .enableLauncherSessionListenerAutoRegistration(false)
          .enableLauncherDiscoveryListenerAutoRegistration(false)
          .enablePostDiscoveryFilterAutoRegistration(false)
          .enableTestExecutionListenerAutoRegistration(false)
          .addTestEngines(new JupiterTestEngine())
          .build();

  private final Assignment exercise;
  private final Subject subject;
  private final long seed;
  private final Map<String, Pieces> pieces = new LinkedHashMap<>();
  private final List<CheckRun> trials = new ArrayList<>();

  private CheckRuns(Assignment exercise, Subject subject, long seed) {
    this.exercise = exercise;
    this.subject = subject;
    this.seed = seed;
  }

  /**
   * Makes all checks.
   *
   * @param seed of the checks' random cases
   */
  static List<CheckRun> of(Assignment exercise, Subject subject, long seed) {
    CheckRuns trials = new CheckRuns(exercise, subject, seed);
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(Course.rubric(exercise).checks()))
            .enableImplicitConfigurationParameters(false)
            .build();
    try (LauncherSession session = LauncherFactory.openSession(JUPITER)) {
      session
          .getStore()
          .put(Namespace.create(PiecesResolver.STORE), PiecesResolver.Source.class, trials);
      session.getLauncher().execute(request, trials);
    }
    return trials.withOverridden();
  }

  /** The pieces for a check, whose random cases are the same for every subject. */
  @Override
  public Pieces pieces(String check) {
    return pieces.computeIfAbsent(
        check,
        name ->
            new Pieces(Course.rubric(exercise), subject, new SeededRandom(seed + name.hashCode())));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Optional<MethodSource> source =
        test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
    if (source.isPresent()) {
      Method check = source.get().getJavaMethod();
      Pieces asked = pieces(check.getName());
      trials.add(
          new CheckRun(
              test.getDisplayName(),
              Rubric.points(check),
              result.getThrowable(),
              asked.calls(),
              asked.scripts()));
    }
  }

  /**
   * Fails the last check that passed where an overridden method is wrong: it is called in every
   * check, and costs the points of one.
   */
  private List<CheckRun> withOverridden() {
    Optional<PieceException> wrong =
        pieces.values().stream().flatMap(asked -> asked.overridden().stream()).findFirst();
    for (int i = trials.size() - 1; wrong.isPresent() && i >= 0; i--) {
      if (trials.get(i).problem().isEmpty()) {
        trials.set(i, trials.get(i).failing(wrong.get()));
        break;
      }
    }
    return trials;
  }
}
