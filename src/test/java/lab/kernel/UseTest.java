package lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import lab.script.FinishedPieces;
import lab.script.Home;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code use("mine")} and {@code use("reference")} change, and what they leave as it is. */
class UseTest {
  @TempDir Path folder;
  private FinishedPieces.Found found = FinishedPieces.NONE.find();
  private final CellRunner runner =
      new CellRunner(new Home(Path.of("")), () -> found, Optional.empty(), false);
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();
  private int count;

  @AfterEach
  void end() {
    runner.close();
  }

  /** The value of a cell's last statement, as text. */
  private String value(String code) {
    out.setLength(0);
    err.setLength(0);
    CellOutput shown =
        new CellOutput(
            (type, content) -> {
              if (type.equals("stream")) {
                boolean isError = content.get("name").getAsString().equals("stderr");
                (isError ? err : out).append(content.get("text").getAsString());
              }
            });
    CellRunner.Ended ended = runner.run(code, ++count, shown, prompt -> "");
    shown.flush();
    assertThat(ended.failure()).as(code).isEmpty();
    return ended.value().map(value -> value.data().get("text/plain").getAsString()).orElse("");
  }

  @Test
  void aPieceThatWasFinishedSinceTheStartIsUsed() throws Exception {
    value("int a = 1;");
    Path source = Files.createDirectories(folder.resolve("mine")).resolve("Fresh.java");
    Files.writeString(
        source,
        "package mine; public class Fresh { @Override public String toString() { return \"fresh\"; } }");
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    found = new FinishedPieces.Found(List.of("Fresh"), List.of(folder));

    value("use(\"mine\");");

    assertThat(out)
        .hasToString(
            "Your own pieces are used from here on: Fresh. One that was changed after it was used is what it was until the kernel is restarted.\n");
    assertThat(err).isEmpty();
    assertThat(value("new Fresh().toString() + a")).isEqualTo("\"fresh1\"");
  }

  @Test
  void variablesKeepTheirValuesOrAreTold() {
    value(
        """
        var net = new GaussianInit(0.01).network(4, 3, 2, 1);
        var init = new GaussianInit(0.01);
        var sizes = List.of(1, 2);
        int n = 3;
        """);
    found = new FinishedPieces.Found(List.of("GaussianInit"), List.of());

    value("use(\"mine\");");

    assertThat(err)
        .hasToString(
            "Gone from here on, since they are of pieces that are others now: init. Run the cells again that made them.\n");
    assertThat(value("net.d() + n + sizes.size()")).isEqualTo("9");
    assertThat(value("GaussianInit.class.getName()")).isEqualTo("\"mine.GaussianInit\"");
  }

  @Test
  void theReferenceTakesThePlaceOfAPieceThatNoLongerPasses() {
    found = new FinishedPieces.Found(List.of("GaussianInit", "Sgd"), List.of());
    value("use(\"mine\");");
    found = new FinishedPieces.Found(List.of("Sgd"), List.of());

    value("use(\"mine\");");

    assertThat(out)
        .hasToString(
            "Your own pieces are used from here on: Sgd. One that was changed after it was used is what it was until the kernel is restarted. The reference takes the place of what no longer passes: GaussianInit.\n");
    assertThat(value("GaussianInit.class.getName()")).isEqualTo("\"reference.GaussianInit\"");
    assertThat(value("Sgd.class.getName()")).isEqualTo("\"mine.Sgd\"");

    found = FinishedPieces.NONE.find();
    value("use(\"mine\");");
    assertThat(out)
        .hasToString(
            "None of your pieces passes its checks: check() says how far they are. The reference takes the place of what no longer passes: Sgd.\n");

    value("use(\"reference\");");
    assertThat(out).hasToString("The references are used from here on.\n");
    assertThat(value("Sgd.class.getName()")).isEqualTo("\"reference.Sgd\"");
  }
}
