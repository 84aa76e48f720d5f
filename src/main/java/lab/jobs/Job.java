package lab.jobs;

/**
 * Work that can be done in this program, or sent to another one, perhaps on another machine.
 *
 * @param <T> what comes of it
 */
public interface Job<T> {
  /** Does it in this program. */
  T here();

  /**
   * What to send, so that it can be done elsewhere.
   *
   * @throws IllegalArgumentException if something in it cannot be sent; the sentence names it
   */
  Task task();

  /**
   * Told of its progress elsewhere, as it comes.
   *
   * @param steps such as updates, so many more than it was told of before
   */
  void stepped(long steps);

  /**
   * What came of it elsewhere.
   *
   * @param result what the program there answered
   */
  T received(byte[] result);
}
