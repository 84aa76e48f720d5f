package lab.script;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import lab.base.AtomicFile;
import lab.base.Json;
import lab.terminal.Sentence;

/**
 * Reads and writes {@code labs/.progress.json}, in which the program remembers things from one
 * start to the next. Nothing in it is needed, and each part of the program keeps what it does not
 * know.
 */
public final class ProgressFile {

  private final Path file;
  private final Consumer<String> say;

  /**
   * The progress file of a folder.
   *
   * @param say where a sentence goes if the file is damaged or cannot be written
   */
  public ProgressFile(Path folder, Consumer<String> say) {
    this.file = folder.resolve(".progress.json");
    this.say = say;
  }

  /** Reads the whole file; an empty object if it is missing. */
  public synchronized JsonObject read() {
    try {
      JsonObject all = Json.PRETTY.fromJson(Files.readString(file), JsonObject.class);
      if (all == null) {
        throw new JsonParseException("it is empty");
      }
      return all;
    } catch (NoSuchFileException e) {
      return new JsonObject();
    } catch (JsonParseException | IOException e) {
      putAside();
      return new JsonObject();
    }
  }

  private void putAside() {
    Path aside = file.resolveSibling(".progress.json.damaged");
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      say.accept(
          "%s is damaged; it is now %s, and a new one is begun: your pieces are checked anew, but where you stopped is forgotten."
              .formatted(file, aside.getFileName()));
    } catch (IOException e) {
      say.accept("%s is damaged and cannot be put aside (%s).".formatted(file, Sentence.of(e)));
    }
  }

  /**
   * Changes a part of it; the rest stays as it is. Programs that do so at the same time, such as
   * two notebooks, take turns, so that none undoes what another has remembered.
   */
  public synchronized void update(Consumer<JsonObject> change) {
    try {
      inTurn(
          () -> {
            JsonObject all = read();
            change.accept(all);
            AtomicFile.write(file, Json.PRETTY.toJson(all));
          });
    } catch (IOException e) {
      say.accept(
          "%s cannot be written (%s): where you stop will not be remembered."
              .formatted(file, Sentence.of(e)));
    }
  }

  /** What writes files. */
  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private void inTurn(Writing writing) throws IOException {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    Files.createDirectories(file.toAbsolutePath().getParent());
    synchronized (ProgressFile.class) { // the system's lock keeps out other programs alone
      try (FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock(channel);
        writing.run();
      }
    }
  }

  /** The lock ends when the channel is closed. */
  private static void lock(FileChannel channel) {
    try {
      channel.lock();
    } catch (IOException e) {
      // a file system without locks cannot keep other programs out
    }
  }

  /** A member that is an object of its own; an empty one is added if it is missing. */
  public static JsonObject member(JsonObject parent, String name) {
    if (!(parent.get(name) instanceof JsonObject)) {
      parent.add(name, new JsonObject());
    }
    return parent.getAsJsonObject(name);
  }
}
