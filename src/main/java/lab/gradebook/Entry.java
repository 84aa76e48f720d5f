package lab.gradebook;

import lab.gradebook.Attempt.Student;

/**
 * A student's line in the class: who it is, and which of their attempts counts.
 *
 * @param key by which the platform tells students apart
 * @param name for people
 * @param attempt number of the one that counts, from 1; 0 if nothing was handed in
 * @param attempts how many there are, as far as the platform says
 * @param time when it was handed in, such as 2026-03-02T10:15:30; empty if the platform does not
 *     say
 * @param late yes or no; empty if the platform does not say
 * @param handle what the platform calls the attempt
 * @param group with whom it was handed in, as the roster calls them; empty if alone
 */
public record Entry(
    String key,
    String name,
    int attempt,
    int attempts,
    String time,
    String late,
    String handle,
    String group) {

  /** Grades that were written before groups were kept have none. */
  public Entry {
    group = group == null ? "" : group;
  }

  /** One of whom no group is known. */
  public Entry(
      String key, String name, int attempt, int attempts, String time, String late, String handle) {
    this(key, name, attempt, attempts, time, late, handle, "");
  }

  /** One of whom no more is known than the name of their folder. */
  public static Entry of(String name) {
    return new Entry(name, name, 1, 1, "", "", name);
  }

  /** One who is on the roster and has handed in nothing. */
  static Entry absent(Student student) {
    return new Entry(student.key(), student.name(), 0, 0, "", "", "");
  }

  /** Under the key, the name and the group of the roster. */
  Entry as(String otherKey, String otherName, String otherGroup) {
    return new Entry(otherKey, otherName, attempt, attempts, time, late, handle, otherGroup);
  }

  /** The same for those, and only those, who handed in together. */
  public String together() {
    return group.isEmpty() ? handle : "group " + group;
  }
}
