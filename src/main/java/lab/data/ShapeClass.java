package lab.data;

import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The ten classes of {@link Shapes}, each with its tint and the region that its figure covers. A
 * figure lies within the circle of radius 1 around (0, 0).
 */
enum ShapeClass implements Region {
  CIRCLE(70, 30, -100, (x, y) -> x * x + y * y < 0.7),
  SQUARE(-50, -40, 90, (x, y) -> max(abs(x), abs(y)) < 0.7),
  TRIANGLE(-50, 80, -30, (x, y) -> y > -0.5 && y + 1.73 * abs(x) < 1),
  STAR(90, 0, -90, ShapeClass::inStar),
  CROSS(90, -40, -50, (x, y) -> min(abs(x), abs(y)) < 0.26 && max(abs(x), abs(y)) < 0.93),
  RING(-90, 40, 50, (x, y) -> x * x + y * y < 0.85 && x * x + y * y > 0.28),
  MOON(-10, -10, 20, (x, y) -> x * x + y * y < 0.95 && (x - 0.5) * (x - 0.5) + y * y > 0.55),
  HEART(80, -70, -10, (x, y) -> inHeart(1.3 * x, 1.3 * y + 0.18)),
  ARROW(10, -60, 50, (x, y) -> x < 0 ? x > -0.95 && abs(y) < 0.22 : x + 1.2 * abs(y) < 0.97),
  FISH(30, 10, -40, ShapeClass::inFish);

  private final int[] tint;
  private final Region region;

  ShapeClass(int red, int green, int blue, Region region) {
    this.tint = new int[] {red, green, blue};
    this.region = region;
  }

  /** The ten names, in the order of their labels. */
  static List<String> names() {
    return Arrays.stream(values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * How much brighter than grey it is in red (0), green (1) or blue (2), where it shows its tint.
   */
  int tint(int channel) {
    return tint[channel];
  }

  @Override
  public boolean covers(double x, double y) {
    return region.covers(x, y);
  }

  /** A pentagon's five sides, drawn on, make a star: its points lie beyond at most one of them. */
  private static boolean inStar(double x, double y) {
    return beyond(y)
            + beyond(0.309 * y + 0.951 * x)
            + beyond(0.309 * y - 0.951 * x)
            + beyond(0.588 * x - 0.809 * y)
            + beyond(-0.588 * x - 0.809 * y)
        <= 1;
  }

  private static int beyond(double distance) {
    return distance > 0.309 ? 1 : 0;
  }

  private static boolean inHeart(double x, double y) {
    double a = x * x + y * y - 1;
    return a * a * a < x * x * y * y * y;
  }

  private static boolean inFish(double x, double y) {
    double u = (x - 0.25) / 0.72;
    double v = y / 0.45;
    boolean body = u * u + v * v < 1;
    boolean tail = x > -0.8 && abs(y) < -0.2 - x;
    return body || tail;
  }
}
