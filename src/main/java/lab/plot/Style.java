package lab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.List;

/**
 * The colours, fonts and strokes that all figures share. The colours are Okabe and Ito's, which
 * colour-blind people can tell apart.
 *
 * @see <a href="https://jfly.uni-koeln.de/color/">Okabe and Ito, Color Universal Design (2008)</a>
 */
final class Style {
  static final Color BLUE = new Color(0x0072B2);
  static final Color ORANGE = new Color(0xD55E00);
  static final Color GREEN = new Color(0x009E73);
  static final Color SKY = new Color(0x56B4E9);
  static final Color PURPLE = new Color(0xCC79A7);
  static final Color AMBER = new Color(0xE69F00);
  static final Color INK = new Color(0x222222);
  static final Color MUTED = new Color(0x6E6E6E);
  static final Color LINE = new Color(0xB0B0B0);
  static final Color GRID = new Color(0xE8E8E8);
  static final Color PAPER = Color.WHITE;

  /** Colours of lines, which can be told apart. */
  private static final List<Color> LINES = List.of(BLUE, ORANGE, GREEN, INK, PURPLE, SKY, AMBER);

  /** Once all colours are used, lines are dashed, then dotted, then both. */
  private static final float[][] DASHES = {{}, {8, 5}, {1, 5}, {8, 5, 1, 5}};

  static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  static final Font SMALL = PLAIN.deriveFont(13f);
  static final Font TINY = PLAIN.deriveFont(11.5f);
  static final Font BOLD = PLAIN.deriveFont(Font.BOLD);

  private static final FontRenderContext TEXT = new FontRenderContext(null, true, true);

  private Style() {}

  /** Where a text stands against its point. */
  enum Anchor {
    LEFT(0),
    MIDDLE(0.5),
    RIGHT(1);

    private final double share;

    Anchor(double share) {
      this.share = share;
    }
  }

  /** The colour of the i-th of several lines, i = 0, 1, 2, … */
  static Color line(int i) {
    return LINES.get(i % LINES.size());
  }

  /** How the i-th of several lines is drawn: with its colour, one of 28 looks. */
  static BasicStroke dash(int i) {
    float[] dash = DASHES[i / LINES.size() % DASHES.length];
    return dash.length == 0
        ? stroke(2)
        : new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dash, 0);
  }

  /** The text, or its beginning where it is too long. */
  static String shortened(String text, Font font, double width) {
    int length = text.length();
    while (length > 1 && width(cut(text, length), font) > width) {
      length--;
    }
    return cut(text, length);
  }

  private static String cut(String text, int length) {
    return length < text.length() ? text.substring(0, length) + "…" : text;
  }

  static BasicStroke stroke(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static BasicStroke dotted() {
    return new BasicStroke(
        1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {2, 3}, 0);
  }

  /** The colour mixed with white: 0 is white, 1 the colour itself. */
  static Color tint(Color color, double share) {
    return new Color(
        mix(color.getRed(), share), mix(color.getGreen(), share), mix(color.getBlue(), share));
  }

  private static int mix(int channel, double share) {
    return (int) Math.round(255 + share * (channel - 255));
  }

  static double width(String text, Font font) {
    return text.isEmpty() ? 0 : new TextLayout(text, font, TEXT).getAdvance();
  }

  /**
   * Writes a text as outlines, as XChart does: it looks the same wherever the SVG is read.
   *
   * @param x where its anchor is
   * @param y its base line
   */
  static void text(
      Graphics2D g, String text, Font font, Color color, Anchor anchor, double x, double y) {
    if (text.isEmpty()) {
      return; // TextLayout refuses it
    }
    var layout = new TextLayout(text, font, TEXT);
    double left = x - anchor.share * layout.getAdvance();
    g.setColor(color);
    g.fill(layout.getOutline(AffineTransform.getTranslateInstance(left, y)));
  }
}
