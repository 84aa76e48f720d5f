package lab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.plot.Style.Anchor;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Paints lines, dots and notes on a pair of axes, with the legend above them.
 *
 * <p>XChart lays out and draws the axes. The lines are drawn here, each as one path: XChart draws a
 * segment at a time, which breaks dashes and corners and makes an SVG three times as long.
 */
final class XYPanel implements Panel {
  /** Pixels from one row to the next where the y axis is one of rows. */
  static final int ROW = 34;

  /** The legend's first row, and each further one. */
  private static final int LEGEND = 28;

  private static final int LEGEND_ROW = 20;

  /**
   * As much further than the panel XChart's own chart goes on all sides but the right: it leaves
   * out a label that does not fit, and half of the x axis's last one stands beside the axes.
   */
  private static final int MORE = 12;

  private static final int SAMPLE = 20;
  private static final int MARKER = 7;

  /** Pixels from the axes to the numbers beside them. */
  private static final int GAP = 8;

  /** And from these to the panel's edge. */
  private static final int EDGE = 6;

  /** The share of the room between the axes; at 1 the labels at their ends would be left out. */
  private static final double CONTENT = 0.97;

  /** With fewer points than this each of them is to be seen, but on thin lines. */
  private static final int FEW = 25;

  private final int width;
  private final int height;
  private final Axis x;
  private final Axis y;
  private final List<Series> series = new ArrayList<>();
  private List<String> rows = List.of();
  private List<String> numbers = List.of();
  private Color numbersColor = Style.INK;
  private boolean verticalGrid = true;

  XYPanel(int width, int height, Axis x, Axis y) {
    this.width = width;
    this.height = height;
    this.x = x;
    this.y = y;
  }

  private record Series(
      String name, Color color, BasicStroke stroke, Marker marker, double[] xs, double[] ys) {}

  /**
   * Adds a line; it is broken where a point has no place on the axes, and the legend says how many
   * have none.
   *
   * @param name in the legend; empty for none
   */
  XYPanel line(String name, Color color, BasicStroke stroke, double[] xs, double[] ys) {
    Marker marker =
        xs.length < FEW && stroke.getLineWidth() >= 2 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
    long missing = IntStream.range(0, xs.length).filter(i -> !hasPlace(xs[i], ys[i])).count();
    String told =
        name.isEmpty() || missing == 0
            ? name
            : "%s (%,d of %,d points missing)".formatted(name, missing, xs.length);
    series.add(new Series(told, color, stroke, marker, xs, ys));
    return this;
  }

  private boolean hasPlace(double x, double y) {
    return !Double.isNaN(this.x.place(x) + this.y.place(y));
  }

  <T> XYPanel line(
      String name,
      Color color,
      BasicStroke stroke,
      List<T> points,
      ToDoubleFunction<T> xs,
      ToDoubleFunction<T> ys) {
    return line(
        name,
        color,
        stroke,
        points.stream().mapToDouble(xs).toArray(),
        points.stream().mapToDouble(ys).toArray());
  }

  /** Adds a line from one point to another, without markers. */
  XYPanel segment(
      String name, Color color, BasicStroke stroke, double x1, double y1, double x2, double y2) {
    series.add(
        new Series(
            name, color, stroke, SeriesMarkers.NONE, new double[] {x1, x2}, new double[] {y1, y2}));
    return this;
  }

  /** Adds dots; nothing if there are none. */
  XYPanel dots(String name, Color color, Marker marker, double[] xs, double[] ys) {
    if (xs.length > 0) {
      series.add(new Series(name, color, SeriesLines.NONE, marker, xs, ys));
    }
    return this;
  }

  /**
   * Names the rows of the y axis, from top to bottom.
   *
   * @param numbers a text for each row, to the right of the axes, where no mark can stand in it
   * @param color of the numbers, that of the marks that they belong to
   */
  XYPanel rows(List<String> names, List<String> numbers, Color color) {
    this.numbers = numbers;
    numbersColor = color;
    return rows(names);
  }

  /** Names the rows of the y axis, from top to bottom. */
  XYPanel rows(List<String> names) {
    rows = names;
    return this;
  }

  /** Leaves the vertical lines to others that mean something. */
  XYPanel withoutVerticalGrid() {
    verticalGrid = false;
    return this;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height - LEGEND + legendHeight();
  }

