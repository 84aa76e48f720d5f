package lab.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.base.Json;
import lab.notebook.LabNotebooks.Written;
import lab.script.FinishedPieces;
import lab.script.Home;
import lab.stepper.Lab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookRunTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("notebooks/01-small.ipynb");
  }

  private Written execute(String script) throws Exception {
    Path labs = Files.createDirectories(folder.resolve("labs"));
    Lab lab = new Lab(1, "01-small", labs.resolve("01-small.jsh"));
    Files.writeString(lab.file(), script);
    List<Path> told = new ArrayList<>();
    Written written =
        new LabNotebooks(List.of(lab), folder.resolve("notebooks"))
            .execute(new Home(folder), FinishedPieces.NONE, false, told::add);
    assertThat(told).hasSize(written.written());
    return written;
  }

  private List<JsonObject> codeCells() throws IOException {
    JsonObject notebook = Json.PRETTY.fromJson(Files.readString(file()), JsonObject.class);
    List<JsonObject> all = new ArrayList<>();
    for (JsonElement cell : notebook.getAsJsonArray("cells")) {
      if (cell.getAsJsonObject().get("cell_type").getAsString().equals("code")) {
        all.add(cell.getAsJsonObject());
      }
    }
    return all;
  }

  @Test
  void keepsAllThatIsShownInItsOrder() throws Exception {
    execute(
        """
        // Small
        import java.util.List;

        // ---- Numbers
        int a = 1;      // => 1
        int b = a + 1;
        System.out.println("b is " + b);
        // => b is 2
        a + b           // => 3
        System.out.println("x\\ny");
        b * 10          // => 20
        """);
    List<JsonObject> cells = codeCells();
    assertThat(cells).hasSize(2);
    assertThat(cells.get(0).get("execution_count").getAsInt()).isEqualTo(1);
    assertThat(cells.get(0).getAsJsonArray("outputs")).isEmpty();
    assertThat(cells.get(1).get("execution_count").getAsInt()).isEqualTo(2);
    assertThat(cells.get(1).getAsJsonArray("outputs").toString())
        .isEqualTo(
            "[{\"data\":{\"text/plain\":[\"a ==> 1\"]},\"metadata\":{},"
                + "\"output_type\":\"display_data\"},"
                + "{\"name\":\"stdout\",\"output_type\":\"stream\",\"text\":[\"b is 2\\n\"]},"
                + "{\"data\":{\"text/plain\":[\"3\"]},\"metadata\":{},"
                + "\"output_type\":\"display_data\"},"
                + "{\"name\":\"stdout\",\"output_type\":\"stream\",\"text\":[\"x\\n\",\"y\\n\"]},"
                + "{\"data\":{\"text/plain\":[\"20\"]},\"execution_count\":2,\"metadata\":{},"
                + "\"output_type\":\"execute_result\"}]");
  }

  @Test
  void theFirstCellThatDiffersEndsItAndNothingIsWritten() {
    assertThatThrownBy(
            () ->
                execute(
                    """
                    // Small
                    // ---- One
                    1 + 1     // => 2
                    // ---- Two
                    int a = 1;
                    a + 1     // => 3
                    // ---- Three
                    throw new IllegalStateException("never run");
                    """))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "labs/01-small.jsh: cell 6, step-two-code, is not as the script says: expected 3 but"
                + " was 2\nline 2: a + 1     // => 3");
    assertThat(file()).doesNotExist();
  }

  @Test
  void aFailureIsToldWithItsLine() {
    assertThatThrownBy(() -> execute("// Small\n// ---- One\nint a = 1;\nint b = c;\n"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "labs/01-small.jsh: cell 3, step-one-code, is not as the script says: does not"
                + " compile: cannot find symbol; symbol: variable c\nline 2: int b = c;");
  }
}
