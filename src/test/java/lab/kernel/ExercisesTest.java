package lab.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lab.practice.Hints;
import lab.script.Home;
import lab.stepper.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExercisesTest {
  @TempDir Path folder;

  private String hint(Exercises exercises) throws IOException {
    StringBuilder said = new StringBuilder();
    CellOutput output =
        new CellOutput((type, content) -> said.append(content.get("text").getAsString()));
    exercises.hint(Choice.of(List.of("4.1")).get(0), output);
    output.flush();
    return said.toString();
  }

  @Test
  void hintsGoOnFromOneStartToTheNextAndEndWithTheLast() throws IOException {
    Files.createDirectories(folder.resolve("labs"));
    List<String> all = Hints.of("4.1");
    assertThat(all).hasSizeGreaterThan(1);
    try (Exercises exercises = new Exercises(new Home(folder))) {
      assertThat(hint(exercises))
          .isEqualTo("4.1 Backprop, hint 1 of %d:%n%s%n".formatted(all.size(), all.get(0)));
    }
    try (Exercises exercises = new Exercises(new Home(folder))) {
      for (int k = 2; k <= all.size(); k++) {
        assertThat(hint(exercises)).contains("hint %d of".formatted(k), all.get(k - 1));
      }
      assertThat(hint(exercises)).contains(all.get(all.size() - 1));
    }
  }
}