  @Override
  public void paint(Graphics2D g) {
    XYChart chart = axes();
    int legend = legendHeight();
    g.translate(-MORE, legend - MORE);
    chart.paint(g, chart.getWidth(), chart.getHeight());
    // XChart gives no places on either axis that is shorter than the x axis's step.
    chart.getStyler().setXAxisTickMarkSpacingHint(1);
    Rectangle2D frame = frame(chart);
    g.setColor(Style.LINE);
    g.setStroke(new BasicStroke(1));
    g.draw(new Line2D.Double(frame.getX(), frame.getMaxY(), frame.getMaxX(), frame.getMaxY()));
    g.draw(new Line2D.Double(frame.getX(), frame.getY(), frame.getX(), frame.getMaxY()));
    Rectangle2D edge = new Rectangle2D.Double();
    edge.setFrameFromDiagonal(
        frame.getX() - 1, frame.getY() - 1, frame.getMaxX() + 1, frame.getMaxY() + 1);
    Shape unclipped = g.getClip();
    for (Series one : series) {
      List<Point2D.Double> points = points(chart, one);
      g.setColor(one.color);
      g.clip(frame);
      drawLine(g, one, points);
      drawMarks(g, one, points, point -> !edge.contains(point));
      g.setClip(unclipped);
      drawMarks(g, one, points, edge::contains); // one at the edge is seen whole
    }
    beside(g, chart, rows, Style.INK, frame.getX() - 8);
    beside(g, chart, numbers, numbersColor, width + MORE - EDGE);
    g.translate(MORE, MORE - legend);
    legend(g, frame.getX() - MORE);
  }

  /** By the ends of the axes: what lies below them, XChart itself would put into the middle. */
  private Point2D.Double at(XYChart chart, double xPlace, double yPlace) {
    double left = chart.getScreenXFromChart(x.low());
    double right = chart.getScreenXFromChart(x.high());
    double bottom = chart.getScreenYFromChart(y.low());
    double top = chart.getScreenYFromChart(y.high());
    return new Point2D.Double(
        left + (xPlace - x.low()) / (x.high() - x.low()) * (right - left),
        bottom + (yPlace - y.low()) / (y.high() - y.low()) * (top - bottom));
  }

  /** What the axes enclose: their content and the margin around it. */
  private Rectangle2D frame(XYChart chart) {
    var inner = new Rectangle2D.Double();
    inner.setFrameFromDiagonal(at(chart, x.low(), y.low()), at(chart, x.high(), y.high()));
    double marginX = inner.width * (1 / CONTENT - 1) / 2;
    double marginY = inner.height * (1 / CONTENT - 1) / 2;
    return new Rectangle2D.Double(
        inner.x - marginX,
        inner.y - marginY,
        inner.width + 2 * marginX,
        inner.height + 2 * marginY);
  }

  /** Writes a text for each row, all of which end at one place. */
  private void beside(Graphics2D g, XYChart chart, List<String> texts, Color color, double right) {
    for (int i = 0; i < texts.size(); i++) {
      double base = at(chart, x.low(), texts.size() - 1 - i).y + 4.5;
      Style.text(g, texts.get(i), Style.SMALL, color, Anchor.RIGHT, right, base);
    }
  }

  /** Where the points are; null for one without a place. */
  private List<Point2D.Double> points(XYChart chart, Series one) {
    return IntStream.range(0, one.xs.length)
        .mapToObj(
            i ->
                hasPlace(one.xs[i], one.ys[i])
                    ? at(chart, x.place(one.xs[i]), y.place(one.ys[i]))
                    : null)
        .toList();
  }

  private static void drawLine(Graphics2D g, Series one, List<Point2D.Double> points) {
    if (one.stroke != SeriesLines.NONE) {
      g.setStroke(one.stroke);
      g.draw(path(points));
    }
  }

  private static void drawMarks(
      Graphics2D g, Series one, List<Point2D.Double> points, Predicate<Point2D> which) {
    for (int i = 0; i < points.size(); i++) {
      Point2D.Double point = points.get(i);
      if (point == null || !which.test(point)) {
        continue;
      }
      if (one.marker != SeriesMarkers.NONE) {
        one.marker.paint(g, point.x, point.y, MARKER);
      } else if (isAlone(points, i)) { // a path of one point cannot be seen
        SeriesMarkers.CIRCLE.paint(g, point.x, point.y, MARKER - 2);
      }
    }
  }

  /** Whether a point's neighbours have no place. */
  private static boolean isAlone(List<Point2D.Double> points, int i) {
    return (i == 0 || points.get(i - 1) == null)
        && (i == points.size() - 1 || points.get(i + 1) == null);
  }

  private static Path2D path(List<Point2D.Double> points) {
    var path = new Path2D.Double();
    boolean pen = false;
    for (Point2D.Double point : points) {
      if (point != null && pen) {
        path.lineTo(point.x, point.y);
      } else if (point != null) {
        path.moveTo(point.x, point.y);
      }
      pen = point != null;
    }
    return path;
  }

