package lab.train;

/**
 * Loss and accuracy of a network on a set of examples.
 *
 * @param loss mean cross-entropy, nats
 * @param accuracy fraction right, 0 to 1
 * @param n examples
 */
public record Score(double loss, double accuracy, int n) {
  @Override
  public String toString() {
    return "loss %.4f, accuracy %.2f %%".formatted(loss, 100 * accuracy);
  }
}
