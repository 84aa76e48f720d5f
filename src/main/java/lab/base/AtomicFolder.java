package lab.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.commons.io.file.PathUtils;

/** Replaces a whole folder at once, so that readers find all the old files or all the new ones. */
public final class AtomicFolder {
  private AtomicFolder() {}

  /** Writes the files of a folder that is to replace another. */
  @FunctionalInterface
  public interface Filler {
    /**
     * @param empty where to write them; if this throws, nothing of it stays
     */
    void fill(Path empty) throws IOException;
  }

  /**
   * Fills a new folder beside the old one and then puts it in its place; one process at a time.
   *
   * @param folder what to replace; need not exist
   * @throws IOException if that fails; the old folder is then as it was
   */
  public static synchronized void replace(Path folder, Filler filler) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    Files.createDirectories(target.getParent());
    Path fresh = beside(target, ".new");
    Path old = beside(target, ".old");
    try (FileChannel channel =
        FileChannel.open(
            beside(target, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // until the channel is closed
      // What a killed process may have left: the old folder, set aside and not yet replaced.
      if (exists(old) && !exists(target)) {
        move(old, target);
      }
      delete(fresh);
      delete(old);
      try {
        Files.createDirectory(fresh);
        filler.fill(fresh);
        swap(fresh, target, old);
      } finally {
        delete(fresh);
      }
      delete(old);
    }
  }

  /** A folder cannot be renamed onto a full one, so the old one steps aside first. */
  private static void swap(Path fresh, Path target, Path old) throws IOException {
    if (!exists(target)) {
      move(fresh, target);
      return;
    }
    move(target, old);
    try {
      move(fresh, target);
    } catch (IOException e) {
      move(old, target);
      throw e;
    }
  }

  private static Path beside(Path target, String ending) {
    return target.resolveSibling("." + target.getFileName() + ending);
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Links are deleted, not followed. */
  private static void delete(Path path) throws IOException {
    if (exists(path)) {
      PathUtils.delete(path);
    }
  }
}
