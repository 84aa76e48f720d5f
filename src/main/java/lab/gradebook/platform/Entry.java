package lab.gradebook.platform;

import lab.gradebook.platform.Attempt.Student;

/**
 * A student's line in the class: the name, and the attempt that counts.
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

  /** The entry of a student on the roster who has handed in nothing. */
  static Entry absent(Student student) {
    return new Entry(student.key(), student.name(), 0, 0, "", "", "");
  }

  /** Under the key, the name and the group of the roster. */
  Entry as(String otherKey, String otherName, String otherGroup) {
    return new Entry(otherKey, otherName, attempt, attempts, time, late, handle, otherGroup);
  }

  /**
   * What people call the work with this label: the name that the roster has, where the platform
   * wrote another one, such as the group's before it.
   *
   * @param label of the delivery, by which its folder is found; it stays as the platform made it
   */
  public String called(String label) {
    if (name.equals(key)) {
      return label;
    }
    int id = label.indexOf(" (" + Deliveries.tame(key, key) + ")");
    if (id >= 0) {
      return name + label.substring(id);
    }
    String tame = Deliveries.tame(name, name);
    boolean isNamed = (label + " (").startsWith(tame + " (");
    return isNamed ? name + label.substring(tame.length()) : "%s (%s)".formatted(name, label);
  }

  /** A key that is the same for the students who handed in together, and for no others. */
  public String together() {
    return group.isEmpty() ? handle : "group " + group;
  }
}
