package lab.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import lab.Network;
import lab.plot.Style.Anchor;

/**
 * Paints the network as a diagram: boxes are arrays, whose heights stand for rows (d, m or K, in
 * three sizes) and whose lengths stand for columns; the arrows say what is done to them.
 *
 * @param net whose d, m and K are told
 * @param n images, the columns of X
 * @param back whether the way back is drawn over it, each gradient beside its arrow
 */
record Diagram(Network net, int n, boolean back) implements Panel {
  private static final int TALL = 130; // d
  private static final int MEDIUM = 76; // m
  private static final int LOW = 38; // K
  private static final int COLUMNS = 50; // n
  private static final int ROW = 250; // the middle of the arrays that images go through
  private static final int TOP = 56; // the middle of those that are learnt, and of the labels
  private static final int LANE = 356; // of the way back

  private static final int X = 20; // left edges
  private static final int W1 = 130;
  private static final int H = 336;
  private static final int W2 = 446;
  private static final int S = 610;
  private static final int P = 742;
  private static final int LOSS = 850;

  @Override
  public int width() {
    return 900;
  }

  @Override
  public int height() {
    return back ? 410 : 360;
  }

  @Override
  public void paint(Graphics2D g) {
    array(g, "X", X, ROW, COLUMNS, TALL, Style.BLUE, "d×n", net.d(), n);
    array(g, "H", H, ROW, COLUMNS, MEDIUM, Style.BLUE, "m×n", net.m(), n);
    array(g, "S", S, ROW, COLUMNS, LOW, Style.BLUE, "K×n", net.K(), n);
    array(g, "P", P, ROW, COLUMNS, LOW, Style.BLUE, "K×n", net.K(), n);
    array(g, "W1", W1, TOP, TALL, MEDIUM, Style.GREEN, "m×d", net.m(), net.d());
    array(g, "b1", W1 + TALL + 22, TOP, 20, MEDIUM, Style.GREEN, "m×1", net.m(), 1);
    array(g, "W2", W2, TOP, MEDIUM, LOW, Style.GREEN, "K×m", net.K(), net.m());
    array(g, "b2", W2 + MEDIUM + 22, TOP, 20, LOW, Style.GREEN, "K×1", net.K(), 1);
    array(g, "Y", LOSS - 22, TOP, COLUMNS, LOW, Style.SKY, "K×n", net.K(), n);
    Style.text(g, "loss", Style.BOLD, Style.INK, Anchor.MIDDLE, LOSS + 4, ROW + 5);

    Color forward = back ? Style.LINE : Style.INK;
    arrow(g, forward, X + COLUMNS + 6, ROW, H - 6, ROW);
    arrow(g, forward, H + COLUMNS + 6, ROW, S - 6, ROW);
    arrow(g, forward, S + COLUMNS + 6, ROW, P - 6, ROW);
    arrow(g, forward, P + COLUMNS + 6, ROW, LOSS - 16, ROW);
    arrow(g, forward, LOSS + 4, TOP + LOW / 2 + 40, LOSS + 4, ROW - 14);
    if (back) {
      wayBack(g);
    } else {
      wayForward(g);
    }
  }

  private void wayForward(Graphics2D g) {
    for (int x : new int[] {W1 + TALL / 2, W1 + TALL + 32}) {
      arrow(g, Style.INK, x, TOP + MEDIUM / 2 + 40, x, ROW - 28);
    }
    for (int x : new int[] {W2 + MEDIUM / 2, W2 + MEDIUM + 32}) {
      arrow(g, Style.INK, x, TOP + LOW / 2 + 40, x, ROW - 28);
    }
    Color ink = Style.INK;
    label(g, ink, (X + COLUMNS + H) / 2, ROW - 10, "relu(W1 X + b1)", "");
    label(g, ink, (X + COLUMNS + H) / 2, ROW + 6, "", "m×d · d×n + m×1 → m×n");
    label(g, ink, (H + COLUMNS + S) / 2, ROW - 10, "W2 H + b2", "");
    label(g, ink, (H + COLUMNS + S) / 2, ROW + 6, "", "K×m · m×n + K×1 → K×n");
    label(g, ink, (S + COLUMNS + P) / 2, ROW - 10, "softmax", "");
    label(g, ink, (P + COLUMNS + LOSS - 10) / 2, ROW - 10, "−ln", "");
  }