  private XYChart axes() {
    int column = numbers.isEmpty() ? 0 : (int) Math.ceil(longest(numbers)) + GAP;
    var chart = new XYChart(width + MORE - column, height - LEGEND + 2 * MORE);
    chart.setXAxisTitle(x.title());
    chart.setYAxisTitle(y.title());
    var styler = chart.getStyler();
    styler
        .setPlotContentSize(CONTENT)
        .setChartBackgroundColor(Style.PAPER)
        .setPlotBackgroundColor(Style.PAPER)
        .setPlotBorderVisible(false)
        .setChartFontColor(Style.INK)
        .setChartTitleVisible(false)
        .setLegendVisible(false)
        .setChartPadding(8 + MORE);
    styler
        .setPlotMargin(0)
        .setPlotGridLinesColor(Style.GRID)
        .setPlotGridLinesStroke(new BasicStroke(1))
        .setPlotGridVerticalLinesVisible(verticalGrid)
        .setAxisTickMarksColor(Style.LINE)
        .setAxisTickMarksStroke(new BasicStroke(1))
        .setPlotTicksMarksVisible(false)
        .setAxisTicksLineVisible(false)
        .setAxisTickMarkLength(4)
        .setAxisTickPadding(4)
        .setAxisTitlePadding(8)
        .setYAxisTitleVisible(!y.title().isEmpty())
        .setAxisTitleFont(Style.PLAIN)
        .setAxisTickLabelsFont(Style.SMALL)
        .setAxisTickLabelsColor(Style.INK)
        .setYAxisLabelAlignment(TextAlignment.Right)
        .setXAxisTickMarkSpacingHint(spacing(x, width - 90))
        .setYAxisTickMarkSpacingHint(spacing(y, height - 90))
        .setXAxisMin(x.low())
        .setXAxisMax(x.high())
        .setYAxisMin(y.low())
        .setYAxisMax(y.high())
        .setXAxisTickLabelsFormattingFunction(x.label()::apply)
        .setYAxisTickLabelsFormattingFunction(y.label()::apply);
    if (!rows.isEmpty()) {
      styler.setYAxisTicksVisible(false).setYAxisLeftWidthHint((int) longest(rows) + 16 + MORE);
    }
    // XChart wants a series. The NaN keeps it from putting the ticks where the data are.
    chart
        .addSeries("axes", new double[] {x.low(), Double.NaN}, new double[] {y.low(), Double.NaN})
        .setMarker(SeriesMarkers.NONE)
        .setLineStyle(SeriesLines.NONE);
    return chart;
  }

  private static double longest(List<String> texts) {
    return texts.stream().mapToDouble(text -> Style.width(text, Style.SMALL)).max().orElse(0);
  }

  /** XChart wants a step in pixels, about, and rounds it to 1, 2 or 5 times a power of ten. */
  private static int spacing(Axis axis, double pixels) {
    return (int) Math.round(0.9 * pixels * axis.step() / (axis.high() - axis.low()));
  }

  private static double sample(Series one) {
    return one.stroke != SeriesLines.NONE ? SAMPLE : 2 * MARKER;
  }

  private double legendLength(Series one) {
    return sample(one) + 6 + Style.width(legendText(one), Style.SMALL) + 14;
  }

  private String legendText(Series one) {
    return Style.shortened(one.name, Style.SMALL, width - sample(one) - 20);
  }

  /** What stands in each row of the legend: as many as there is room for. */
  private List<List<Series>> legendRows() {
    List<List<Series>> rows = new ArrayList<>();
    double room = 0;
    for (Series one : (Iterable<Series>) named()::iterator) {
      room -= legendLength(one);
      if (rows.isEmpty() || room < 0) {
        rows.add(new ArrayList<>());
        room = width - legendLength(one);
      }
      rows.get(rows.size() - 1).add(one);
    }
    return rows;
  }

  private int legendHeight() {
    return LEGEND + LEGEND_ROW * Math.max(0, legendRows().size() - 1);
  }

  /** Begins above the axes, or further to the left where it would not fit. */
  private void legend(Graphics2D g, double left) {
    List<List<Series>> rows = legendRows();
    double longest =
        rows.stream()
            .mapToDouble(row -> row.stream().mapToDouble(this::legendLength).sum())
            .max()
            .orElse(0);
    double middle = LEGEND / 2.0 + 4;
    for (List<Series> row : rows) {
      double at = Math.max(0, Math.min(left, width - longest));
      for (Series one : row) {
        double sample = sample(one);
        g.setColor(one.color);
        if (one.stroke != SeriesLines.NONE) {
          g.setStroke(one.stroke);
          g.draw(new Line2D.Double(at, middle, at + sample, middle));
        }
        one.marker.paint(g, at + sample / 2, middle, MARKER);
        at += sample + 6;
        String text = legendText(one);
        Style.text(g, text, Style.SMALL, Style.INK, Anchor.LEFT, at, middle + 4.5);
        at += Style.width(text, Style.SMALL) + 14;
      }
      middle += LEGEND_ROW;
    }
  }

  private Stream<Series> named() {
    return series.stream().filter(one -> !one.name.isEmpty());
  }
}
