package lab.data;

/** Where {@link Examples} have their inputs: numbers as they are, or bytes and their scale. */
sealed interface InputSource permits FloatInputs, ByteInputs {
  /** How many examples. */
  int n();

  /** Inputs of an example. */
  int d();

  /**
   * Copies inputs of one example.
   *
   * @param j the example, 0 … n − 1
   * @param first the first input, 0 … d − 1
   * @param into filled with the inputs from there on
   */
  void read(int j, int first, float[] into);

  /** Some of them, as a view. */
  InputSource slice(int from, int to);

  /** A checksum of what could be changed from outside; the same for what could not. */
  long checksum();
}
