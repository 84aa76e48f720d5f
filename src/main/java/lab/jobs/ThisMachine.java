package lab.jobs;

import lab.base.Cores;

/**
 * The cores of this machine.
 *
 * @param atATime how many of them do a job each
 */
public record ThisMachine(int atATime) implements Workers {
  /** All cores that the lab uses. */
  public ThisMachine() {
    this(Cores.count());
  }

  @Override
  public boolean shareMemory() {
    return true;
  }

  @Override
  public <T> T run(Job<T> job) {
    return job.here();
  }
}
