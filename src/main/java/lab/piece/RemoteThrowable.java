package lab.piece;

/** An exception that a piece threw in another process, of which only words are transferred. */
public final class RemoteThrowable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String description;

  /**
   * @param description type and message, as {@link PieceException#describe} gives them: known
   *     mistakes are recognised by it
   * @param shown what people are shown of it, and the place where it was thrown
   */
  public RemoteThrowable(String description, String shown) {
    super(shown, null, false, false);
    this.description = description;
  }

  /** Type and message. */
  String description() {
    return description;
  }
}
