package lab.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lab.release.Autograder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GitHub's workflow does what it says, as far as that can be seen without GitHub. */
class WorkflowTest {
  @TempDir Path folder;

  private static String text() throws IOException {
    return new String(new Autograder(7, "").workflow(), StandardCharsets.UTF_8);
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(bin -> Files.isExecutable(Path.of(bin, program)));
  }

  /** A step's lines of shell. */
  private static String script(String step) throws IOException {
    List<String> lines = text().lines().toList();
    int at = lines.indexOf("      - name: " + step);
    return String.join(
        "\n",
        lines.stream()
            .skip(at)
            .dropWhile(line -> !line.strip().equals("run: |"))
            .skip(1)
            .takeWhile(line -> line.startsWith("          "))
            .toList());
  }

  private String run(String script, Path output) throws IOException, InterruptedException {
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-e", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    shell.environment().put("GITHUB_OUTPUT", output.toString());
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return Files.readString(output);
  }

  /** In the form that Classroom's reporter reads: it fails the run unless all is "pass". */
  private JsonObject reported(int score, String status) throws IOException, InterruptedException {
    Path grade = Files.createDirectories(folder.resolve("target/grades/labs"));
    Files.writeString(
        grade.resolve("results.json"),
        """
        {"score": %d, "tests": [
          {"score": 2, "max_score": 2, "status": "passed", "name": "1.1 Standardise: σ", "output": ""},
          {"score": 0, "max_score": 3, "status": "%s", "name": "1.2 X: \\"y\\"", "output": "got 1\\n  expected $2"}]}
        """
            .formatted(score, status));
    String output = run(script("Points"), Files.writeString(folder.resolve("output"), ""));
    assertThat(output).startsWith("result=").endsWith("\n");
    assertThat(grade.resolve("results.json")).as("it has the seed").doesNotExist();
    byte[] json = Base64.getDecoder().decode(output.strip().substring("result=".length()));
    return JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
  }

  @Test
  void pointsReachClassroom() throws IOException, InterruptedException {
    assumeTrue(isThere("jq") && isThere("base64"), "GitHub's machines have jq");
    JsonObject some = reported(2, "failed");
    assertThat(some.get("status").getAsString()).isEqualTo("fail");
    assertThat(some.get("max_score").getAsInt()).as("of all tests").isEqualTo(5);
    JsonObject test = some.getAsJsonArray("tests").get(1).getAsJsonObject();
    assertThat(test.get("status").getAsString()).isEqualTo("fail");
    assertThat(test.get("score").getAsInt()).isZero();
    assertThat(test.get("name").getAsString()).isEqualTo("1.2 X: \"y\"");
    assertThat(test.get("message").getAsString()).isEqualTo("got 1\n  expected $2");
    assertThat(some.getAsJsonArray("tests").get(0).getAsJsonObject().get("score").getAsInt())
        .isEqualTo(2);
    assertThat(reported(100, "passed").get("status").getAsString()).isEqualTo("pass");
  }

  @Test
  void aLostExecuteBitIsNoMatter() throws IOException {
    assertThat(text()).contains("run: sh labs/lab grade labs --single --seed 7 ");
  }

  /** By actionlint, where it is installed. */
  @Test
  void theWorkflowIsOne() throws IOException, InterruptedException {
    assumeTrue(isThere("actionlint"), "actionlint is not installed");
    Path file = Files.writeString(folder.resolve("classroom.yml"), text());
    run("actionlint " + file, Files.writeString(folder.resolve("output"), ""));
  }
}
