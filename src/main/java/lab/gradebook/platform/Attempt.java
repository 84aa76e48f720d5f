package lab.gradebook.platform;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import lab.gradebook.platform.Delivery.Part;

/**
 * The files that one student or group handed in at one time.
 *
 * @param students whose it is: one, or the members of a group
 * @param number from 1
 * @param time as the platform writes it, in its own time zone; empty if it does not say
 * @param late whether it came late; empty if the platform does not say
 * @param handle what the platform calls it, by which it knows the feedback when it comes back
 * @param parts its files and folders
 * @param notes what the student should know about it, in sentences
 */
record Attempt(
    List<Student> students,
    int number,
    Optional<LocalDateTime> time,
    Optional<Boolean> late,
    String handle,
    List<Part> parts,
    List<String> notes) {
  /**
   * A student, as a platform knows them.
   *
   * @param key by which the platform tells them apart
   * @param name for people; the key if the platform gives none
   */
  public record Student(String key, String name) {}
}
