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
 * Lines, dots and notes on a pair of axes; the legend stands above them.
 *
 * <p>XChart lays out and draws the axes. The lines are drawn here, each as one path: XChart draws a
 * segment at a time, which breaks dashes and corners and makes an SVG three times as long.
 */
final class XYPanel implements Panel {
  /** Pixels from one row to the next where the y axis is one of rows. */
  static final int ROW = 34;

  private static final int LEGEND = 28;

  /** Half of the last label of the x axis stands there. */
  private static final int RIGHT = 12;

  private static final int SAMPLE = 20;
  private static final int MARKER = 7;

  /** The share of the room between the axes; at 1 the labels at their ends would be left out. */
  private static final double CONTENT = 0.97;

  /** With fewer points than this each of them is to be seen, but on thin lines. */
  private static final int FEW = 25;

  private final int width;
  private final int height;
  private final Axis x;
  private final Axis y;
  private final List<Series> series = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private List<String> rows = List.of();
  private boolean verticalGrid = true;

  XYPanel(int width, int height, Axis x, Axis y) {
    this.width = width;
    this.height = height;
    this.x = x;
    this.y = y;
  }

  private record Series(
      String name, Color color, BasicStroke stroke, Marker marker, double[] xs, double[] ys) {}

  private record Note(String text, double x, double y) {}

  /**
   * Adds a line; it is broken where a value is NaN or infinite.
   *
   * @param name in the legend; empty for none
   */
  XYPanel line(String name, Color color, BasicStroke stroke, double[] xs, double[] ys) {
    Marker marker =
        xs.length < FEW && stroke.getLineWidth() >= 2 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
    series.add(new Series(name, color, stroke, marker, xs, ys));
    return this;
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

  /** Adds a text to the right of a point. */
  XYPanel note(String text, double x, double y) {
    notes.add(new Note(text, x, y));
    return this;
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
    return height;
  }

  @Override
  public void paint(Graphics2D g) {
    XYChart chart = axes();
    g.translate(0, LEGEND);
    chart.paint(g, width - RIGHT, height - LEGEND);
    // XChart gives no places on either axis that is shorter than the x axis's step.
    chart.getStyler().setXAxisTickMarkSpacingHint(1);
    Rectangle2D frame = frame(chart);
    g.setColor(Style.LINE);
    g.setStroke(new BasicStroke(1));
    g.draw(new Line2D.Double(frame.getX(), frame.getMaxY(), frame.getMaxX(), frame.getMaxY()));
    g.draw(new Line2D.Double(frame.getX(), frame.getY(), frame.getX(), frame.getMaxY()));
    Shape unclipped = g.getClip();
    g.clip(frame);
    series.forEach(one -> draw(g, chart, one));
    g.setClip(unclipped);
    for (Note note : notes) {
      var point = at(chart, x.place(note.x), y.place(note.y));
      Style.text(g, note.text, Style.SMALL, Style.INK, Anchor.LEFT, point.x + 10, point.y + 4.5);
    }
    for (int i = 0; i < rows.size(); i++) {
      double base = at(chart, x.low(), rows.size() - 1 - i).y + 4.5;
      Style.text(g, rows.get(i), Style.SMALL, Style.INK, Anchor.RIGHT, frame.getX() - 8, base);
    }
    g.translate(0, -LEGEND);
    legend(g, frame.getX());
  }

  private static Point2D.Double at(XYChart chart, double xPlace, double yPlace) {
    return new Point2D.Double(chart.getScreenXFromChart(xPlace), chart.getScreenYFromChart(yPlace));
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

  private void draw(Graphics2D g, XYChart chart, Series one) {
    List<Point2D.Double> points =
        IntStream.range(0, one.xs.length)
            .mapToObj(
                i -> {
                  double xPlace = x.place(one.xs[i]);
                  double yPlace = y.place(one.ys[i]);
                  return Double.isNaN(xPlace + yPlace) ? null : at(chart, xPlace, yPlace);
                })
            .toList();
    g.setColor(one.color);
    if (one.stroke != SeriesLines.NONE) {
      g.setStroke(one.stroke);
      g.draw(path(points));
    }
    for (Point2D.Double point : points) {
      if (point != null) {
        one.marker.paint(g, point.x, point.y, MARKER);
      }
    }
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
    var chart = new XYChart(width - RIGHT, height - LEGEND);
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
        .setChartPadding(8);
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
      double longest =
          rows.stream().mapToDouble(name -> Style.width(name, Style.SMALL)).max().orElseThrow();
      styler.setYAxisTicksVisible(false).setYAxisLeftWidthHint((int) longest + 16);
    }
    // XChart wants a series. The NaN keeps it from putting the ticks where the data are.
    chart
        .addSeries("axes", new double[] {x.low(), Double.NaN}, new double[] {y.low(), Double.NaN})
        .setMarker(SeriesMarkers.NONE)
        .setLineStyle(SeriesLines.NONE);
    return chart;
  }

  /** XChart wants a step in pixels, about, and rounds it to 1, 2 or 5 times a power of ten. */
  private static int spacing(Axis axis, double pixels) {
    return (int) Math.round(0.9 * pixels * axis.step() / (axis.high() - axis.low()));
  }

  private static double sample(Series one) {
    return one.stroke != SeriesLines.NONE ? SAMPLE : 2 * MARKER;
  }

  private static double legendLength(Series one) {
    return sample(one) + 6 + Style.width(one.name, Style.SMALL) + 14;
  }

  /** Begins above the axes, or further to the left where it would not fit. */
  private void legend(Graphics2D g, double left) {
    double length = named().mapToDouble(XYPanel::legendLength).sum();
    double at = Math.max(0, Math.min(left, width - length));
    double middle = LEGEND / 2.0 + 4;
    for (Series one : (Iterable<Series>) named()::iterator) {
      double sample = sample(one);
      g.setColor(one.color);
      if (one.stroke != SeriesLines.NONE) {
        g.setStroke(one.stroke);
        g.draw(new Line2D.Double(at, middle, at + sample, middle));
      }
      one.marker.paint(g, at + sample / 2, middle, MARKER);
      at += sample + 6;
      Style.text(g, one.name, Style.SMALL, Style.INK, Anchor.LEFT, at, middle + 4.5);
      at += Style.width(one.name, Style.SMALL) + 14;
    }
  }

  private Stream<Series> named() {
    return series.stream().filter(one -> !one.name.isEmpty());
  }
}
