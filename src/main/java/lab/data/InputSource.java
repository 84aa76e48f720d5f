package lab.data;

/** Where {@link Examples} have their inputs: numbers as they are, or bytes and their scale. */
sealed interface InputSource permits FloatInputs, ByteInputs {
  /** How many examples. */
  int n();

  /** Inputs of an example. */
  int d();

  /**
   * Copies the inputs of one example.
   *
   * @param j the example, 0 … n − 1
   * @param into the first d become its inputs
   */
  void read(int j, float[] into);

  /** Some of them, as a view. */
  InputSource slice(int from, int to);

  /** A checksum of what could be changed from outside; the same for what could not. */
  long checksum();
}
