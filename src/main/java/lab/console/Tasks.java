package lab.console;

import java.util.List;

/** Which exercises belong to which lab. */
final class Tasks {
  /**
   * An exercise.
   *
   * @param id such as 4.1: lab 4, first exercise
   * @param piece the class to be written
   */
  record Task(String id, String piece) {}

  private static final List<Task> ALL =
      List.of(
          new Task("1.1", "Standardise"),
          new Task("2.1", "GaussianInit"),
          new Task("2.2", "ForwardPass"),
          new Task("3.1", "CrossEntropyCost"),
          new Task("3.2", "Accuracy"),
          new Task("4.1", "Backprop"),
          new Task("5.1", "NumericalGradient"),
          new Task("5.2", "RelativeError"),
          new Task("6.1", "MiniBatches"),
          new Task("6.2", "Sgd"),
          new Task("7.1", "CyclicalSchedule"),
          new Task("8.1", "LogUniform"),
          new Task("8.2", "Grid"),
          new Task("9.1", "Dropout"),
          new Task("10.1", "Flip"),
          new Task("10.2", "Shift"),
          new Task("11.1", "Adam"));

  private Tasks() {}

  /** The exercises of a lab, in their order. */
  static List<Task> of(int lab) {
    return ALL.stream().filter(task -> task.id().startsWith(lab + ".")).toList();
  }
}
