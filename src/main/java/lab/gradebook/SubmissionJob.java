package lab.gradebook;

import com.google.gson.Gson;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lab.base.Json;
import lab.gradebook.Checking.Checked;
import lab.jobs.Job;
import lab.jobs.Task;
import lab.piece.process.Runner;

/**
 * The checks of one attempt, here or by a worker of a cluster.
 *
 * @param checking what is checked
 * @param runner this machine's, for the thread that does the job; empty where it is sent
 */
record SubmissionJob(Checking checking, Optional<Runner> runner) implements Job<Checked> {
  private static final Gson FORMAT =
      Json.COMPACT
          .newBuilder()
          .registerTypeAdapter(
              Duration.class,
              (JsonSerializer<Duration>)
                  (time, type, context) -> new JsonPrimitive(time.toString()))
          .registerTypeAdapter(
              Duration.class,
              (JsonDeserializer<Duration>)
                  (json, type, context) -> Duration.parse(json.getAsString()))
          .create();

  @Override
  public Checked here() {
    return checking.by(runner.orElseThrow(), checking.terms().isolation());
  }

  @Override
  public Task task() {
    return new Task(SubmissionServer.KIND, bytes(checking), 1, List.of());
  }

  @Override
  public void stepped(long steps) {} // it is told of when it is graded

  @Override
  public Checked received(byte[] result) {
    return read(result, Checked.class);
  }

  static byte[] bytes(Object sent) {
    return FORMAT.toJson(sent).getBytes(StandardCharsets.UTF_8);
  }

  static <T> T read(byte[] arrived, Class<T> type) {
    try {
      return FORMAT.fromJson(new String(arrived, StandardCharsets.UTF_8), type);
    } catch (JsonParseException e) {
      throw new IllegalStateException(
          "grade: what arrived is no %s of a submission; all machines must run the same version of the lab"
              .formatted(type.getSimpleName()),
          e);
    }
  }
}
