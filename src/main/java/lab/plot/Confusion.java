package lab.plot;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import lab.plot.Style.Anchor;

/**
 * Paints a confusion matrix: a row for each true class, each cell its share of the row.
 *
 * @param counts images of true class i taken for class j, K×K
 * @param classes the K names
 */
record Confusion(int[][] counts, List<String> classes) implements Panel {
  private static final int CELL = 42;
  private static final int HEADER = 30;
  private static final int MARGIN = 10;
  private static final double SLANT = Math.sqrt(0.5);
  private static final String ROWS = "true class ↓";
  private static final String COLUMNS = "taken for →";

  Confusion {
    int K = classes.size();
    boolean square = counts.length == K && Arrays.stream(counts).allMatch(row -> row.length == K);
    if (!square || K == 0) {
      throw new IllegalArgumentException(
          "confusion: counts must be K×K with K = %d, as there are class names, but has %d rows of %s columns"
              .formatted(
                  K,
                  counts.length,
                  Arrays.stream(counts).map(row -> row.length).distinct().toList()));
    }
    int least = Arrays.stream(counts).flatMapToInt(Arrays::stream).min().orElseThrow();
    if (least < 0) {
      throw new IllegalArgumentException(
          "confusion: counts must be 0 or more, but one is " + least);
    }
  }

  /** The longest name's. */
  private double nameWidth() {
    return classes.stream().mapToDouble(name -> Style.width(name, Style.SMALL)).max().orElseThrow();
  }

  private int left() {
    return MARGIN + (int) Math.max(nameWidth(), Style.width(ROWS, Style.SMALL)) + 10;
  }

  private int top() {
    return HEADER + (int) (nameWidth() * SLANT) + 24;
  }

  @Override
  public int width() {
    return left()
        + classes.size() * CELL
        + Math.max(MARGIN, (int) (nameWidth() * SLANT) - CELL / 3);
  }

  @Override
  public int height() {
    return top() + classes.size() * CELL + MARGIN;
  }

  @Override
  public void paint(Graphics2D g) {
    Style.text(g, header(), Style.SMALL, Style.INK, Anchor.LEFT, MARGIN, 20);
    Style.text(g, COLUMNS, Style.SMALL, Style.MUTED, Anchor.RIGHT, left() - 8, top() - 26);
    Style.text(g, ROWS, Style.SMALL, Style.MUTED, Anchor.RIGHT, left() - 8, top() - 8);
    for (int i = 0; i < classes.size(); i++) {
      double middle = top() + (i + 0.5) * CELL + 4.5;
      Style.text(g, classes.get(i), Style.SMALL, Style.INK, Anchor.RIGHT, left() - 8, middle);
      columnName(g, classes.get(i), left() + (i + 0.5) * CELL);
      for (int j = 0; j < classes.size(); j++) {
        cell(g, i, j);
      }
    }
  }

  private String header() {
    long total = Arrays.stream(counts).flatMapToInt(Arrays::stream).asLongStream().sum();
    long right = IntStream.range(0, classes.size()).mapToLong(k -> counts[k][k]).sum();
    return String.format(
        Locale.ROOT,
        "%,d of %,d right (%.2f %%); cells: %% of the true class",
        right,
        total,
        100.0 * right / Math.max(1, total));
  }

  private void cell(Graphics2D g, int i, int j) {
    long row = Arrays.stream(counts[i]).asLongStream().sum();
    double share = row == 0 ? 0 : (double) counts[i][j] / row;
    g.setColor(Style.tint(Style.BLUE, share));
    g.fillRect(left() + j * CELL, top() + i * CELL, CELL - 1, CELL - 1);
    if (counts[i][j] == 0) {
      return;
    }
    String percent = 100 * share < 0.5 ? "<1" : String.format(Locale.ROOT, "%.0f", 100 * share);
    Style.text(
        g,
        percent,
        i == j ? Style.BOLD : Style.SMALL,
        share > 0.8 ? Style.PAPER : Style.INK,
        Anchor.MIDDLE,
        left() + (j + 0.5) * CELL,
        top() + (i + 0.5) * CELL + 4.5);
  }

  private void columnName(Graphics2D g, String name, double x) {
    AffineTransform before = g.getTransform();
    g.translate(x + 4, top() - 8);
    g.rotate(-Math.PI / 4);
    Style.text(g, name, Style.SMALL, Style.INK, Anchor.LEFT, 0, 0);
    g.setTransform(before);
  }
}
