package lab.jobs;

/** Thrown when there are no workers any more: no other job will be done either. */
public final class WorkersEndedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /**
   * @param sentence what ended, and what to do
   */
  public WorkersEndedException(String sentence) {
    super(sentence);
  }
}
