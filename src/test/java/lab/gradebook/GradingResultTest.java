package lab.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lab.course.Course;
import lab.gradebook.GradingResult.Marks;
import lab.gradebook.GradingResult.State;
import lab.gradebook.platform.Entry;
import lab.piece.Message;
import lab.piece.Outcome;
import lab.piece.Outcome.Status;
import org.junit.jupiter.api.Test;

/** A total is a share of 100, however many points the exercises have. */
class GradingResultTest {
  /** One point a check, all checks of the first exercise. */
  private static GradingResult result(int passed, int all) {
    List<Outcome> checks = new ArrayList<>();
    for (int i = 0; i < all; i++) {
      Status status = i < passed ? Status.PASSED : Status.FAILED;
      checks.add(new Outcome("Check " + i, 1, status, Message.NONE, ""));
    }
    Marks marks = new Marks(Course.all().get(0).id(), State.CHECKED, checks, List.of());
    return new GradingResult(
        "anna",
        new Entry("anna", "anna", 1, 1, "", "", ""),
        new Origin("d1", "1.0-test", 7, "PORTABLE", "17"),
        List.of(),
        List.of(),
        List.of(marks));
  }

  @Test
  void aHundredPointsAreTheTotalAsTheyAre() {
    GradingResult result = result(73, 100);
    assertThat(result.total()).isEqualTo(73);
    assertThat(result.scale()).isEmpty();
    assertThat(Feedback.html(result)).contains(">73 of 100<").doesNotContain("that share");
    assertThat(Feedback.markdown(result)).doesNotContain("that share");
  }

  @Test
  void otherPointsAreScaledAndSaidToBe() {
    GradingResult result = result(104, 105);
    assertThat(result.total()).isEqualTo(99);
    String scale =
        "The exercises have 105 points in all, of which 104 are earned; the total is that share of 100.";
    assertThat(result.scale()).isEqualTo(scale);
    assertThat(Feedback.html(result)).contains(">99 of 100<", scale);
    assertThat(Feedback.markdown(result))
        .startsWith("# Feedback: 99 of 100 points")
        .contains(scale);
    assertThat(GradescopeResults.json(result)).contains("\"score\": 99,");
    assertThat(Gradebook.csv(List.of(result))).contains("anna,anna,1 of 1,,99,104,");
    assertThat(result(105, 105).total()).isEqualTo(100);
  }
}
