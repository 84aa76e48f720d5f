package lab.practice;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import lab.course.Course;
import lab.course.Verdict;
import lab.piece.Assignment;
import lab.piece.CompileError;
import lab.piece.Message;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;
import lab.piece.process.Printed;
import lab.practice.PieceStatus.Checked;
import lab.practice.PieceStatus.NotBegun;
import lab.practice.PieceStatus.NotCompiling;
import lab.practice.WatchState.Panel;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchPageTest {
  private static final Assignment EXERCISE = Course.of("4.1");
  private static final int ALL = Course.all().size();

  private static WatchState view(PieceStatus status, Panel panel) {
    Map<Assignment, PieceStatus> statuses = new LinkedHashMap<>();
    Course.all().forEach(one -> statuses.put(one, new NotBegun(one, 30, "Do it.")));
    statuses.put(EXERCISE, status);
    List<String> hint = List.of("Hint 2 of 3", "Look at n. ".repeat(20));
    return new WatchState(statuses, EXERCISE, Optional.empty(), Optional.empty(), panel, hint);
  }

  private static Checked checked(String message) {
    Outcome failed =
        new Outcome(
            "The gradients are a mean", 3, Status.FAILED, Message.of(message), "missing 1/n");
    Outcome passed = new Outcome("One image", 4, Status.PASSED, Message.NONE, "");
    return new Checked(new Verdict(EXERCISE, List.of(passed, failed)), 38, printed(1), List.of());
  }

  /** A line for each n from 1 on. */
  private static Printed printed(int lines) {
    Printed.Recorder recorder = new Printed.Recorder();
    for (int n = 1; n <= lines; n++) {
      ("n = " + n + "\n").chars().forEach(recorder::write);
    }
    return recorder.printed();
  }

  private static List<String> page(WatchState view, int width, int height) {
    return WatchPage.of(view, width, height, 0).stream().map(AttributedString::toString).toList();
  }

  @Test
  void aVerdictWithFileLineProgressAndKeys() {
    List<String> page =
        page(
            view(checked("dW1 is 2 times too large\n  dW1[0,0]: got 2, expected 1"), Panel.VERDICT),
            80,
            24);
    assertThat(page).hasSize(24);
    assertThat(page.get(0))
        .startsWith(" Two-Layer Lab  0/%d %s  4 points".formatted(ALL, "░".repeat(ALL)));
    assertThat(page.subList(2, 11))
        .containsExactly(
            " ✗ 4.1 Backprop: 4 of %d points  labs/mine/Backprop.java:38"
                .formatted(EXERCISE.points()),
            "   printed while it ran:",
            "     n = 1",
            "   ✗ The gradients are a mean (3 points)",
            "     → missing 1/n",
            "     dW1 is 2 times too large",
            "       dW1[0,0]: got 2, expected 1",
            "   ✓ 1 check passes",
            "");
    assertThat(page.get(23))
        .isEqualTo(" n next   h hint   l list   c check all   ? help   q quit   ");
  }

  @Test
  void whatWasPrintedStandsFirstWithItsHeadAndItsTail() {
    Checked loud = new Checked(new Verdict(EXERCISE, List.of()), 38, printed(2000), List.of());
    assertThat(page(view(loud, Panel.VERDICT), 80, 24).subList(3, 11))
        .containsExactly(
            "   printed while it ran:",
            "     n = 1",
            "     n = 2",
            "     n = 3",
            "     … 1,994 lines more …",
            "     n = 1998",
            "     n = 1999",
            "     n = 2000");
    assertThat(printed(2000).lines(17))
        .hasSize(17)
        .contains("n = 8", "… 1,984 lines more …", "n = 1993");
    assertThat(printed(9).lines(17)).hasSize(9).contains("n = 1", "n = 5", "n = 9");
    assertThat(printed(9).lines(7))
        .containsExactly("n = 1", "n = 2", "n = 3", "… 3 lines more …", "n = 7", "n = 8", "n = 9");
  }

  @Test
  void whatWasPrintedIsShownAndNotObeyed() {
    Printed.Recorder recorder = new Printed.Recorder();
    "\u001b[2Jred\r\n\tin".chars().forEach(recorder::write);
    Checked hostile =
        new Checked(new Verdict(EXERCISE, List.of()), 38, recorder.printed(), List.of());
    assertThat(page(view(hostile, Panel.VERDICT), 80, 24))
        .contains("     \\u001b[2Jred", "         in");
    "x".repeat(100_000).chars().forEach(recorder::write);
    assertThat(recorder.printed().lines(17))
        .hasSize(3)
        .last()
        .asString()
        .hasSize(402)
        .endsWith(" …");
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "40, 10", "200, 60", "20, 6", "1, 1"})
  void nothingIsWiderOrHigherThanTheTerminal(int width, int height) {
    String message = "a word and another ".repeat(40) + "\n  case".repeat(40);
    for (Panel panel : Panel.values()) {
      List<String> page = page(view(checked(message), panel), width, height);
      assertThat(page).hasSize(Math.max(6, height));
      assertThat(page).allMatch(line -> line.length() <= Math.max(20, width));
    }
  }

  @Test
  void whatDoesNotFitIsSaid() {
    WatchState long40 = view(checked("case\n".repeat(40)), Panel.VERDICT);
    assertThat(page(long40, 80, 24).get(21)).isEqualTo("  ↓ 27 lines more, or labs/lab check 4.1");
  }

  @Test
  void whatDoesNotFitIsScrolled() {
    String message = IntStream.range(0, 40).mapToObj(i -> "case " + i).collect(joining("\n"));
    WatchState longer = view(checked(message), Panel.VERDICT);
    int furthest = WatchPage.furthest(longer, 60, 20);
    assertThat(furthest).isEqualTo(46 - 16);
    List<String> seen = new ArrayList<>();
    for (int top = 0; top <= furthest; top++) {
      List<String> page =
          WatchPage.of(longer, 60, 20, top).stream().map(AttributedString::toString).toList();
      assertThat(page).hasSize(20).allMatch(line -> line.length() <= 60);
      assertThat(page.get(2).contains("lines above")).isEqualTo(top > 0);
      assertThat(page.get(17).contains("lines more")).isEqualTo(top < furthest);
      seen.addAll(page);
    }
    assertThat(seen).contains("     case 0", "     case 20", "     case 39", "   ✓ 1 check passes");
  }

  @Test
  void anErrorKeepsTheLastVerdictLine() {
    CompileError error =
        new CompileError("Backprop", 40, 4, "';' expected", "    a()", Optional.empty());
    WatchState broken = view(new NotCompiling(EXERCISE, List.of(error)), Panel.VERDICT);
    WatchState before =
        new WatchState(
            broken.statuses(),
            EXERCISE,
            Optional.of(EXERCISE),
            Optional.of(checked("m")),
            Panel.VERDICT,
            List.of());
    assertThat(page(before, 80, 24))
        .contains(
            " ✗ 4.1 Backprop does not compile.",
            "   labs/mine/Backprop.java:40: ';' expected",
            " The last verdict: 4 of %d points.".formatted(EXERCISE.points()));
    assertThat(page(before, 80, 24).get(0)).endsWith("checking 4.1 …");
  }

  @Test
  void theListPointsAtTheCurrentExercise() {
    assertThat(page(view(checked("m"), Panel.LIST), 80, 24))
        .anyMatch(line -> line.matches("> ✗   4\\.1 Backprop +4/\\d+ +The gradients are a mean"));
  }
}
