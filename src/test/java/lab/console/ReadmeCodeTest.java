package lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lab.classify.Classifier;
import lab.script.ScriptRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java that README and the page of experiments show is run, one block after another, with fewer
 * images and updates.
 */
class ReadmeCodeTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");

  @TempDir Path folder;

  @Test
  void itRunsAsItStands() throws Exception {
    List<String> readme = blocks("README.md");
    List<String> more = blocks("src/EXPERIMENTS.md");
    assertThat(readme).hasSize(2);
    assertThat(more).hasSize(1);
    String code = readme.get(0) + more.get(0) + readme.get(1);
    assertThat(code).as("all that is replaced").contains("9_000, 1_000", "1e-1, 450", "my_run.npz");
    Path model = folder.resolve("my_run.npz");
    Path script =
        Files.writeString(
            folder.resolve("readme.jsh"),
            code.replace("9_000, 1_000", "300, 100")
                .replace("1e-1, 450", "1e-1, 3")
                .replace("\"my_run.npz\"", "\"" + model + "\""));

    try (LabHome here = new LabHome(folder)) {
      ScriptRunner.run(script);
    }

    assertThat(folder.resolve("target/figures/my_run.png")).exists();
    assertThat(Classifier.load(model).classes()).hasSize(10);
  }

  private static List<String> blocks(String page) throws IOException {
    return BLOCK
        .matcher(Files.readString(Path.of(page)))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }
}
