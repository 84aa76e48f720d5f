package lab;

/** Thrown by a stub that is not written yet; its message says where the stub is and what to do. */
public final class Todo extends UnsupportedOperationException {
  private static final long serialVersionUID = 1L;

  private Todo(String message) {
    super(message);
  }

  /**
   * Makes the exception that a stub throws: {@code throw Todo.task("4.1", "Backprop.gradients")}.
   *
   * @param exercise the exercise's id, such as {@code 4.1}
   * @param method the class and method that is still to be written, such as {@code
   *     Backprop.gradients}
   * @return the exception, to be thrown
   */
  public static Todo task(String exercise, String method) {
    String type = method.substring(0, method.indexOf('.'));
    return new Todo(
        "exercise %s, %s, is not written yet: its task stands above the method in labs/mine/%s.java"
            .formatted(exercise, method, type));
  }
}
