package lab.piece.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * Ends processes and deletes files that a piece's process leaves behind where no namespace ends
 * them with it.
 */
final class Orphans {
  /** In the environment of a piece's process, and so of those that it starts. */
  static final String MARK = "LAB_ISOLATION";

  /** Where everybody may write. */
  private static final List<Path> OPEN =
      Stream.of("/tmp", "/var/tmp", "/dev/shm").map(Path::of).toList();

  /** How often processes are looked for and ended, since one may just have started another. */
  private static final int ROUNDS = 20;

  private Orphans() {}

  /**
   * Ends the processes, and then removes the files that a user of its own has left.
   *
   * @param scratch the folder of the process that started them
   */
  static void end(Jail jail, Path scratch) {
    if (jail.promises() == Level.NAMESPACES) {
      return; // these end with their first process
    }
    for (int i = 0; i < ROUNDS; i++) {
      List<ProcessHandle> left =
          ProcessHandle.allProcesses().filter(one -> isOf(one, jail, scratch)).toList();
      if (left.isEmpty()) {
        break;
      }
      left.forEach(ProcessHandle::destroyForcibly);
    }
    if (jail == Jail.OTHER_USER) {
      OPEN.forEach(place -> sweep(place, Jail.idOf(scratch)));
    }
  }

  private static void sweep(Path place, int user) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(place)) {
      for (Path one : all) {
        if (Files.getAttribute(one, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(user)) {
          PathUtils.delete(one);
        }
      }
    } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
      return; // there is no such place, or it changes meanwhile
    }
  }

  private static boolean isOf(ProcessHandle process, Jail jail, Path scratch) {
    Path known = Path.of("/proc", Long.toString(process.pid()));
    try {
      if (jail == Jail.OTHER_USER) {
        return Files.getAttribute(known, "unix:uid").equals(Jail.idOf(scratch));
      }
      byte[] environment = Files.readAllBytes(known.resolve("environ"));
      return new String(environment, StandardCharsets.UTF_8).contains(MARK + "=" + scratch + "\0");
    } catch (IOException | UnsupportedOperationException e) {
      return false; // it has ended, is another user's, or the system tells nothing of it
    }
  }
}