  /** From the loss to S in one step: the derivatives of logarithm and softmax together. */
  private void wayBack(Graphics2D g) {
    int toW1 = W1 + TALL / 2;
    int toW2 = W2 + MEDIUM / 2;
    int underH = ROW + MEDIUM / 2 + 38;
    int underS = ROW + LOW / 2 + 38;
    Color way = Style.ORANGE;
    arrow(g, way, LOSS + 4, ROW + 14, LOSS + 4, LANE, S + 32, LANE, S + 32, underS);
    label(g, way, (S + 32 + LOSS) / 2, LANE + 19, "G = (P − Y) / n", "K×n");

    line(g, way, S + 18, underS, S + 18, LANE, toW2, LANE);
    arrow(g, way, toW2, LANE, H + 32, LANE, H + 32, underH);
    label(g, way, (H + 32 + S) / 2, LANE + 19, "D = (W2ᵀ G) ∘ [H > 0]", "m×K · K×n → m×n");
    arrow(g, way, toW2, LANE, toW2, TOP + LOW / 2 + 40);
    gradients(g, toW2 + 10, "dW2 = G Hᵀ + 2 lambda W2", "K×n · n×m → K×m", "db2 = Σ G", "K×1");

    arrow(g, way, H + 18, underH, H + 18, LANE, toW1, LANE, toW1, TOP + MEDIUM / 2 + 40);
    gradients(g, toW1 + 10, "dW1 = D Xᵀ + 2 lambda W1", "m×n · n×d → m×d", "db1 = Σ D", "m×1");
  }

  private static void gradients(
      Graphics2D g, int x, String ofW, String shapes, String ofB, String shapeOfB) {
    int y = TOP + MEDIUM / 2 + 56;
    Style.text(g, ofW, Style.BOLD, Style.ORANGE, Anchor.LEFT, x, y);
    Style.text(g, shapes, Style.TINY, Style.MUTED, Anchor.LEFT, x, y + 16);
    Style.text(g, ofB, Style.BOLD, Style.ORANGE, Anchor.LEFT, x, y + 35);
    double behind = x + Style.width(ofB, Style.BOLD) + 10;
    Style.text(g, shapeOfB, Style.TINY, Style.MUTED, Anchor.LEFT, behind, y + 35);
  }

  private static void label(Graphics2D g, Color color, int x, int y, String what, String shapes) {
    Style.text(g, what, Style.BOLD, color, Anchor.MIDDLE, x, y);
    Style.text(g, shapes, Style.TINY, Style.MUTED, Anchor.MIDDLE, x, y + 16);
  }

  /** A box around its middle height, its name in it, its shape in letters and numbers below. */
  private static void array(
      Graphics2D g,
      String name,
      int left,
      int middle,
      int width,
      int height,
      Color color,
      String letters,
      int rows,
      int columns) {
    var box = new Rectangle2D.Double(left, middle - height / 2.0, width, height);
    g.setColor(Style.tint(color, 0.25));
    g.fill(box);
    g.setColor(color);
    g.setStroke(Style.stroke(1.5));
    g.draw(box);
    double x = box.getCenterX();
    double below = box.getMaxY();
    Font font = width < 30 ? Style.TINY : Style.BOLD;
    Style.text(g, name, font, Style.INK, Anchor.MIDDLE, x, middle + 5);
    Style.text(g, letters, Style.SMALL, Style.INK, Anchor.MIDDLE, x, below + 16);
    Style.text(g, rows + "×" + columns, Style.TINY, Style.MUTED, Anchor.MIDDLE, x, below + 31);
  }

  /** A line through points, x and y in turn, with a head where it ends. */
  private static void arrow(Graphics2D g, Color color, double... points) {
    line(g, color, points);
    int last = points.length - 2;
    double x = points[last];
    double y = points[last + 1];
    double angle = Math.atan2(y - points[last - 1], x - points[last - 2]);
    Path2D head = new Path2D.Double();
    head.moveTo(x, y);
    for (double side : new double[] {-0.4, 0.4}) {
      head.lineTo(x - 11 * Math.cos(angle + side), y - 11 * Math.sin(angle + side));
    }
    head.closePath();
    g.fill(head);
  }

  private static void line(Graphics2D g, Color color, double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    g.setColor(color);
    g.setStroke(Style.stroke(2));
    g.draw(path);
  }
}
