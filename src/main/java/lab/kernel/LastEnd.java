package lab.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import lab.base.AtomicFile;

/**
 * Remembers, in a file, that a kernel runs: one that finds the file of the kernel before it knows
 * that this one came to no proper end.
 */
final class LastEnd {
  private final Path file;

  /**
   * The file of a kernel.
   *
   * @param folder for such files
   * @param name that a kernel has in common with the one that is started in its place
   */
  LastEnd(Path folder, String name) {
    this.file = folder.resolve(name + ".running");
  }

  /**
   * Begins to run.
   *
   * @param here where the program leaves its log when native code crashes
   * @return a sentence, if the kernel before this one crashed or was killed
   */
  Optional<String> begin(Path here) throws IOException {
    Optional<String> before = processBefore();
    Files.createDirectories(file.getParent());
    AtomicFile.write(file, "" + ProcessHandle.current().pid());
    return before.map(
        process -> {
          Path log = here.resolve("hs_err_pid" + process + ".log");
          String where =
              Files.exists(log)
                  ? "native code crashed; %s says where".formatted(log)
                  : "it crashed or was killed";
          return "The kernel before this one ended in the middle: %s. What its cells had defined is gone: run them again."
              .formatted(where);
        });
  }

  private Optional<String> processBefore() throws IOException {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Comes to a proper end. */
  void end() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // then the next one says once too often that there was none
    }
  }
}
