package lab.data;

/** A region of the plane that a figure covers; x points right, y up. */
@FunctionalInterface
interface Region {
  boolean covers(double x, double y);
}
