package lab.piece.process;

/** The levels of isolation between students' code and the machine. */
public enum Level {
  /** Its own Java, the list of what pieces may use, limits; the operating system does not hold. */
  PORTABLE(
      "Students' code runs in a Java of its own and may use a list of harmless classes only, but"
          + " the operating system does not hold it: who gets around the list can do all that you"
          + " can."),
  /** Another user's process: what is closed to others stays closed. */
  OTHER_USER(
      "Students' code runs as another user, who can neither read nor change what is closed to"
          + " others, but has the network and sees what runs."),
  /** What the operating system does not show cannot be reached, whatever the code is. */
  NAMESPACES(
      "Students' code runs in namespaces of its own, without network, other people's files and"
          + " processes.");

  private final String sentence;

  Level(String sentence) {
    this.sentence = sentence;
  }

  /** Says in a sentence what the level means. */
  public String sentence() {
    return sentence;
  }
}
