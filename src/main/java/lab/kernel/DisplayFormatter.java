package lab.kernel;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lab.check.Comparison;
import lab.data.Images;
import lab.plot.Figure;
import lab.plot.Plots;
import lab.script.Values;
import lab.search.Candidate;
import lab.search.Search;
import lab.search.Trial;
import lab.train.Run;
import lab.train.Score;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Shows values as a notebook does: tables, pictures, and text for whoever shows no more. */
final class DisplayFormatter {
  private static final int WIDTH = 100; // characters of a line of text
  private static final int MAX_IMAGE = 800; // pixels of a page that a picture's longer side takes

  private DisplayFormatter() {}

  /**
   * A value; whatever its own methods do, something can be shown.
   *
   * @param name of the variable that was declared; empty if it is an expression's value
   */
  static MimeBundle of(String name, Object value) {
    String before = name.isEmpty() ? "" : name + " ==> ";
    MimeBundle text = MimeBundle.of(before + Values.brief(value, WIDTH));
    try {
      Optional<MimeBundle> picture = picture(text, value);
      return picture.orElseGet(
          () ->
              table(value)
                  .map(table -> name.isEmpty() ? table : named(name, table))
                  .map(table -> text.html(table.html()))
                  .orElse(text));
    } catch (RuntimeException | Error e) { // of a learner's own making: the text has said why
      return text;
    }
  }

  private static HtmlTable named(String name, HtmlTable table) {
    return new HtmlTable(
        name + ": " + table.caption(), table.head(), table.rows(), table.named(), table.notes());
  }

  private static Optional<MimeBundle> picture(MimeBundle text, Object value) {
    if (value instanceof Figure figure) {
      return Optional.of(text.png(figure.png(), figure.width(), figure.height()));
    }
    if (value instanceof Images images && images.n() > 0) {
      int classes = IntStream.range(0, images.n()).map(j -> images.labels()[j]).max().orElse(0);
      Figure figure =
          Plots.images(
              images, IntStream.rangeClosed(0, classes).mapToObj(Integer::toString).toList());
      return Optional.of(text.png(figure.png(), figure.width(), figure.height()));
    }
    if (value instanceof RenderedImage image && image.getWidth() > 0) {
      double scale =
          Math.min(1, (double) MAX_IMAGE / Math.max(image.getWidth(), image.getHeight()));
      return Optional.of(
          MimeBundle.of("image, %d×%d".formatted(image.getWidth(), image.getHeight()))
              .png(
                  png(image),
                  (int) Math.ceil(scale * image.getWidth()),
                  (int) Math.ceil(scale * image.getHeight())));
    }
    return Optional.empty();
  }

  private static byte[] png(RenderedImage image) {
    var bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Optional<HtmlTable> table(Object value) {
    if (value instanceof INDArray array) {
      boolean fits = !array.isEmpty() && (array.rank() == 1 || array.rank() == 2);
      return fits ? Optional.of(ArrayTable.of(array)) : Optional.empty();
    }
    if (value instanceof double[][] rows) {
      boolean fits =
          rows.length > 0
              && rows[0] != null
              && rows[0].length > 0
              && Arrays.stream(rows).allMatch(row -> row != null && row.length == rows[0].length);
      return fits ? Optional.of(ArrayTable.of(rows)) : Optional.empty();
    }
    if (value instanceof Run run) {
      return Optional.of(run(run));
    }
    if (value instanceof Comparison comparison) {
      return RecordTable.of(comparison.blocks())
          .map(
              blocks ->
                  new HtmlTable(
                      comparison.title(),
                      blocks.head(),
                      blocks.rows(),
                      true,
                      List.of("largest relative error %.1e".formatted(comparison.largest()))));
    }
    if (value instanceof Search search) {
      return Optional.of(candidates(search.candidates()));
    }
    if (value instanceof Collection<?> all
        && !all.isEmpty()
        && all.stream().allMatch(Trial.class::isInstance)) {
      return Optional.of(trials(all.stream().map(Trial.class::cast).toList()));
    }
    if (value instanceof Collection<?> all) {
      return RecordTable.of(all);
    }
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      return Optional.of(RecordTable.of(map));
    }
    return value instanceof Record one && !tellsItself(one)
        ? RecordTable.of(one)
        : Optional.empty();
  }

  /** Whether a record has a sentence of its own, in place of Java's list of its components. */
  private static boolean tellsItself(Record one) {
    return !one.toString().startsWith(one.getClass().getSimpleName() + "[");
  }

  private static HtmlTable run(Run run) {
    List<String> notes = new ArrayList<>();
    notes.add("%,d updates in %.1f s".formatted(run.history().last().t(), run.seconds()));
    if (run.stoppedEarly()) {
      notes.add("stopped early, of " + run.provenance().settings().get("updates") + " updates");
    }
    notes.add(
        "seed %d, hidden units %s, λ = %s; data: %s"
            .formatted(
                run.provenance().seed(),
                run.provenance().settings().get("m"),
                run.provenance().settings().get("lambda"),
                run.provenance().data()));
    return new HtmlTable(
        "Run",
        List.of("", "loss", "accuracy", "images"),
        List.of(score("training", run.train()), score("validation", run.validation())),
        true,
        notes);
  }

  private static List<String> score(String name, Score score) {
    return List.of(
        name,
        "%.4f".formatted(score.loss()),
        "%.2f %%".formatted(100 * score.accuracy()),
        "%,d".formatted(score.n()));
  }

  private static HtmlTable trials(List<Trial> trials) {
    List<String> axes = List.copyOf(new LinkedHashMap<>(trials.get(0).settings()).keySet());
    List<String> head = new ArrayList<>(List.of("trial"));
    head.addAll(axes);
    head.addAll(List.of("validation accuracy", "seconds"));
    List<List<String>> rows =
        trials.stream().limit(RecordTable.MOST).map(trial -> row(trial, axes)).toList();
    List<String> notes = new ArrayList<>(RecordTable.more(trials.size()));
    if (trials.stream().anyMatch(Trial::finished)) {
      notes.add("best: trial %d, %s".formatted(Trial.best(trials).number(), Trial.best(trials)));
    }
    return new HtmlTable(trials.size() + " trials", head, rows, true, notes);
  }

  private static List<String> row(Trial trial, List<String> axes) {
    List<String> row = new ArrayList<>(List.of("" + trial.number()));
    axes.forEach(axis -> row.add(number(trial.settings().get(axis))));
    row.add(trial.finished() ? "%.2f %%".formatted(100 * trial.validationAccuracy()) : "diverged");
    row.add("%.1f".formatted(trial.seconds()));
    return row;
  }

  private static HtmlTable candidates(List<Candidate> candidates) {
    List<String> axes =
        candidates.isEmpty() ? List.of() : List.copyOf(candidates.get(0).settings().keySet());
    List<String> head = new ArrayList<>(List.of("trial"));
    head.addAll(axes);
    head.add("seed");
    List<List<String>> rows = new ArrayList<>();
    for (Candidate candidate : candidates.stream().limit(RecordTable.MOST).toList()) {
      List<String> row = new ArrayList<>(List.of("" + candidate.number()));
      axes.forEach(axis -> row.add(number(candidate.settings().get(axis))));
      row.add("" + candidate.seed());
      rows.add(row);
    }
    return new HtmlTable(
        "Search: %d candidates".formatted(candidates.size()),
        head,
        rows,
        true,
        RecordTable.more(candidates.size()));
  }

  private static String number(Double value) {
    return value == null ? "" : "%.3g".formatted(value);
  }
}
