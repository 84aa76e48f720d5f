package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchMainTest {

  private static String failed(String... args) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    List<String> command =
        new ArrayList<>(List.of(java, "-Dfile.encoding=UTF-8", "-cp", classPath));
    command.add(BenchMain.class.getName());
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(1);
    return said;
  }

  @Test
  void anOptionThatThereIsNotIsASentence() throws Exception {
    assertThat(failed("0.5", "--fast"))
        .isEqualTo(
            "bench: there are --quick, --two-threads, --growth and --search, but it was started with [--fast]; labs/lab bench --help tells more"
                + System.lineSeparator());
  }

  @Test
  void whereAFailureComesFromIsShownWhenAskedFor() throws Exception {
    assertThat(failed("0.5", "--fast", "--stacktrace"))
        .startsWith("java.lang.IllegalArgumentException: bench: there are ")
        .contains("at bench.BenchMain.main(");
  }
}
