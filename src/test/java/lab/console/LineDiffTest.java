package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lab.console.LineDiff.Pair;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  @Test
  void whatIsTheSameStandsSideBySide() {
    assertThat(
            LineDiff.of(
                List.of("a();", "  b(); // mine", "mine();", "c();"),
                List.of("first();", "a();", "b();", "his();", "hers();", "c();")))
        .containsExactly(
            new Pair(null, "first();", false),
            new Pair("a();", "a();", true),
            new Pair("  b(); // mine", "b();", true),
            new Pair("mine();", "his();", false),
            new Pair(null, "hers();", false),
            new Pair("c();", "c();", true));
    assertThat(LineDiff.of(List.of(), List.of("a"))).containsExactly(new Pair(null, "a", false));
    assertThat(LineDiff.of(List.of("a"), List.of())).containsExactly(new Pair("a", null, false));
  }
}
