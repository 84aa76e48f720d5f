package lab.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lab.Network;
import lab.Range;
import lab.Schedule;
import lab.check.StepSweep;
import lab.data.ImageShape;
import lab.data.Images;
import lab.search.Trial;
import lab.train.Run;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Makes the figures of the lab. Each is shown by saving it: {@code Plots.curves(run).save("best")}.
 */
public final class Plots {
  private static final int WIDTH = 540;
  private static final int HEIGHT = 350;

  /** Cycles of a rate whose ends are dotted, at most. */
  private static final int CYCLES = 60;

  /** Pictures in one figure, at most. */
  public static final int PICTURES = 48;

  private Plots() {}

  /**
   * Loss left and accuracy right, over the updates; the ends of the rate's cycles dotted. The cost
   * (loss + penalty) is drawn where the penalty is at least 2 % of the loss.
   *
   * @param run a finished training
   * @throws IllegalArgumentException if its history is empty
   */
  public static Figure curves(Run run) {
    Range.requireGiven("curves", "a run", run);
    return curves(List.of(run));
  }

  /**
   * The same for several seeds: a thin line for each, a thick one for their mean.
   *
   * @param runs trainings with the same settings
   * @throws IllegalArgumentException if there is no run or a history is empty
   */
  public static Figure curves(List<Run> runs) {
    Range.requireGiven("curves", "runs", runs);
    var curves = new Curves(runs.stream().map(Run::history).toList());
    String seeds =
        runs.size() == 1
            ? "seed " + runs.get(0).provenance().seed()
            : runs.size() + " seeds and their mean";
    return new Figure(
        "Loss and accuracy over the updates, " + seeds, curves.loss(), curves.accuracy());
  }

  /**
   * Several trainings, to be compared: training accuracy left and validation accuracy right, over
   * the updates and on the same range, so that the gap between the panels can be seen.
   *
   * @param runs at least one
   * @param names a name for each
   * @throws IllegalArgumentException if there is none, or names lack
   */
  public static Figure together(List<Run> runs, List<String> names) {
    Range.requireGiven("together", "runs", runs);
    Range.requireGiven("together", "names", names);
    return new Together(runs.stream().map(Run::history).toList(), names, false).figure();
  }

  /**
   * The same, but each panel has a range of its own, that of the second half of the updates: small
   * differences between trainings can be seen, and how it began lies outside.
   *
   * @param runs at least one
   * @param names a name for each
   * @throws IllegalArgumentException if there is none, or names lack
   */
  public static Figure closeUp(List<Run> runs, List<String> names) {
    Range.requireGiven("closeUp", "runs", runs);
    Range.requireGiven("closeUp", "names", names);
    return new Together(runs.stream().map(Run::history).toList(), names, true).figure();
  }

  /**
   * Draws lines of any quantity against any other. A line is broken where a point is not finite,
   * and the legend says how many are not.
   *
   * @param x what the x axis shows, with its unit
   * @param y what the y axis shows, with its unit
   * @param lines at least one; each has its colour, and from the eighth on they are dashed
   * @throws IllegalArgumentException if there is none, not two different values of x, or no point
   *     that is finite
   */
  public static Figure lines(String x, String y, Line... lines) {
    Range.requireGiven("lines", "the title of the x axis", x);
    Range.requireGiven("lines", "the title of the y axis", y);
    Range.requireGiven("lines", "lines", lines);
    requireLines("lines", lines);
    requirePoints("lines", "finite", places(lines, Double::isFinite));
    double size = values(lines, Line::y).map(Math::abs).max().orElse(0);
    Axis across = Axis.around(x, values(lines, Line::x), 0).fitting(WIDTH);
    Axis up = Axis.around(y, values(lines, Line::y), size > 0 ? size / 100 : 1);
    return drawn(across, up, lines);
  }

