package lab.report;

import com.google.gson.JsonParseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.LongConsumer;
import lab.base.AtomicFile;
import lab.base.Json;
import lab.base.Reason;
import lab.jobs.Job;
import lab.jobs.Task;
import lab.jobs.TaskServer;
import lab.train.ArrivedData;
import lab.train.DivergedException;
import lab.train.OtherVersions;
import lab.train.PortableTraining;
import lab.train.Progress;
import lab.train.Training;

/**
 * A row's training with one seed. Where it is done elsewhere, its checkpoint comes back, too, with
 * which the row's figures are drawn.
 *
 * @param runs where results are kept
 * @param row whose training it is
 * @param training with its seed
 * @param progress hears of updates
 */
public record RowJob(Runs runs, Row row, Training training, Progress progress)
    implements Job<Result> {
  /** The kind of its task. */
  public static final String KIND = "row";

  @Override
  public Result here() {
    return runs.here(row, training, progress);
  }

  /** What is sent: the row's name, and the training. */
  @Override
  public Task task() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(row.name());
      out.write(PortableTraining.write(training));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // nothing but memory is written to
    }
    runs.noteLook(row, training);
    long updates = training.updateCount();
    return new Task(KIND, bytes.toByteArray(), updates, PortableTraining.supplies(training));
  }

  /**
   * Does what was sent. What comes back is the length of the result's JSON, the JSON, and the
   * checkpoint, if it did not diverge.
   *
   * @param data kept from one training to the next
   */
  public static TaskServer server(ArrivedData data) {
    return (content, supplies, steps) -> serve(content, data, supplies, steps);
  }

  private static byte[] serve(
      byte[] content, ArrivedData data, Function<String, Path> supplies, LongConsumer steps) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      String name = in.readUTF();
      Training training = PortableTraining.read(in.readAllBytes(), data, supplies, steps);
      Path checkpoint = Files.createTempFile("row", ".checkpoint");
      Files.delete(checkpoint); // a training goes on from what is there
      try {
        Result result = result(name, training.checkpoint(checkpoint));
        return bytes(result, checkpoint);
      } finally {
        Files.deleteIfExists(checkpoint);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("report: " + Reason.of(e), e);
    }
  }

  private static Result result(String row, Training training) {
    try {
      return Result.of(row, training.fit(), training);
    } catch (DivergedException e) {
      return Result.diverged(row, training.provenance(), e.getMessage());
    }
  }

  private static byte[] bytes(Result result, Path checkpoint) throws IOException {
    byte[] json = Json.COMPACT.toJson(result).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(json.length);
      out.write(json);
      if (result.finished()) {
        Files.copy(checkpoint, out);
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public void stepped(long steps) {
    progress.started(steps, training.updateCount());
  }

  @Override
  public Result received(byte[] answer) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer))) {
      String json = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      Result result = Json.COMPACT.fromJson(json, Result.class);
      if (result.finished()) {
        AtomicFile.write(runs.checkpoint(row, training), in::transferTo);
      }
      OtherVersions.tellOnce(result.provenance().versions());
      return result;
    } catch (IOException | JsonParseException | NullPointerException e) {
      throw new IllegalStateException(
          "report: what came back of row %s is not the result of one, or could not be kept: %s"
              .formatted(row.name(), Reason.of(e)),
          e);
    }
  }
}
