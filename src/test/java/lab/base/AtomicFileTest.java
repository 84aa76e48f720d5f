package lab.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import lab.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final String UUID = "0ab1c2d3-0000-4000-8000-0123456789ab";

  @TempDir private Path folder;

  /** What a process of its own does: it writes a file and is not done before it is killed. */
  public static void main(String[] args) throws IOException {
    AtomicFile.write(
        Path.of(args[0]),
        out -> {
          System.out.println("writing");
          await(new CountDownLatch(1));
        });
  }

  private static void failHalfway(Path file, String reason) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          out.write("half".getBytes());
          throw new IOException(reason);
        });
  }

  @Test
  void aFileIsThereWholeOrAsItWas() throws IOException {
    Path file = folder.resolve("new/folder/file");
    write(file, "first");
    assertThat(file).hasContent("first");
    assertThatThrownBy(() -> failHalfway(file, "the network is gone"))
        .hasMessage(file + " cannot be written (the network is gone)");
    assertThat(file).hasContent("first");
    write(file, "second");
    assertThat(file).hasContent("second");
    assertThat(names(file.getParent())).containsExactly("file");
  }

  /** As Java tells it. */
  @Test
  void aFullDiskIsToldWithWhatToDoAndTheFileStays() throws IOException {
    Path file = folder.resolve("file");
    write(file, "first");
    assertThatThrownBy(() -> failHalfway(file, "No space left on device"))
        .hasMessage(
            file
                + " cannot be written, since the disk is full (No space left on device): make room there, or name another place");
    assertThat(file).hasContent("first");
    assertThat(names(folder)).containsExactly("file");
  }

  @Test
  void theDraftOfAKilledProgramIsSweptAndThatOfALivingOneIsNot() throws Exception {
    Path file = folder.resolve("results.json");
    Process other = Processes.start(AtomicFileTest.class, file.toString());
    assertThat(other.inputReader().readLine()).isEqualTo("writing");
    String draft = names(folder).get(0);
    assertThat(draft).matches("results\\.json\\.[0-9a-f-]{36}\\.tmp");

    AtomicFile.requireFolder(folder);
    assertThat(names(folder)).containsExactly(draft);
    other.destroyForcibly().waitFor();
    assertThat(names(folder)).containsExactly(draft);
    write(file, "whole");
    assertThat(names(folder)).containsExactly("results.json");
  }

  @Test
  void aFolderOfItsOwnIsSweptWholeAndNobodyElsesFilesAreTouched() throws IOException {
    List<String> others =
        List.of(UUID + ".tmp", "a.tmp", "a.123.tmp", "a." + UUID, "a." + UUID + ".tmp.txt");
    for (String name : others) {
      Files.createFile(folder.resolve(name));
    }
    Path drafts = Files.createFile(folder.resolve("a." + UUID + ".tmp"));
    Files.createFile(folder.resolve("b.png." + UUID + ".tmp"));

    write(folder.resolve("b.png"), "whole");
    assertThat(drafts).exists();
    AtomicFile.requireFolder(folder);
    assertThat(names(folder)).containsExactlyInAnyOrderElementsOf(with(others, "b.png"));
  }

  @Test
  void whatIsBeingWrittenIsNotSwept() throws IOException {
    Path file = folder.resolve("file");
    AtomicFile.write(
        file,
        out -> {
          AtomicFile.requireFolder(folder);
          AtomicFile.requireWritable(file);
          out.write(1);
        });
    assertThat(file).hasBinaryContent(new byte[] {1});
    assertThat(names(folder)).containsExactly("file");
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsASentenceAndStaysAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("afile"), "mine");
    Path below = file.resolve("a/b");
    String none = " cannot be written to: %s is a file and no folder; name another place";
    assertThatThrownBy(() -> AtomicFile.requireFolder(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + none.formatted("it"));
    assertThatThrownBy(() -> AtomicFile.requireFolder(below))
        .hasMessage(below + none.formatted(file));
    assertThatThrownBy(() -> AtomicFile.requireWritable(below))
        .hasMessage(below + none.formatted(file));
    assertThatThrownBy(() -> write(below, "")).hasMessage(below + none.formatted(file));
    assertThatThrownBy(() -> AtomicFile.requireWritable(folder))
        .hasMessage(folder + " cannot be written to: it is a folder; name another place");
    assertThat(file).hasContent("mine");
    assertThat(names(folder)).containsExactly("afile");
  }

  @Test
  void toAskLeavesTheFileAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    AtomicFile.requireWritable(file);
    assertThat(file).hasContent("mine");
    assertThat(names(folder)).containsExactly("file");
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes()));
  }

  private static List<String> with(List<String> names, String name) {
    return Stream.concat(names.stream(), Stream.of(name)).toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void await(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
