package lab.piece.process;

/** The letters with which a {@link PieceProcess} begins its replies, each with what follows it. */
final class Reply {
  static final char RETURNED = 'R';

  /** The piece threw something. */
  static final char THREW = 'T';

  /** There is no such piece, or it cannot be made. */
  static final char NO_PIECE = 'N';

  /** The piece printed more than it may. */
  static final char TALKED = 'V';

  /** The piece changed what an earlier call of it gave back. */
  static final char CHANGED_EARLIER = 'E';

  /** What the piece gave back is in no contract. */
  static final char UNREADABLE = 'U';

  /** Asks for the cost of a network, and waits for the answer. */
  static final char COST = 'C';

  /** The time is over. */
  static final char STUCK = 'S';

  /** The piece ends the process. */
  static final char EXIT = 'X';

  /** Something failed outside of any piece. */
  static final char BROKEN = 'B';

  private Reply() {}
}
