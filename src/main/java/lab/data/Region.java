package lab.data;

/** The points of the plane that something covers; x points right, y up. */
@FunctionalInterface
interface Region {
  boolean covers(double x, double y);
}