  /**
   * The same on two logarithmic axes, where a power of x is a straight line; a line is broken where
   * x or y is not positive and finite.
   *
   * @param x what the x axis shows, with its unit
   * @param y what the y axis shows, with its unit
   * @param lines at least one
   * @throws IllegalArgumentException if there is none, not two different values of x, or no point
   *     that has a place
   */
  public static Figure loglog(String x, String y, Line... lines) {
    Range.requireGiven("loglog", "the title of the x axis", x);
    Range.requireGiven("loglog", "the title of the y axis", y);
    Range.requireGiven("loglog", "lines", lines);
    requireLines("loglog", lines);
    requirePoints("loglog", "positive, finite", places(lines, Plots::hasLogarithm));
    return drawn(Axis.log(x, values(lines, Line::x)), Axis.log(y, values(lines, Line::y)), lines);
  }

  /**
   * How often values lie in which range, on two logarithmic axes, and a line that parts them: what
   * lies above is told.
   *
   * @param x what the values are, with their unit
   * @param y what is counted
   * @param ends of the ranges, positive and ascending, one more than there are counts; what is less
   *     than the first belongs to the first range
   * @param counts how often, not all 0
   * @param line the value that parts them
   * @throws IllegalArgumentException if there are too few or too many ends, or all counts are 0
   */
  public static Figure distribution(String x, String y, double[] ends, long[] counts, double line) {
    Range.requireGiven("distribution", "the title of the x axis", x);
    Range.requireGiven("distribution", "the title of the y axis", y);
    int needed = counts.length + 1;
    Range.require(
        "distribution",
        "ends",
        ends.length,
        ends.length == needed,
        "%d, one more than counts",
        needed);
    long most = LongStream.of(counts).max().orElse(0);
    Range.require("distribution", "the largest count", most, most >= 1, "at least 1");
    double floor = 0.5; // so that a single one is to be seen
    Axis across =
        Axis.log(x, DoubleStream.concat(DoubleStream.of(ends), DoubleStream.of(line)))
            .from(ends[0]);
    Axis up = Axis.log(y, DoubleStream.of(1, most)).from(floor);
    var panel = new XYPanel(WIDTH, HEIGHT, across, up);
    for (boolean above : new boolean[] {false, true}) {
      String name = above ? "above the line" : "below";
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0 && ends[i + 1] > line == above) {
          double[] xs = {ends[i], ends[i], ends[i + 1], ends[i + 1]};
          double[] ys = {floor, counts[i], counts[i], floor};
          panel.line(name, above ? Style.ORANGE : Style.BLUE, Style.stroke(1.9), xs, ys);
          name = "";
        }
      }
    }
    panel.segment(
        "the line: " + shortly(line), Style.MUTED, Style.dotted(), line, floor, line, most);
    return new Figure(y + " by " + x, panel);
  }

  private static String shortly(double value) {
    return new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros().toPlainString();
  }

  private static long places(Line[] lines, DoublePredicate has) {
    return Stream.of(lines)
        .mapToLong(
            line ->
                IntStream.range(0, line.x().length)
                    .filter(i -> has.test(line.x()[i]) && has.test(line.y()[i]))
                    .count())
        .sum();
  }

  private static boolean hasLogarithm(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  private static void requirePoints(String figure, String kind, long points) {
    Range.require(figure, "points with " + kind + " x and y", points, points >= 1, "at least 1");
  }

  private static void requireLines(String figure, Line... lines) {
    Range.require(figure, "lines", lines.length, lines.length >= 1, "at least 1");
    long places = values(lines, Line::x).distinct().count();
    Range.require(figure, "different values of x", places, places >= 2, "at least 2");
  }

  private static Figure drawn(Axis x, Axis y, Line... lines) {
    var panel = new XYPanel(WIDTH, HEIGHT, x, y);
    for (int i = 0; i < lines.length; i++) {
      panel.line(lines[i].name(), Style.line(i), Style.dash(i), lines[i].x(), lines[i].y());
    }
    return new Figure(y.title() + " against " + x.title(), panel);
  }

  private static DoubleStream values(Line[] lines, Function<Line, double[]> of) {
    return Stream.of(lines)
        .flatMapToDouble(line -> DoubleStream.of(of.apply(line)))
        .filter(Double::isFinite);
  }

  /**
   * The rate over the updates; where it has cycles, ticks stand at their halves (n_s updates) or
   * ends, and the ends are dotted.
   *
   * @param schedule the rate
   * @param updates how many are shown, ≥ 1
   * @throws IllegalArgumentException if there are none, or no rate is a number
   */
  public static Figure rate(Schedule schedule, long updates) {
    Range.requireGiven("rate", "a schedule", schedule);
    Range.require("rate", "updates", updates, updates >= 1, "at least 1");
    // Evenly spread, and every half cycle, so that no peak is cut off.
    long half = Math.max(1, schedule.period() / 2);
    long stride = Math.max(1, updates / 400);
    var even = LongStream.iterate(0, t -> t < updates, t -> t + stride);
    var turns =
        updates / half > 400
            ? LongStream.empty()
            : LongStream.iterate(0, t -> t < updates, t -> t + half);
    double[] ts =
        LongStream.concat(LongStream.concat(even, turns), LongStream.of(updates - 1))
            .sorted()
            .distinct()
            .asDoubleStream()
            .toArray();
    double[] etas = DoubleStream.of(ts).map(t -> schedule.eta((long) t)).toArray();
    long finite = DoubleStream.of(etas).filter(Double::isFinite).count();
    Range.require("rate", "finite rates", finite, finite >= 1, "at least 1");
    double most = DoubleStream.of(etas).filter(Double::isFinite).max().orElseThrow();
    Axis y = Axis.around("learning rate eta", DoubleStream.of(0, most), most);
    long period = schedule.period();
    var panel = new XYPanel(WIDTH, HEIGHT, Axis.updates(updates, period, WIDTH), y);
    Cycles cycles =
        period <= 0 || updates / period > CYCLES
            ? Cycles.NONE
            : new Cycles(
                LongStream.iterate(period, t -> t < updates, t -> t + period).boxed().toList());
    cycles.draw(panel, y);
    panel.line(finite < etas.length ? "eta" : "", Style.BLUE, Style.stroke(2), ts, etas);
    cycles.explain(panel);
    return new Figure("The rate eta over %,d updates: %s".formatted(updates, schedule), panel);
  }

  /**
   * Validation accuracy against each setting of a search, a panel for each; a setting whose values
   * are positive and span more than a factor of ten has a logarithmic axis. Diverged trials are
   * crosses at the bottom, the best has a ring.
   *
   * @param trials all with the same settings
   * @throws IllegalArgumentException if there is none, or their settings differ or are no numbers
   */
  public static Figure search(List<Trial> trials) {
    Range.requireGiven("search", "trials", trials);
    return search(trials, List.of());
  }

  /**
   * A coarse and a fine search in one figure.
   *
   * @param coarse trials, all with the same settings
   * @param fine the same, from a narrower range
   * @throws IllegalArgumentException if there is none, or their settings differ or are no numbers
   */
  public static Figure search(List<Trial> coarse, List<Trial> fine) {
    Range.requireGiven("search", "coarse trials", coarse);
    Range.requireGiven("search", "fine trials", fine);
    return new Trials(coarse, fine).figure();
  }

  /**
   * The V of the gradient check: the largest relative error of central differences against their
   * step, its minimum marked. An error of 0 stands at 1e-17, below what a double can tell apart;
   * the line is broken where an error is not finite.
   *
   * @param points one for each step
   * @throws IllegalArgumentException if there is no point with a positive, finite step and a finite
   *     error
   */
  public static Figure steps(List<StepSweep.Point> points) {
    Range.requireGiven("steps", "points", points);
    List<StepSweep.Point> shown =
        points.stream()
            .map(point -> new StepSweep.Point(point.h(), Math.max(point.error(), 1e-17)))
            .sorted(Comparator.comparingDouble(StepSweep.Point::h))
            .toList();
    List<StepSweep.Point> known =
        shown.stream()
            .filter(point -> hasLogarithm(point.h()) && Double.isFinite(point.error()))
            .toList();
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "steps: there must be at least one point with a positive, finite step and a finite error, but of %d points there is none"
              .formatted(points.size()));
    }
    var best = known.stream().min(Comparator.comparingDouble(StepSweep.Point::error)).orElseThrow();
    double[] h = {best.h()};
    double[] error = {best.error()};
    String foot = Axis.rounded(best.error()) + " at h = " + Axis.rounded(best.h());
    Axis x = Axis.log("step h", known.stream().mapToDouble(StepSweep.Point::h));
    Axis y = Axis.log("largest relative error", known.stream().mapToDouble(StepSweep.Point::error));
    var panel =
        new XYPanel(WIDTH, HEIGHT, x, y)
            .line(
                "central differences",
                Style.BLUE,
                Style.stroke(2),
                shown,
                StepSweep.Point::h,
                StepSweep.Point::error)
            .dots("smallest: " + foot, Style.ORANGE, Mark.RING.marker(), h, error);
    return new Figure("Error of central differences against their step; smallest: " + foot, panel);
  }

  /**
   * The forward pass as a diagram: each array with its shape, what is done to it on the arrows.
   *
   * @param net whose shapes are told
   * @param n images, the columns of X, ≥ 1
   * @throws IllegalArgumentException if there is no image
   */
  public static Figure forwardPass(Network net, int n) {
    Range.requireGiven("forwardPass", "a network", net);
    Range.require("forwardPass", "n", n, n >= 1, "at least 1");
    return new Figure(
        "The forward pass: X to H, S, P and the loss, each with its shape",
        new Diagram(net, n, false));
  }

  /**
   * The backward pass in the same diagram: each gradient beside its arrow. Dropout's mask is left
   * out.
   *
   * @param net whose shapes are told
   * @param n images, the columns of X, ≥ 1
   * @throws IllegalArgumentException if there is no image
   */
  public static Figure backwardPass(Network net, int n) {
    Range.requireGiven("backwardPass", "a network", net);
    Range.require("backwardPass", "n", n, n >= 1, "at least 1");
    return new Figure(
        "The backward pass: from the loss to G, dW2, db2, D, dW1 and db1",
        new Diagram(net, n, true));
  }

  /**
   * What the hidden units look for: the rows of W1 as pictures, those of largest norm first. Grey
   * is 0; each is scaled by its own largest weight.
   *
   * @param net a network on grey or colour images
   * @throws IllegalArgumentException if d is neither a square nor three times one, or a weight is
   *     no number
   */
  public static Figure weights(Network net) {
    Range.requireGiven("weights", "a network", net);
    ImageShape shape = shape("weights", "d", net.d());
    List<float[]> rows =
        IntStream.range(0, net.m())
            .mapToObj(i -> finite("weights", "W1 of hidden unit " + i, net.W1().getRow(i)))
            .sorted(Comparator.comparingDouble(Plots::norm).reversed())
            .limit(PICTURES)
            .toList();
    return new Figure(
        "First-layer weights of %d of %d hidden units, largest norm first"
            .formatted(rows.size(), net.m()),
        new Pictures(
            rows.stream().map(row -> Pixels.signed(shape, row)).toList(),
            rows.stream().map(row -> "").toList()));
  }

  private static ImageShape shape(String figure, String name, int d) {
    return ImageShape.ofGreyOrColour(d)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: %s must be side², for grey images, or 3 side², for colour, but is %d"
                        .formatted(figure, name, d)));
  }

  private static float[] finite(String figure, String name, INDArray values) {
    return finite(figure, name, values.toFloatVector());
  }

  private static float[] finite(String figure, String name, float... values) {
    for (float value : values) {
      Range.require(figure, name, value, Float.isFinite(value), "finite numbers");
    }
    return values;
  }

  private static double norm(float[] row) {
    double sum = 0;
    for (float weight : row) {
      sum += (double) weight * weight;
    }
    return sum;
  }

  /**
   * Images with the names of their classes; the first {@link #PICTURES} if there are more.
   *
   * @param images at least one, grey or colour
   * @param classes the K names
   * @throws IllegalArgumentException if there is no image, they have neither one plane nor three,
   *     or a label has no name
   */
  public static Figure images(Images images, List<String> classes) {
    Range.requireGiven("images", "images", images);
    Range.requireGiven("images", "class names", classes);
    int n = Math.min(PICTURES, images.n());
    Range.require("images", "n", n, n >= 1, "at least 1");
    int planes = images.shape().planes();
    Range.require("images", "planes", planes, planes == 1 || planes == 3, "1 or 3");
    int most = IntStream.range(0, n).map(j -> images.labels()[j]).max().orElseThrow();
    Range.require("images", "labels", most, most < classes.size(), "below K = " + classes.size());
    return new Figure(
        "%,d of %,d images".formatted(n, images.n()),
        new Pictures(
            IntStream.range(0, n).mapToObj(j -> Pixels.stored(images, j)).toList(),
            IntStream.range(0, n).mapToObj(j -> classes.get(images.labels()[j])).toList()));
  }

  /**
   * Pictures made of numbers, such as an image before and after an augmentation.
   *
   * @param pictures side² pixels each, for grey, or 3 side², for colour, from 0 (black) to 1; what
   *     lies outside is cut off
   * @param captions a text for each
   * @throws IllegalArgumentException if there is none, a picture has another size or a pixel that
   *     is no number, or captions lack
   */
  public static Figure pictures(List<float[]> pictures, List<String> captions) {
    Range.requireGiven("pictures", "pictures", pictures);
    Range.requireGiven("pictures", "captions", captions);
    Range.require("pictures", "pictures", pictures.size(), !pictures.isEmpty(), "at least 1");
    Range.require(
        "pictures",
        "captions",
        captions.size(),
        captions.size() == pictures.size(),
        "as many as pictures, " + pictures.size());
    List<BufferedImage> drawn = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      float[] picture = finite("pictures", "pixels of picture " + i, pictures.get(i));
      drawn.add(
          Pixels.fractions(shape("pictures", "pixels of a picture", picture.length), picture));
    }
    return new Figure("%d pictures".formatted(pictures.size()), new Pictures(drawn, captions));
  }

  /**
   * A confusion matrix: rows are the true classes, columns what they are taken for, cells the share
   * of the row in percent.
   *
   * @param counts images of true class i taken for class j, K×K
   * @param classes the K names
   * @throws IllegalArgumentException if counts is not K×K or a count is negative
   */
  public static Figure confusion(int[][] counts, List<String> classes) {
    Range.requireGiven("confusion", "counts", counts);
    Range.requireGiven("confusion", "class names", classes);
    return new Figure(
        "Confusion matrix, percent of each true class", new Confusion(counts, classes));
  }

  /**
   * Test accuracies with their 95 % intervals, beside the report's numbers.
   *
   * @param bars from top to bottom
   * @throws IllegalArgumentException if there is none
   */
  public static Figure comparison(List<Bar> bars) {
    Range.requireGiven("comparison", "bars", bars);
    Range.require("comparison", "bars", bars.size(), !bars.isEmpty(), "at least 1");
    double[] percents =
        bars.stream()
            .flatMapToDouble(
                bar -> DoubleStream.of(bar.accuracy(), bar.low(), bar.high(), bar.reported()))
            .filter(Double::isFinite)
            .map(value -> 100 * value)
            .toArray();
    Axis x = Axis.around("test accuracy (%)", DoubleStream.of(percents), 4);
    var panel =
        new XYPanel(WIDTH, 92 + XYPanel.ROW * bars.size(), x, Axis.rows(bars.size()))
            .rows(
                bars.stream().map(Bar::name).toList(),
                bars.stream().map(Plots::percent).toList(),
                Style.BLUE);
    double[] rows = IntStream.range(0, bars.size()).mapToDouble(i -> bars.size() - 1 - i).toArray();
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      panel.segment(
          i == 0 ? "95 % interval" : "",
          Style.SKY,
          Style.stroke(4),
          100 * bar.low(),
          rows[i],
          100 * bar.high(),
          rows[i]);
    }
    panel
        .dots(
            "this lab",
            Style.BLUE,
            SeriesMarkers.CIRCLE,
            bars.stream().mapToDouble(bar -> 100 * bar.accuracy()).toArray(),
            rows)
        .dots(
            "the report",
            Style.ORANGE,
            Mark.BAR.marker(),
            bars.stream().mapToDouble(bar -> 100 * bar.reported()).toArray(),
            rows);
    return new Figure("Test accuracy with 95 % intervals, beside the report's", panel);
  }

  /** Without the last bits of a mean, so that a tie is rounded up here as in other places. */
  private static String percent(Bar bar) {
    return Double.isFinite(bar.accuracy())
        ? String.format(Locale.ROOT, "%.2f", Math.rint(1e11 * bar.accuracy()) / 1e9)
        : "none";
  }

  /**
   * Times of many things, a row each, on a logarithmic axis; two kinds of measurement are dots and
   * two more, such as their limits, are bars.
   *
   * @param quantity what the axis shows, with its unit
   * @param rows names, from top to bottom
   * @param series by name, one to four; a positive, finite value a row, or NaN where there is none
   * @throws IllegalArgumentException if there is no row, there are more or none of the series, or
   *     one has not as many values as there are rows
   */
  public static Figure times(String quantity, List<String> rows, Map<String, double[]> series) {
    Range.requireGiven("times", "the quantity", quantity);
    Range.requireGiven("times", "rows", rows);
    Range.requireGiven("times", "series", series);
    Range.require("times", "rows", rows.size(), !rows.isEmpty(), "at least 1");
    Range.require(
        "times", "series", series.size(), series.size() >= 1 && series.size() <= 4, "1 to 4");
    series.forEach(
        (name, values) ->
            Range.require(
                "times",
                "values of " + name,
                values.length,
                values.length == rows.size(),
                "as many as rows, " + rows.size()));
    long times =
        series.values().stream()
            .flatMapToDouble(DoubleStream::of)
            .filter(Plots::hasLogarithm)
            .count();
    Range.require("times", "positive, finite values", times, times >= 1, "at least 1");
    Axis x = Axis.log(quantity, series.values().stream().flatMapToDouble(DoubleStream::of));
    var panel =
        new XYPanel(WIDTH, 92 + XYPanel.ROW * rows.size(), x, Axis.rows(rows.size())).rows(rows);
    double[] y = IntStream.range(0, rows.size()).mapToDouble(i -> rows.size() - 1 - i).toArray();
    List<Color> colors = List.of(Style.BLUE, Style.ORANGE, Style.BLUE, Style.ORANGE);
    List<Marker> markers =
        List.of(SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, Mark.BAR.marker(), Mark.BAR.marker());
    int from = 0;
    for (Map.Entry<String, double[]> one : series.entrySet()) {
      int look = series.size() <= 2 ? 2 * from : from; // one number of threads, and its limit
      panel.dots(one.getKey(), colors.get(look), markers.get(look), one.getValue(), y);
      from++;
    }
    return new Figure(quantity + " of " + rows.size() + " rows", panel);
  }
}
