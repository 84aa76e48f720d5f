package lab.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import lab.plot.Style.Anchor;

/**
 * Paints framed pictures in rows of at most eight, all of about the same length, with a caption
 * under each.
 *
 * @param pictures what is shown
 * @param captions a text for each, empty for none
 */
record Pictures(List<BufferedImage> pictures, List<String> captions) implements Panel {
  private static final int MAX_COLUMNS = 8; // in a row
  private static final int SIDE = 64;
  private static final int GAP = 8;
  private static final int MARGIN = 8;

  private int caption() {
    return captions.stream().allMatch(String::isEmpty) ? 0 : 16;
  }

  private int rows() {
    return (pictures.size() + MAX_COLUMNS - 1) / MAX_COLUMNS;
  }

  private int columns() {
    return (pictures.size() + rows() - 1) / rows();
  }

  @Override
  public int width() {
    return 2 * MARGIN + columns() * (SIDE + GAP) - GAP;
  }

  @Override
  public int height() {
    return 2 * MARGIN + rows() * (SIDE + caption() + GAP) - GAP;
  }

  @Override
  public void paint(Graphics2D g) {
    for (int i = 0; i < pictures.size(); i++) {
      int left = MARGIN + i % columns() * (SIDE + GAP);
      int top = MARGIN + i / columns() * (SIDE + caption() + GAP);
      g.setColor(Style.LINE); // so that white ones have an end
      g.fillRect(left - 1, top - 1, SIDE + 2, SIDE + 2);
      g.drawImage(pictures.get(i), left, top, SIDE, SIDE, null);
      Style.text(
          g,
          captions.get(i),
          Style.TINY,
          Style.INK,
          Anchor.MIDDLE,
          left + SIDE / 2.0,
          top + SIDE + 13);
    }
  }
}
