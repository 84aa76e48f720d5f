package lab.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lab.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir private Path folder;

  /** What a process of its own does: it takes a folder, says how that went, and is then killed. */
  public static void main(String[] args) throws Exception {
    try {
      FolderLock.hold(Path.of(args[0]));
      System.out.println("held");
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
    System.in.read();
  }

  @Test
  void theSecondIsToldWhoHasTheFolderUntilThatEndsHowever() throws Exception {
    Process first = Processes.start(FolderLockTest.class, folder.toString());
    assertThat(first.inputReader().readLine()).isEqualTo("held");
    assertThatIOException()
        .isThrownBy(() -> FolderLock.hold(folder))
        .withMessageMatching(
            "\\Q%s is in use: process %d, since \\E\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d, writes its results there; let it end, or name another folder"
                .formatted(folder, first.pid()));
    first.destroyForcibly().waitFor();

    FolderLock.hold(folder);
    assertThat(second()).contains("process " + ProcessHandle.current().pid() + ", since ");
    FolderLock.release(folder);
    assertThat(second()).isEqualTo("held");
  }

  @Test
  void whoHasAFolderMayTakeItAgain() throws Exception {
    FolderLock.hold(folder);
    FolderLock.hold(folder.resolve("."));
    assertThat(second()).contains("is in use");
    Files.delete(folder.resolve(FolderLock.NAME)); // as by rm -r, while this program runs
    FolderLock.hold(folder);
    assertThat(second()).contains("is in use");
    FolderLock.release(folder);
  }

  private String second() throws IOException, InterruptedException {
    Process second = Processes.start(FolderLockTest.class, folder.toString());
    try {
      return second.inputReader().readLine();
    } finally {
      second.destroyForcibly().waitFor();
    }
  }
}
