package lab.train;

import com.google.gson.JsonParseException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import lab.base.AtomicFile;
import lab.base.Json;
import lab.base.Reason;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Everything that a training needs to go on as if it had never stopped, saved to a file. Chance
 * needs no state of its own: it is drawn from the seed and t.
 *
 * @param provenance of the training
 * @param points its history so far
 * @param t updates done
 * @param seconds time they took
 * @param arrays the network's four, then the optimiser's state
 */
record Checkpoint(
    Provenance provenance, List<Point> points, long t, double seconds, List<INDArray> arrays) {

  /** What stands in the file beside the arrays. */
  private record Header(
      Provenance provenance, List<Point> points, long t, double seconds, int arrays) {}

  /**
   * A file as it was when this training read or wrote it; every checkpoint is a new file, by {@link
   * AtomicFile}.
   *
   * @param key the system's, null where it has none
   */
  record Seen(Object key, FileTime modified, long size) {
    /** How the file is now; empty if there is none. */
    static Optional<Seen> now(Path file) {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      try {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
        return Optional.of(new Seen(is.fileKey(), is.lastModifiedTime(), is.size()));
      } catch (IOException e) {
        throw new UncheckedIOException("checkpoint %s: %s".formatted(file, Reason.of(e)), e);
      }
    }
  }

  /**
   * Requires a training to be known from every other: a file must not be taken for another's.
   *
   * @throws IllegalArgumentException if a piece does not tell its settings
   */
  static void requireTold(Provenance provenance, Path file) {
    String untold = provenance.untold();
    if (!untold.isEmpty()) {
      throw new IllegalArgumentException(
          "training: .checkpoint(%s) needs pieces that tell their settings, or the file could be taken for another training's, but %s; make it a record whose components are all that its code works with, or leave .checkpoint out"
              .formatted(file, untold));
    }
  }

  /** Another training has written the file meanwhile. */
  private static final class WrittenByAnotherException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Writes a zip of {@code training.json} and the arrays in ND4J's binary form.
   *
   * @param last how the file was when this training read or wrote it last
   * @return how it is now
   * @throws IllegalStateException if another training has written it since: it stays, and this
   *     checkpoint is saved beside it
   */
  Optional<Seen> save(Path file, Optional<Seen> last) {
    try {
      AtomicFile.write(
          file,
          out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("training.json"));
            Header header = new Header(provenance, points, t, seconds, arrays.size());
            zip.write(Json.PRETTY.toJson(header).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < arrays.size(); i++) {
              zip.putNextEntry(new ZipEntry("array" + i));
              DataOutputStream data = new DataOutputStream(zip);
              Nd4j.write(arrays.get(i), data);
              data.flush();
            }
            zip.finish();
            Optional<Seen> now = Seen.now(file);
            if (now.isPresent() && !now.equals(last)) {
              throw new WrittenByAnotherException();
            }
          });
      return Seen.now(file);
    } catch (WrittenByAnotherException e) {
      String name = file.getFileName() + "." + provenance.fingerprint().substring(0, 12);
      Path beside = file.resolveSibling(name);
      save(beside, Seen.now(beside));
      throw new IllegalStateException(
          "checkpoint %s was written by another training meanwhile, and stays as that one left it. This one ends here, after %,d updates, and is kept in %s: with a .checkpoint(…) of that name it goes on"
              .formatted(file, t, beside),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint " + e.getMessage(), e);
    }
  }

  /**
   * Requires that a checkpoint can be written, before there is anything to be kept in it.
   *
   * @throws UncheckedIOException if it cannot
   */
  static void requireWritable(Path file) {
    try {
      AtomicFile.requireWritable(file);
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint " + e.getMessage(), e);
    }
  }

  /**
   * Reads a checkpoint.
   *
   * @throws IllegalArgumentException if the file is not a whole checkpoint, or a folder
   */
  static Checkpoint load(Path file) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "checkpoint %s is a folder, but a checkpoint is a file: name one in it, such as %s"
              .formatted(file, file.resolve("training.checkpoint")));
    }
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      Header header =
          Json.PRETTY.fromJson(new String(entry(zip), StandardCharsets.UTF_8), Header.class);
      if (header.provenance().code() == null) {
        throw new IllegalArgumentException(
            "checkpoint %s is of an earlier version of the lab, which did not note all that a training depends on; delete it to start anew, or name another file"
                .formatted(file));
      }
      List<INDArray> arrays = new ArrayList<>();
      for (int i = 0; i < header.arrays(); i++) {
        InputStream bytes = new ByteArrayInputStream(entry(zip));
        arrays.add(Nd4j.read(bytes));
      }
      return new Checkpoint(
          header.provenance(), header.points(), header.t(), header.seconds(), arrays);
    } catch (IOException | JsonParseException | NullPointerException e) {
      throw new IllegalArgumentException(
          "checkpoint %s cannot be read: it is not a whole checkpoint of a training; name another file, or move this one away to start anew"
              .formatted(file),
          e);
    }
  }

  private static byte[] entry(ZipInputStream zip) throws IOException {
    if (zip.getNextEntry() == null) {
      throw new IOException("an entry is missing");
    }
    return zip.readAllBytes();
  }
}
