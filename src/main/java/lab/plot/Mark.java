package lab.plot;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import org.knowm.xchart.style.markers.Marker;

/** The marks that dots are painted with, so thin that they hide nothing. */
enum Mark {
  /** A ring around a dot: the best of many. */
  RING {
    @Override
    java.awt.Shape at(double x, double y, int size) {
      return new Ellipse2D.Double(x - size, y - size, 2.0 * size, 2.0 * size);
    }
  },
  /** An upright bar: a number to compare with. */
  BAR {
    @Override
    java.awt.Shape at(double x, double y, int size) {
      return new Line2D.Double(x, y - size, x, y + size);
    }
  },
  /** A cross: failed. */
  CROSS {
    @Override
    java.awt.Shape at(double x, double y, int size) {
      double arm = 0.6 * size;
      var cross = new Path2D.Double(new Line2D.Double(x - arm, y - arm, x + arm, y + arm));
      cross.append(new Line2D.Double(x - arm, y + arm, x + arm, y - arm), false);
      return cross;
    }
  };

  abstract java.awt.Shape at(double x, double y, int size);

  /** For XChart and its kind. */
  Marker marker() {
    return new Marker() {
      @Override
      public void paint(Graphics2D g, double x, double y, int size) {
        g.setStroke(Style.stroke(2));
        g.draw(at(x, y, size));
      }
    };
  }
}
