package lab.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagingTest {
  private static List<String> lines(int count, Integer... empty) {
    List<String> lines = new ArrayList<>(Collections.nCopies(count, "\u001b[1mline\u001b[0m"));
    List.of(empty).forEach(at -> lines.set(at, ""));
    return lines;
  }

  @Test
  void whatHasRoomWithThePromptBelowItIsOneScreenful() {
    assertThat(Paging.end(lines(19), 0, 60, 19, 1)).isEqualTo(19);
    assertThat(Paging.end(lines(1000), 0, 60, Integer.MAX_VALUE - 1, 3)).isEqualTo(1000);
    assertThat(Paging.end(lines(0), 0, 60, 19, 1)).isZero();
    assertThat(Paging.end(lines(50), 40, 60, 19, 1)).isEqualTo(50);
  }

  @Test
  void elseAScreenfulEndsAtAnEmptyLineOrWhereTheScreenDoes() {
    assertThat(Paging.end(lines(50), 0, 60, 19, 1)).isEqualTo(19);
    assertThat(Paging.end(lines(50, 4, 12, 16), 0, 60, 19, 1)).isEqualTo(17);
    assertThat(Paging.end(lines(50, 4), 0, 60, 19, 1)).as("too early").isEqualTo(19);
    assertThat(Paging.end(lines(50, 30), 19, 60, 19, 1)).isEqualTo(31);
  }

  @Test
  void aFewLinesAreNotLeftAlone() {
    assertThat(Paging.end(lines(20), 0, 60, 19, 1)).isEqualTo(16);
    assertThat(Paging.end(lines(19), 0, 60, 19, 2)).isEqualTo(15);
    assertThat(Paging.end(lines(19, 10, 18), 0, 60, 19, 2))
        .as("the last says nothing")
        .isEqualTo(11);
  }

  @Test
  void aLineThatIsWiderThanTheScreenTakesSeveralRows() {
    List<String> lines = lines(10);
    lines.set(2, "x".repeat(25));
    assertThat(Paging.end(lines, 0, 10, 9, 1)).isEqualTo(6);
    lines.set(0, "x".repeat(500));
    assertThat(Paging.end(lines, 0, 10, 9, 1)).as("it goes on at least").isEqualTo(1);
  }

  @Test
  void noTitleStandsAloneAndNoStatementIsTorn() {
    List<String> titled = lines(50, 13, 15);
    titled.set(14, "── 1 of 3 · A title ──");
    assertThat(Paging.end(titled, 0, 60, 17, 1)).as("below a title follows text").isEqualTo(14);
    List<String> code = lines(50);
    code.set(14, "  var x = first(");
    code.set(15, "      second,");
    code.set(16, "      third);");
    code.set(17, "  }");
    for (int i = 18; i < 50; i++) {
      code.set(i, "      more");
    }
    assertThat(Paging.end(code, 0, 60, 16, 1)).isEqualTo(13);
    assertThat(Paging.end(code, 0, 60, 17, 1)).isEqualTo(13);
    code.subList(0, 12).replaceAll(line -> "  line");
    code.set(12, "  // of what follows");
    code.set(13, "  what follows");
    assertThat(Paging.end(code, 0, 60, 13, 1)).isEqualTo(12);
    code.subList(0, 14).replaceAll(line -> "    deep");
    assertThat(Paging.end(code, 0, 60, 17, 1)).isEqualTo(14);
  }
}
