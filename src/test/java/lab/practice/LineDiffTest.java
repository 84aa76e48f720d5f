package lab.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import lab.practice.LineDiff.In;
import lab.practice.LineDiff.Line;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  private static List<Line> of(Object... inAndText) {
    return IntStream.range(0, inAndText.length / 2)
        .mapToObj(i -> new Line((In) inAndText[2 * i], (String) inAndText[2 * i + 1]))
        .toList();
  }

  @Test
  void whatOneSaysAloneStandsTogetherAndBeforeWhatTheOtherSays() {
    assertThat(
            LineDiff.of(
                List.of("a();", "  b(); // mine", "mine();", "too();", "c();"),
                List.of("first();", "a();", "b();", "his();", "hers();", "c();")))
        .isEqualTo(
            of(
                In.RIGHT,
                "first();",
                In.BOTH,
                "a();",
                In.BOTH,
                "b();",
                In.LEFT,
                "mine();",
                In.LEFT,
                "too();",
                In.RIGHT,
                "his();",
                In.RIGHT,
                "hers();",
                In.BOTH,
                "c();"));
    assertThat(LineDiff.of(List.of(), List.of("a"))).isEqualTo(of(In.RIGHT, "a"));
    assertThat(LineDiff.of(List.of("a"), List.of())).isEqualTo(of(In.LEFT, "a"));
  }

  @Test
  void bracketsAloneAreNothingInCommon() {
    List<String> one = List.of("void f() {", "  for (;;) {", "    a();", "    b();", "  }", "}");
    List<String> other = List.of("void g() {", "  while (x) {", "    c();", "  }", "}");
    assertThat(LineDiff.correspond(one, other)).isFalse();
    assertThat(LineDiff.correspond(one, List.of("void f() {", "  a();", "  c();", "}"))).isTrue();
  }
}
