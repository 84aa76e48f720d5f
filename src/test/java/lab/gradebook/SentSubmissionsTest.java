package lab.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import lab.gradebook.SubmissionServer.Asked;
import lab.gradebook.SubmissionServer.Held;
import lab.gradebook.intake.Collector;
import lab.gradebook.intake.Submission;
import lab.jobs.Elsewhere;
import lab.jobs.TaskServer;
import lab.jobs.WorkersEndedException;
import lab.piece.process.Level;
import lab.piece.process.Limits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submissions that another machine checks, with verdicts from nowhere. */
class SentSubmissionsTest {
  private static final Book.Terms TERMS = new Book.Terms("1.0-test", 7, "NAMESPACES");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private final List<Asked> probed = new ArrayList<>();
  private int opened;

  @BeforeEach
  void handIn() throws IOException {
    hand("anna", "Adam", "");
    hand("bo", "Backprop", "// WRONG");
    hand("chris", "Backprop", "// LUCKY");
    hand("dana", "Standardise", "// BROKEN");
    hand("eli", "Flip", "// REFUSED ± \"λ\" <b>");
  }

  private void hand(String name, String piece, String more) throws IOException {
    Handed.all("mine/")
        .file("mine/" + piece + ".java", Handed.piece(piece) + more + "\n")
        .into(folder.resolve("in").resolve(name));
  }

  private SubmissionServer server(String version, Level holds) {
    return new SubmissionServer(
        version,
        asked -> {
          probed.add(asked);
          return new Held(
              holds,
              () -> {
                opened++;
                return new Fakes();
              },
              () -> {});
        });
  }

  private Book.Summary grade(String out, GradingPlace place) throws IOException {
    List<Submission> all = new Collector().all(folder.resolve("in"));
    return new Book(folder.resolve(out), TERMS, Handed.stubs(), LIMIT)
        .grade(all, place, false, (name, points) -> {});
  }

  private static byte[] sent(Book.Terms terms, String source) {
    Map<String, String> sources = new TreeMap<>(Map.of("Adam", source));
    Checking checking = new Checking(sources, terms, LIMIT, Limits.GENEROUS);
    return new SubmissionJob(checking, Optional.empty()).task().content();
  }

  private static byte[] serve(SubmissionServer server, byte[] sent) {
    return server.serve(
        sent,
        digest -> {
          throw new AssertionError("nobody asked for " + digest);
        },
        steps -> {});
  }

  @Test
  void gradesAreThoseOfThisMachineToTheByte() throws IOException {
    Elsewhere elsewhere =
        new Elsewhere(SubmissionServer.KIND, server("1.0-test", Level.NAMESPACES), folder);

    assertThat(grade("here", GradingPlace.here(Fakes::new, 2)).failed()).isEmpty();
    assertThat(grade("there", GradingPlace.at(elsewhere, Limits.GENEROUS)))
        .isEqualTo(new Book.Summary(5, 0, List.of()));

    assertThat(elsewhere.tasks()).isEqualTo(5);
    Path here = folder.resolve("here");
    try (Stream<Path> files = Files.walk(here)) {
      List<Path> results =
          files.filter(file -> file.endsWith("results.json")).map(here::relativize).toList();
      assertThat(results).hasSize(5);
      for (Path file : results) {
        assertThat(folder.resolve("there").resolve(file))
            .hasSameBinaryContentAs(here.resolve(file));
      }
    }
    assertThat(folder.resolve("there/gradebook.csv"))
        .hasSameBinaryContentAs(folder.resolve("here/gradebook.csv"));
  }

  @Test
  void aMachineIsTriedBeforeItsFirstSubmissionAndOnce() {
    SubmissionServer server = server("1.0-test", Level.NAMESPACES);
    serve(server, sent(TERMS, "one"));
    serve(server, sent(TERMS, "another"));

    assertThat(probed).containsExactly(new Asked(Limits.GENEROUS, false));
    assertThat(opened).isEqualTo(1);
  }

  @Test
  void aMachineThatDoesNotHoldGetsNone() {
    SubmissionServer server = server("1.0-test", Level.OTHER_USER);

    assertThatThrownBy(() -> serve(server, sent(TERMS, "CRASH")))
        .isInstanceOf(UncheckedIOException.class) // so that another one does it
        .hasMessageStartingWith(
            "it holds students' code at level OTHER_USER only: it gets no submission, unless the class is graded with --allow-portable. Students' code runs as another user");
    byte[] allowed = sent(new Book.Terms("1.0-test", 7, "PORTABLE"), "fine");
    byte[] result = serve(server, allowed);
    assertThat(SubmissionJob.read(result, Checking.Checked.class).isolation())
        .isEqualTo("OTHER_USER");
  }

  @Test
  void anotherVersionOfTheChecksGetsNone() {
    assertThatThrownBy(() -> serve(server("1.0-other", Level.NAMESPACES), sent(TERMS, "fine")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "its lab and checks are 1.0-other, those that the class is graded by 1.0-test: it gets no submission until both are the same");
    assertThat(probed).isEmpty();
  }

  @Test
  void afterWhatBreaksARunnerThereIsANewOne() {
    SubmissionServer server = server("1.0-test", Level.NAMESPACES);

    assertThatThrownBy(() -> serve(server, sent(TERMS, "MEMORY")))
        .isInstanceOf(OutOfMemoryError.class);
    serve(server, sent(TERMS, "fine"));
    assertThat(opened).isEqualTo(2);
  }

  @Test
  void whereAllWorkersAreGoneTheRestIsNotReached() throws IOException {
    TaskServer none =
        (content, supplies, steps) -> {
          throw new WorkersEndedException("cluster: the driver has ended");
        };
    Elsewhere elsewhere = new Elsewhere(SubmissionServer.KIND, none, folder);

    assertThat(grade("out", GradingPlace.at(elsewhere, Limits.GENEROUS)).failed())
        .hasSize(5)
        .allMatch(told -> told.endsWith(": it was not reached: cluster: the driver has ended"));
  }
}
