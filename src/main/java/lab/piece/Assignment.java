package lab.piece;

/**
 * One exercise of the course: its number, the class to write, its contract and its points.
 *
 * @param id such as {@code 4.1}: lab 4, first exercise
 * @param piece simple name of the class to be written, such as {@code Backprop}
 * @param contract the interface of {@code lab} that it implements
 * @param points what it weighs among the exercises of the course: the sum of its checks' points
 */
public record Assignment(String id, String piece, Class<?> contract, int points) {
  /** The number of the exercise's lab. */
  public int lab() {
    return Integer.parseInt(id.substring(0, id.indexOf('.')));
  }

  @Override
  public String toString() {
    return id + " " + piece;
  }
}
