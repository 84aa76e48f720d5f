package lab.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path top;

  @Test
  void listsWhatIsWantedInTheOrderOfNames() throws Exception {
    Path b = Files.writeString(top.resolve("b.txt"), "");
    Path a = Files.writeString(top.resolve("a.txt"), "");
    Path within = Files.createDirectory(top.resolve("c"));
    Path below = Files.writeString(within.resolve("d.txt"), "");
    assertThat(Folder.list(top, any -> true)).containsExactly(a, b, within);
    assertThat(Folder.list(top, file -> !file.equals(a))).containsExactly(b, within);
    assertThat(Folder.files(top, any -> true)).containsExactly(a, b, below);
    assertThat(Folder.list(top.resolve("none"), any -> true)).isEmpty();
  }
}
