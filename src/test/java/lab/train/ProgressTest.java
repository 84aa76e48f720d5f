package lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsSaidAfterABarBeginsALine(boolean interrupted) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Progress progress = new Progress("rows", 0, out, true); // ends before it was drawn
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    progress.close();
    assertThat(Thread.interrupted()).as("who interrupted is heard still").isEqualTo(interrupted);
    out.print("next");
    assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("0/0\nnext");
  }
}
