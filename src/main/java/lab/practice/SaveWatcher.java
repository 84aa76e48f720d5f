package lab.practice;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Notices when a file in a folder is saved, however an editor does it.
 *
 * <p>What is there is read several times a second; the system's events only wake it earlier, as
 * some file systems have none and some editors write a file in several steps or rename another into
 * its place.
 */
public final class SaveWatcher implements AutoCloseable {
  private static final long POLL_MILLIS = 250; // ms between looks when there are no events
  private static final long SETTLE_MILLIS = 20; // ms without a change before a save counts as done

  private final Path folder;
  private final WatchService events;
  private Snapshot seen;

  /**
   * The contents of the folder at one moment.
   *
   * @param times when each file was last written
   */
  private record Snapshot(Sources sources, Map<String, FileTime> times) {
    static Snapshot of(Path folder) throws IOException {
      Sources sources = Sources.read(folder);
      Map<String, FileTime> times = new TreeMap<>();
      for (String piece : sources.texts().keySet()) {
        Path file = folder.resolve(piece + ".java");
        times.put(
            piece, Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0));
      }
      return new Snapshot(sources, times);
    }

    Set<String> differences(Snapshot other) {
      Set<String> pieces = new TreeSet<>(times.keySet());
      pieces.addAll(other.times.keySet());
      pieces.removeIf(
          piece ->
              times.getOrDefault(piece, FileTime.fromMillis(-1)).equals(other.times.get(piece))
                  && sources.texts().get(piece).equals(other.sources.texts().get(piece)));
      return pieces;
    }
  }

  /**
   * What was saved.
   *
   * @param pieces whose files were written, changed or not, or deleted
   * @param sources all that is in the folder now
   */
  record Saved(Set<String> pieces, Sources sources) {}

  /** Starts to look; what is there now is known. */
  public SaveWatcher(Path folder) throws IOException {
    this.folder = folder;
    this.events = FileSystems.getDefault().newWatchService();
    Files.createDirectories(folder);
    try {
      folder.register(events, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
    } catch (IOException e) {
      // Without events it looks by itself.
    }
    this.seen = Snapshot.of(folder);
  }

  /** What was there at the last look. */
  Sources sources() {
    return seen.sources();
  }

  /** Waits until something is saved. */
  Saved next() throws IOException, InterruptedException {
    while (true) {
      pause(POLL_MILLIS);
      Snapshot now = Snapshot.of(folder);
      Set<String> pieces = seen.differences(now);
      if (!pieces.isEmpty()) {
        now = settled(now);
        pieces = seen.differences(now);
        seen = now;
        return new Saved(pieces, now.sources());
      }
    }
  }

  private Snapshot settled(Snapshot first) throws IOException, InterruptedException {
    Snapshot before = first;
    while (true) {
      Thread.sleep(SETTLE_MILLIS);
      Snapshot now = Snapshot.of(folder);
      if (before.differences(now).isEmpty()) {
        return now;
      }
      before = now;
    }
  }

  private void pause(long millis) throws InterruptedException {
    WatchKey key = events.poll(millis, TimeUnit.MILLISECONDS);
    if (key != null) {
      key.pollEvents();
      key.reset();
    }
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
