package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a contestant and the benchmark say to one another. */
class ContestTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AtomicLong clock = new AtomicLong(1_000);
  private final AtomicInteger ends = new AtomicInteger();

  private Contest contest(String told) {
    return new Contest(
        new StringReader(told),
        new PrintStream(said, true, StandardCharsets.UTF_8),
        clock::get,
        ends::incrementAndGet);
  }

  @Test
  void answersAtTheEndOfEachBlock() {
    Contest contest = contest("run 2\nrun 1\nquit\n");
    contest.ready("Java 17", List.of(new Kernel("OpenBLAS", "0.3.31", "", "2")));
    for (int update = 1; update <= 3; update++) {
      int t = update;
      clock.addAndGet(100);
      contest.updated(() -> t / 4.0);
    }
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "kernel OpenBLAS|0.3.31||2", "ready Java 17", "ran 2 200 0.5", "ran 1 100 0.75");
    assertThat(ends).hasValue(1);
  }

  @Test
  void whatTheLossCostsIsNotTimed() {
    Contest contest = contest("run 1\nrun 1\n");
    contest.ready("", List.of());
    for (int update = 0; update < 2; update++) {
      clock.addAndGet(100);
      contest.updated(() -> clock.addAndGet(5_000));
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("ran 1 100 6100.0", "ran 1 100 1");
  }

  @Test
  void endsWhenNobodyAsksAnyMore() {
    contest("").ready("", List.of());
    assertThat(ends).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "run 0", "run -1", "run 5 times", "walk 5"})
  void anotherOrderIsASentence(String order) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> contest(order).ready("", List.of()))
        .withMessage(
            "bench: a contestant must be told \"run K\" with K of at least 1, or \"quit\", but was told \"%s\"",
            order);
  }

  @Test
  void anAnswerIsReadAsItWasWritten() {
    Answer answer = new Answer(50, 61_234_567, 2.2954);
    assertThat(Answer.parse(answer.toString())).contains(answer);
    assertThat(answer.micros()).isEqualTo(61_234.567 / 50);
  }

  @Test
  void pythonWritesWhatIsNoNumberInItsOwnWay() {
    assertThat(Answer.parse("ran 1 2 nan").orElseThrow().loss()).isNaN();
    assertThat(Answer.parse("ran 1 2 inf").orElseThrow().loss()).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ready",
        "OpenBLAS warning: precompiled",
        "ran 50 1",
        "ran x 1 2.0",
        "ran 1 2 3 4"
      })
  void whatLibrariesPrintIsNoAnswer(String line) {
    assertThat(Answer.parse(line)).isEmpty();
  }

  @Test
  void aLossThatIsNoNumberIsASentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Answer.parse("ran 50 1000 tensor(2.3)"))
        .withMessage(
            "bench: a contestant must answer \"ran K NANOSECONDS LOSS\" with numbers, but answered \"ran 50 1000 tensor(2.3)\"");
  }
}
