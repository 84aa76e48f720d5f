package lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFileTest {
  @TempDir Path folder;

  /** As two notebooks of one lab do. */
  @Test
  void whatSeveralRememberAtTheSameTimeIsKept() {
    int each = 50;
    List<String> said = new ArrayList<>();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int program = 0; program < 4; program++) {
      String name = "p" + program;
      ProgressFile file = new ProgressFile(folder, said::add);
      all.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < each; i++) {
                  int number = i;
                  file.update(kept -> ProgressFile.member(kept, name).addProperty("" + number, 1));
                }
              }));
    }
    all.forEach(CompletableFuture::join);

    assertThat(said).isEmpty();
    var kept = new ProgressFile(folder, said::add).read();
    for (int program = 0; program < 4; program++) {
      assertThat(ProgressFile.member(kept, "p" + program).size()).isEqualTo(each);
    }
  }
}
