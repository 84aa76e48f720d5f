package lab.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lab.piece.CompileError;
import lab.piece.Compiled;
import lab.piece.PieceException;
import org.junit.jupiter.api.Test;

/** Nothing of others' reaches a terminal or a page that these would obey. */
class ShownTest {
  /** What nobody sees: controls, of ASCII and beyond, and marks of the direction of writing. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

  private static final String LOUD =
      "\u001b[31mred \u009b2J \u202eeslaf\u0085next \u2067tfel\u200f\u061c\u2028end \ud800";

  private static void assertQuiet(String shown) {
    assertThat(FORBIDDEN.matcher(shown).results().map(one -> one.group())).isEmpty();
  }

  @Test
  void whatWouldBeObeyedIsAQuestionMark() {
    assertThat(Shown.of(LOUD)).isEqualTo("?[31mred ?2J ?eslaf?next ?tfel???end ?");
    assertThat(Shown.of("a\nb\tc")).isEqualTo("a?b?c");
    assertThat(Shown.lines("a\nb\tc\r\u009b")).isEqualTo("a\nb c??");
    assertThat(Shown.line("  a\n\t b\u0085c  ", 9)).isEqualTo("a b?c");
    assertThat(Shown.line("abcdef", 3)).isEqualTo("abc …");
    assertThat(Shown.of("größe_像素 😀 · σ²")).isEqualTo("größe_像素 😀 · σ²");
    assertThat(Shown.escaped("\"\u202e\u009b\u001b\"\n")).isEqualTo("\"\\u202e\\u009b\\u001b\"\n");
  }

  /** A spreadsheet begins a cell behind a semicolon where a comma is a decimal point. */
  @Test
  void noCellIsAFormula() {
    assertThat(Shown.cell("=1+1")).isEqualTo("'=1+1");
    assertThat(Shown.cell("\t=1")).isEqualTo("?=1");
    assertThat(Shown.cell("\uff0b1")).isEqualTo("'\uff0b1");
    assertThat(Shown.cell("a;=1+1; -2;@A1;b")).isEqualTo("a;'=1+1; '-2;'@A1;b");
    assertThat(Shown.cell("Grid-copy.java; a=b")).isEqualTo("Grid-copy.java; a=b");
  }

  @Test
  void messagesAndExcerptsAreShown() {
    assertQuiet(PieceException.describe(new IllegalStateException(LOUD)));
    CompileError error =
        new CompileError("Flip", 3, 4, LOUD, "\tint x; // " + LOUD, Optional.of(LOUD));
    assertQuiet(error.toString());
    assertThat(error.excerpt().get(0)).startsWith("int x; // ?[31mred");
    assertQuiet(Compiled.refused("Flip uses X\u009b2J, which").problem());
  }

  /** A class without a name, a trace that is none, a message that throws. */
  @Test
  void whatIsThrownIsToldWhateverItIs() {
    assertThat(PieceException.describe(new IllegalStateException("why") {}))
        .isEqualTo("IllegalStateException: why");
    RuntimeException hostile =
        new RuntimeException() {
          @Override
          public String getMessage() {
            throw new IllegalStateException();
          }

          @Override
          public StackTraceElement[] getStackTrace() {
            return null;
          }
        };
    assertThat(PieceException.describe(hostile)).isEqualTo("RuntimeException");
    assertThat(PieceException.place(hostile, "mine")).isEmpty();
    RuntimeException throwing =
        new RuntimeException() {
          @Override
          public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException();
          }
        };
    assertThat(PieceException.place(throwing, "mine")).isEmpty();
  }

  /** There is one such function. */
  @Test
  void nobodyMakesAnother() throws IOException {
    List<String> own = List.of("\\\\p{Cntrl}", "\\\\p{Cc}", "\\\\p{Cf}", "isISOControl(");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        if (!file.endsWith("lab/base/Shown.java")) {
          String text = Files.readString(file);
          assertThat(own).as("%s: use lab.base.Shown", file).noneMatch(text::contains);
        }
      }
    }
  }
}
