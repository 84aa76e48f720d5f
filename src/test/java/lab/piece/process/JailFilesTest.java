package lab.piece.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.List;
import lab.base.FolderLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JailFilesTest {
  @TempDir private Path cache;

  @Test
  void whatKilledRunsHaveLeftGoes() throws IOException {
    Path killed = Files.createDirectories(cache.resolve("lab-isolation-1/lib"));
    Files.createFile(cache.resolve("lab-isolation-1/.lock"));
    Files.writeString(killed.resolve("contracts.jar"), "large");
    Path held = Files.createDirectories(cache.resolve("lab-isolation-2"));
    Path begun = Files.createDirectories(cache.resolve("lab-isolation-3"));
    Path other = Files.createDirectories(cache.resolve("other"));
    FolderLock.hold(held);
    try {
      UserPrincipal own = Files.getOwner(cache);
      JailFiles.sweep(cache, Instant.now().minusSeconds(3600), own);
      assertThat(cache.resolve("lab-isolation-1")).doesNotExist();
      assertThat(List.of(held, begun, other)).allMatch(Files::exists);
      JailFiles.sweep(cache, Instant.now().plusSeconds(1), own);
      assertThat(begun).as("older, and nobody's").doesNotExist();
      assertThat(List.of(held, other)).allMatch(Files::exists);
    } finally {
      FolderLock.release(held);
    }
  }

  /** A pipe in the place of its lock would wait for ever. */
  @Test
  void whatIsAnothersIsNotLookedInto() throws IOException {
    Path others = Files.createDirectories(cache.resolve("lab-isolation-1"));
    Files.createFile(others.resolve(".lock"));
    UserPrincipal nobody = () -> "nobody of this system";
    JailFiles.sweep(cache, Instant.now().plusSeconds(1), nobody);
    assertThat(others.resolve(".lock")).exists();
  }

  /** JavaCPP keeps what it unpacked for every lab that ever ran here. */
  @Test
  void nativesOfOtherVersionsAreNotTaken() throws IOException {
    Path old = Files.createDirectories(cache.resolve("javacpp-1.5.7-linux.jar/org/linux"));
    Path ours = Files.createDirectories(cache.resolve("javacpp-1.5.13-linux.jar/org/linux"));
    Files.createFile(old.resolve("libjnijavacpp.so"));
    Files.createFile(ours.resolve("libjnijavacpp.so"));
    Files.createFile(cache.resolve(".lock"));
    Path jar = Path.of("repository", "javacpp-1.5.13-linux.jar");
    assertThat(JailFiles.libraries(cache, List.of(jar))).containsExactly(ours.toString());
  }

  /** Java says where it has each class from. */
  @Test
  void afterSomeProcessesTheNextHaveTheirClassesFromAnArchive() throws Exception {
    try (JailFiles premises = new JailFiles(Jail.PATH)) {
      Path archive = premises.folder().resolve("lib/archives/classes.jsa");
      ProcessBuilder first = premises.process("pieces", Jail.NONE);
      assertThat(String.join(" ", first.command())).doesNotContain("SharedArchiveFile");
      for (int i = 0; i < 3; i++) {
        premises.process("pieces", Jail.NONE);
      }
      for (int i = 0; i < 600 && Files.notExists(archive); i++) {
        Thread.sleep(100);
      }
      String own = "lab.piece.process.PieceProcess source: ";
      assertThat(loading(first)).contains(own + "file:");
      assertThat(loading(premises.process("pieces", Jail.NONE)))
          .contains(own + "shared objects file (top)");
    }
  }

  /** What a process that is asked nothing says of the classes that it loads. */
  private static String loading(ProcessBuilder builder) throws IOException {
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Xlog:class+load");
    Process process = builder.redirectErrorStream(true).start();
    try (OutputStream out = process.getOutputStream()) {
      out.write(new byte[PieceProcess.MARK]);
    }
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
