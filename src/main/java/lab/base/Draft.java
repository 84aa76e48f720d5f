package lab.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The file that is written before it is moved to its final place: {@code NAME.UUID.tmp}, beside it.
 * The system holds a lock on it for as long as its program lives: so drafts that a killed program
 * left are told from those that another program is writing.
 *
 * @param path where it is
 * @param channel writes to it
 */
record Draft(Path path, FileChannel channel) implements AutoCloseable {
  private static final String ENDING = "\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.tmp";

  /** Of this process: to open one a second time and close it would take its lock away. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  /**
   * A draft of a file.
   *
   * @param file an absolute path
   */
  static Draft of(Path file) throws IOException {
    Path path = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    OURS.add(path);
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Draft draft = new Draft(path, channel);
      if (lock(channel) && Files.exists(path)) {
        return draft;
      }
      draft.close(); // another program swept it before it was locked
      return of(file);
    } catch (IOException e) {
      OURS.remove(path);
      throw e;
    }
  }

  /** If it was not moved to its place, it is deleted. */
  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(path);
    } finally {
      OURS.remove(path);
    }
  }

  /**
   * Deletes drafts that a killed program left; where that cannot be done they stay, and do no harm.
   *
   * @param folder an absolute path
   * @param name a pattern for the names of the files whose drafts are meant
   */
  static void sweep(Path folder, String name) {
    try (DirectoryStream<Path> drafts =
        Files.newDirectoryStream(
            folder, path -> path.getFileName().toString().matches(name + ENDING))) {
      for (Path draft : drafts) {
        if (!OURS.contains(draft)) {
          deleteIfLeft(draft);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // said above
    }
  }

  private static void deleteIfLeft(Path draft) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        Files.delete(draft);
      }
    }
  }

  /** False if another program has the lock; true, too, in a file system that has none. */
  private static boolean lock(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (IOException e) {
      return true;
    }
  }
}
