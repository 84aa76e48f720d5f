package lab.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jline.reader.Candidate;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;

/** What is typed while the session still opens; the rest is seen in a terminal. */
class JavaLineEditorTest {
  private final JavaLineEditor typing =
      new JavaLineEditor(Optional::empty, () -> new Size(80, 24), List.of(":help"), false);

  @Test
  void aLineWithoutAnOpenBracketIsTakenBeforeTheSessionIsOpen() {
    String line = "Plots.rate(rate, \"(\").save(new int[] {1})";
    assertThat(typing.parse(line, line.length(), ParseContext.ACCEPT_LINE).line()).isEqualTo(line);
  }

  @Test
  void aLineWithOneGoesOn() {
    for (String line : List.of("int f() {", "f(1,", "int[] a = {1, 2")) {
      assertThatThrownBy(() -> typing.parse(line, line.length(), ParseContext.ACCEPT_LINE))
          .isInstanceOf(EOFError.class);
    }
  }

  @Test
  void tabOffersWhatIsKnownByThen() {
    assertThat(offered("Mat")).isEmpty();
    assertThat(offered(":h")).containsExactly(":help");
  }

  @Test
  void moreThanTheScreenHasRoomForIsSaid() {
    List<Candidate> all =
        IntStream.range(10, 90).mapToObj(i -> new Candidate("create" + i)).toList();
    assertThat(JavaLineEditor.fitting(all, new Size(80, 24))).isEqualTo(all);
    List<Candidate> some = JavaLineEditor.fitting(all, new Size(60, 12));
    assertThat(some).hasSizeLessThan(5 * 8).startsWith(all.get(0), all.get(1));
    Candidate others = some.get(some.size() - 1);
    assertThat(others.value()).isEqualTo("create");
    assertThat(others.displ())
        .isEqualTo("… and %d more: type a letter".formatted(81 - some.size()));
  }

  private List<String> offered(String line) {
    List<Candidate> candidates = new ArrayList<>();
    typing.complete(null, typing.parse(line, line.length(), ParseContext.COMPLETE), candidates);
    return candidates.stream().map(Candidate::value).toList();
  }
}
