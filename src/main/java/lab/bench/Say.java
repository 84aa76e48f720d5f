package lab.bench;

/** Hears how a benchmark goes. */
interface Say {
  /** Something that a person should know. */
  void sentence(String sentence);

  /** A round was done. */
  void round(Setting setting, int round, int of);
}
