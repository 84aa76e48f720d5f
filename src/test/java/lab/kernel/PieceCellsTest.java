package lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.script.Home;
import lab.script.StatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PieceCellsTest {
  private final PieceCells cells = new PieceCells(new Home(Path.of("")));

  @AfterEach
  void end() {
    cells.close();
  }

  private static String accuracy(String body) throws IOException {
    String stub = Files.readString(Path.of("labs/mine/Accuracy.java"));
    return stub.replaceFirst("throw Todo\\.task\\(.*\\);", body);
  }

  @Test
  void aCellOfPackageMineIsAPiece() {
    assertThat(PieceCells.isPiece("package mine;\nclass A {}")).isTrue();
    assertThat(PieceCells.isPiece("// mine\n\npackage  mine ;\nclass A {}")).isTrue();
    assertThat(PieceCells.isPiece("package other;\nclass A {}")).isFalse();
    assertThat(PieceCells.isPiece("import mine.Adam;")).isFalse();
    assertThat(PieceCells.isPiece("class A {}")).isFalse();
  }

  @Test
  void eachCheckIsMadeByItself() throws Exception {
    assertThat(cells.keep(accuracy("return 1;")))
        .isEqualTo("Accuracy is kept for this notebook; the checks below ask this one.");
    assertThatThrownBy(() -> cells.require("3.2", 1))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageStartingWith("✗ ")
        .hasMessageContaining(": 0 of ");
    assertThatThrownBy(() -> cells.require("3.2", 99))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("check: 3\\.2 Accuracy has checks 1 to \\d, but asked for is 99");
  }

  @Test
  void whatIsNotThereOrNotWrittenSaysSo() throws Exception {
    assertThatThrownBy(() -> cells.require("Accuracy", 1))
        .isInstanceOf(CheckFailedException.class)
        .hasMessage(
            "there is no Accuracy yet: run the cell that begins with package mine; and has it");
    cells.keep(accuracy("throw Todo.task(\"3.2\", \"Accuracy.of\");"));
    assertThatThrownBy(() -> cells.require("3.2", 1))
        .hasMessage("Accuracy is not written yet: its method still throws Todo");
    cells.keep(accuracy("throw lab.Todo.task(\"3.2\", \"Accuracy.of\");"));
    assertThatThrownBy(() -> cells.require("3.2", 1))
        .hasMessage("Accuracy is not written yet: its method still throws Todo");
  }

  @Test
  void whatDoesNotCompileIsToldWithItsLineAndTakenAllTheSame() throws Exception {
    String broken = accuracy("return one;");
    int line = (int) broken.substring(0, broken.indexOf("return one")).lines().count();
    assertThatThrownBy(() -> cells.keep(broken))
        .isInstanceOfSatisfying(
            StatementException.class, failure -> assertThat(failure.line()).isEqualTo(line))
        .hasMessageContaining("cannot find symbol");
    assertThatThrownBy(() -> cells.require("3.2", 1))
        .isInstanceOf(CheckFailedException.class)
        .hasMessageStartingWith("Accuracy does not compile: line " + line + " of its cell, ");
    assertThatThrownBy(() -> cells.keep("package mine;\n"))
        .hasMessage("a cell that begins with package mine; holds a class, and this none");
  }
}
