package lab.grade.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processes that a piece has started and that outlive its own, where no namespace ends them. */
final class Orphans {
  /** In the environment of a piece's process, and so of those that it starts. */
  static final String MARK = "LAB_ISOLATION";

  /** Who is ended may just have started another. */
  private static final int ROUNDS = 20;

  private Orphans() {}

  /**
   * Ends them.
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
        return;
      }
      left.forEach(ProcessHandle::destroyForcibly);
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
