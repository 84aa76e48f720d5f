package lab.plot;

import java.awt.Graphics2D;

/** A part of a figure, which paints itself, the same each time. */
interface Panel {
  /** Pixels from left to right. */
  int width();

  /** Pixels from top to bottom. */
  int height();

  /** Paints it, its top left corner at (0, 0). */
  void paint(Graphics2D g);
}
