package lab.search;

import com.google.gson.JsonParseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import lab.base.Json;
import lab.jobs.Job;
import lab.jobs.Task;
import lab.jobs.TaskServer;
import lab.train.ArrivedData;
import lab.train.DivergedException;
import lab.train.Point;
import lab.train.PortableTraining;
import lab.train.Progress;
import lab.train.Provenance;
import lab.train.Run;
import lab.train.Training;
import lab.train.TrainingListener;

/**
 * One training of a search, measured where each of its trials ends.
 *
 * @param training the longest
 * @param ends after how many updates trials end, the training's last update among them
 * @param progress hears of updates
 * @param each hears of each end: here as it comes, of another machine's when all are known
 */
public record TrialJob(
    Training training, SortedSet<Long> ends, Progress progress, Consumer<TrialEnd> each)
    implements Job<List<TrialEnd>> {
  /** The kind of its task. */
  public static final String KIND = "trial";

  @Override
  public List<TrialEnd> here() {
    List<TrialEnd> all = new ArrayList<>();
    run(training.listen(progress), new TreeSet<>(ends), each.andThen(all::add));
    return all;
  }

  private static void run(Training training, SortedSet<Long> waiting, Consumer<TrialEnd> each) {
    long last = waiting.last();
    long start = System.nanoTime();
    TrainingListener measuring =
        new TrainingListener() {
          @Override
          public void measured(Point point) {
            boolean finite = Double.isFinite(point.validation().loss() + point.penalty());
            if (finite && point.t() < last && waiting.remove(point.t())) {
              each.accept(end(point.t(), point.validation().accuracy(), "", start));
            }
          }
        };
    try {
      Run run = training.listen(measuring).fit();
      each.accept(end(last, run.validation().accuracy(), "", start));
    } catch (DivergedException e) {
      waiting.forEach(t -> each.accept(end(t, Double.NaN, e.getMessage(), start)));
    }
  }

  private static TrialEnd end(long t, double accuracy, String diverged, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return new TrialEnd(t, accuracy, diverged, seconds, Provenance.currentVersions());
  }

  @Override
  public Task task() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(ends.size());
      for (long t : ends) {
        out.writeLong(t);
      }
      out.write(PortableTraining.write(training));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // nothing but memory is written to
    }
    return new Task(KIND, bytes.toByteArray(), ends.last(), PortableTraining.supplies(training));
  }

  /**
   * Does what was sent.
   *
   * @param data kept from one training to the next
   */
  public static TaskServer server(ArrivedData data) {
    return (content, supplies, steps) -> serve(content, data, supplies, steps);
  }

  private static byte[] serve(
      byte[] content, ArrivedData data, Function<String, Path> supplies, LongConsumer steps) {
    SortedSet<Long> ends = new TreeSet<>();
    List<TrialEnd> reached = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      for (int left = in.readInt(); left > 0; left--) {
        ends.add(in.readLong());
      }
      run(PortableTraining.read(in.readAllBytes(), data, supplies, steps), ends, reached::add);
    } catch (IOException e) {
      throw new IllegalArgumentException("search: what arrived is not a trial: " + e, e);
    }
    return Json.COMPACT.toJson(reached).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void stepped(long steps) {
    progress.started(steps, ends.last());
  }

  @Override
  public List<TrialEnd> received(byte[] result) {
    String json = new String(result, StandardCharsets.UTF_8);
    try {
      List<TrialEnd> all = List.of(Json.COMPACT.fromJson(json, TrialEnd[].class));
      all.forEach(each);
      return all;
    } catch (JsonParseException | NullPointerException e) {
      throw new IllegalStateException(
          "search: what came back of a trial is not the result of one; all machines must run the same version of the lab",
          e);
    }
  }
}
