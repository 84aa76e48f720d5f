package lab.base;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Writes files that are there either whole or not at all, even if the program is killed: each is
 * written as a draft beside its place, and then moved there. Drafts that a killed program left are
 * swept when the same file is written again.
 */
public final class AtomicFile {
  /** Files whose old drafts were swept: once for each in this process. */
  private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

  /** Bytes; where so few are left, hardly a file is written whole. */
  private static final long LITTLE = 4 << 10;

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file beside its place, forces it to the disk and then moves it there. If writing
   * fails, what was there before stays.
   *
   * @param target the file; its folder is made if it is not there
   * @param content what goes into it
   * @throws IOException in a sentence that names the file, if that fails
   */
  public static void write(Path target, Content content) throws IOException {
    Path file = target.toAbsolutePath().normalize();
    Draft draft = draft(file, target);
    try (draft) {
      if (SWEPT.add(file)) {
        Draft.sweep(file.getParent(), Pattern.quote(file.getFileName().toString()));
      }
      fill(draft, content);
      Files.move(
          draft.path(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      if (e instanceof NoRoomException) {
        throw new IOException(
            "%s cannot be written, since the disk is full (%s): make room there, or name another place"
                .formatted(target, e.getMessage()),
            e);
      }
      throw new IOException("%s cannot be written (%s)".formatted(target, Reason.of(e)), e);
    }
  }

  /** Writes a text to a file in the same way. */
  public static void write(Path target, String text) throws IOException {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void fill(Draft draft, Content content) throws IOException {
    try {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(draft.channel()));
      content.writeTo(out);
      out.flush();
      draft.channel().force(true);
    } catch (IOException e) {
      throw isFull(draft.path(), e) ? new NoRoomException(e) : e;
    }
  }

  /** The disk is full, as long as what was written of a draft lies there. */
  private static final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1L;

    NoRoomException(IOException cause) {
      super(Reason.of(cause), cause);
    }
  }

  /** The system's words for it are in the user's language, so that the room is looked at, too. */
  private static boolean isFull(Path draft, IOException failure) throws IOException {
    return Reason.of(failure).contains("No space left on device")
        || Files.getFileStore(draft.getParent()).getUsableSpace() < LITTLE;
  }

  /**
   * Requires that a file can be written, to be called before the work whose result goes there. Its
   * folder is made if it is not there.
   *
   * @throws IOException in a sentence, if it cannot
   */
  public static void requireWritable(Path target) throws IOException {
    draft(target.toAbsolutePath().normalize(), target).close();
  }

  /**
   * Requires that files can be written in a folder of the program, to be called before the work
   * whose results go there. It is made if it is not there; all old drafts in it are swept.
   *
   * @throws IOException in a sentence, if they cannot
   */
  public static void requireFolder(Path folder) throws IOException {
    Path place = folder.toAbsolutePath().normalize();
    draft(place.resolve("results"), folder).close();
    Draft.sweep(place, ".+");
  }

  /**
   * A draft of a file.
   *
   * @param named the file or its folder, as a person named it
   */
  private static Draft draft(Path file, Path named) throws IOException {
    Path folder = file.getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder != null && !Files.isDirectory(folder)) {
      boolean itself = folder.equals(named.toAbsolutePath().normalize());
      throw nowhere(named, (itself ? "it" : folder) + " is a file and no folder", null);
    }
    if (Files.isDirectory(file)) {
      throw nowhere(named, "it is a folder", null);
    }
    try {
      Files.createDirectories(file.getParent());
      return Draft.of(file);
    } catch (IOException e) {
      throw nowhere(named, isFull(file, e) ? "the disk is full" : Reason.of(e), e);
    }
  }

  private static IOException nowhere(Path named, String reason, IOException cause) {
    return new IOException(
        "%s cannot be written to: %s; name another place".formatted(named, reason), cause);
  }
}
