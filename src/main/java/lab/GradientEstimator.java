package lab;

import java.util.function.ToDoubleFunction;

/**
 * Estimates gradients from the cost alone, without the chain rule: slow, but independent of it.
 *
 * <p>Central differences: {@code ∂cost/∂θ ≈ (cost(θ + h) − cost(θ − h)) / 2h}, one parameter at a
 * time. The truncation error falls as h², the rounding error grows as 1/h.
 */
public interface GradientEstimator {
  /**
   * Estimates all gradients.
   *
   * @param cost the cost of a network; called twice a parameter
   * @param net where to take the gradients; as it was, to the bit, when this returns
   * @return one estimate a parameter, in float64
   */
  Gradients estimate(ToDoubleFunction<Network> cost, Network net);
}
