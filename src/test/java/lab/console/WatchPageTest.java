package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.compile.CompileError;
import lab.console.Finding.Checked;
import lab.console.Finding.NotBegun;
import lab.console.Finding.NotCompiling;
import lab.console.View.Panel;
import lab.grade.Assignment;
import lab.grade.Course;
import lab.grade.Outcome;
import lab.grade.Outcome.Status;
import lab.grade.Verdict;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchPageTest {
  private static final Assignment EXERCISE = Course.of("4.1");
  private static final int ALL = Course.all().size();

  private static View view(Finding finding, Panel panel) {
    Map<Assignment, Finding> findings = new LinkedHashMap<>();
    Course.all().forEach(one -> findings.put(one, new NotBegun(one, 30, "Do it.")));
    findings.put(EXERCISE, finding);
    List<String> hint = List.of("Hint 2 of 3", "Look at n. ".repeat(20));
    return new View(findings, EXERCISE, Optional.empty(), Optional.empty(), panel, hint);
  }

  private static Checked checked(String message) {
    Outcome failed =
        new Outcome(
            "The gradients are a mean", 3, Status.FAILED, message, Optional.of("missing 1/n"));
    Outcome passed = new Outcome("One image", 4, Status.PASSED, "", Optional.empty());
    return new Checked(new Verdict(EXERCISE, List.of(passed, failed)), 38, "a print");
  }

  private static List<String> page(View view, int width, int height) {
    return WatchPage.of(view, width, height).stream().map(AttributedString::toString).toList();
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
            "   ✗ The gradients are a mean (3 points)",
            "     → missing 1/n",
            "     dW1 is 2 times too large",
            "       dW1[0,0]: got 2, expected 1",
            "   ✓ 1 check passes",
            "   printed while it ran:",
            "     a print",
            "");
    assertThat(page.get(23))
        .isEqualTo(" n next   h hint   l list   c check all   ? help   q quit   ");
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
    List<String> page = page(view(checked("case\n".repeat(40)), Panel.VERDICT), 80, 24);
    assertThat(page.get(21)).matches("  … \\d+ lines more: labs/lab check 4\\.1");
  }

  @Test
  void anErrorKeepsTheLastVerdictLine() {
    CompileError error =
        new CompileError("Backprop", 40, 4, "';' expected", "    a()", Optional.empty());
    View broken = view(new NotCompiling(EXERCISE, List.of(error)), Panel.VERDICT);
    View before =
        new View(
            broken.findings(),
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
