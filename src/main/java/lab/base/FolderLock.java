package lab.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets only one program at a time write into a folder of results. The lock is the system's: it ends
 * with the program, however that ends, and nothing has to be cleared away.
 */
public final class FolderLock {
  /**
   * The name of the lock's file, which names the program that holds it. It stays: to delete it
   * would let two in.
   */
  public static final String NAME = ".lock";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** A byte far behind the text: in some systems what is locked cannot be read. */
  private static final long AT = 1 << 20;

  private static final Map<Path, FileChannel> HELD = new HashMap<>();

  private FolderLock() {}

  /**
   * Takes a folder for this program, until {@link #release} or its end. Does nothing if it has it.
   *
   * @param folder must be there
   * @throws IOException if another program has it, in a sentence that says which and since when
   */
  public static synchronized void hold(Path folder) throws IOException {
    Path place = folder.toRealPath();
    if (HELD.containsKey(place) && Files.exists(place.resolve(NAME))) {
      return;
    }
    release(folder); // held, but somebody has emptied the folder
    FileChannel channel =
        FileChannel.open(
            place.resolve(NAME),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (!isTaken(channel)) {
      String holder =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      channel.close();
      throw new IOException(
          "%s is in use: %s writes its results there; let it end, or name another folder"
              .formatted(folder, holder.isBlank() ? "another program" : holder.strip()));
    }
    HELD.put(place, channel);
    String holder =
        "process %d, since %s,%n"
            .formatted(ProcessHandle.current().pid(), LocalDateTime.now().format(TIME));
    channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether a running program holds the lock of a folder; false for one that was never locked. */
  public static synchronized boolean isHeld(Path folder) throws IOException {
    Path lock = folder.resolve(NAME);
    if (HELD.containsKey(folder.toRealPath())) {
      return true;
    }
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return !isTaken(channel);
    }
  }

  /** Gives a folder free; does nothing if this program has it not. */
  public static synchronized void release(Path folder) throws IOException {
    FileChannel channel = HELD.remove(folder.toRealPath());
    if (channel != null) {
      channel.close();
    }
  }

  /**
   * Tries to take the lock, and says whether it did; always so on a file system without locks,
   * which cannot keep other programs out.
   */
  private static boolean isTaken(FileChannel channel) {
    try {
      return channel.tryLock(AT, 1, false) != null;
    } catch (IOException e) {
      return true;
    }
  }
}
