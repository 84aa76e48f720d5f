package lab.piece.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exception that is thrown often keeps its message, by which a known mistake is recognised. */
class ThrownOftenTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"));

  /** Throws in compiled code, as a piece does that is asked often. */
  static final class Thrower {
    private Thrower() {}

    public static void main(String[] args) {
      Object[] nothing = new Object[1];
      for (int i = 0; i < 200_000; i++) {
        try {
          nothing[0].hashCode();
        } catch (NullPointerException e) {
          if (e.getMessage() == null) {
            System.out.print("no message after " + i);
            return;
          }
        }
      }
      System.out.print("always a message");
    }
  }

  static Stream<List<String>> options() {
    List<String> command = PieceProcessCommand.command(JAVA, "target", List.of(), "", "pieces");
    return Stream.of(
        List.of("@labs/jvm.options"),
        command.subList(1, command.indexOf(PieceProcess.class.getName())));
  }

  @ParameterizedTest
  @MethodSource("options")
  void keepsItsMessage(List<String> options) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.resolve("bin/java").toString()));
    command.addAll(options);
    String classPath = Path.of("target/test-classes").toString();
    command.addAll(
        List.of("-Xbatch", "-XX:TieredStopAtLevel=4", "-cp", classPath, Thrower.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).isEqualTo("always a message");
  }
}
