package lab.jobs;

/** Who does jobs that are independent of one another: this machine's cores, or a cluster. */
public interface Workers {
  /** How many jobs they do at a time, ≥ 1. */
  int atATime();

  /**
   * How many tasks are at work, for people: {@code 3 at work on 4 workers}; empty if that is clear.
   */
  default String busy() {
    return "";
  }

  /** Whether jobs that they do at the same time have the same objects, and could disturb them. */
  boolean shareMemory();

  /**
   * Does a job, and waits until it is done.
   *
   * @throws IllegalArgumentException if it cannot be sent to where they are; the sentence names
   *     what in it cannot
   * @throws RuntimeException what the job throws
   */
  <T> T run(Job<T> job);
}
