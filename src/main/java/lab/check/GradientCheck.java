package lab.check;

import java.util.function.DoubleFunction;
import lab.Cost;
import lab.Differentiator;
import lab.Discrepancy;
import lab.GradientEstimator;
import lab.Gradients;
import lab.Model;

/**
 * Checks back-propagation against automatic differentiation and against differences of the cost.
 *
 * <pre>
 * var check = new GradientCheck(new ForwardPass(), new CrossEntropyCost(), new Backprop(),
 *     new RelativeError(1e-8));
 * var problem = Problem.of(new GaussianInit(0.01).network(10, 50, 10, 42), X, Y, 3);
 * check.againstAutograd(problem)
 * check.against(new NumericalGradient(1e-5), problem.lambda(0.1))
 * check.sweep(NumericalGradient::new, problem)
 * </pre>
 *
 * @param model the forward pass
 * @param cost what the gradients are gradients of
 * @param backprop the gradients to be checked
 * @param discrepancy the measure, in the report {@code |a − b| / max(1e-8, |a| + |b|)}
 */
public record GradientCheck(
    Model model, Cost cost, Differentiator backprop, Discrepancy discrepancy) {

  /**
   * Against automatic differentiation: where both are right, they differ by about 1e-15 of an
   * array's largest gradient; relative to itself, a small entry may differ by more.
   */
  public Comparison againstAutograd(Problem problem) {
    Gradients autograd =
        Autograd.gradients(
            problem.net(), problem.X(), problem.Y(), problem.lambda(), problem.mask());
    return compare("autograd", problem, autograd);
  }

  /**
   * Against differences of the cost: 1e-6 or less where both are right, unless a hidden unit is
   * within a step of its kink, H = 0.
   */
  public Comparison against(GradientEstimator estimator, Problem problem) {
    return compare(estimator.toString(), problem, estimate(estimator, problem));
  }

  /**
   * Against differences with steps {@link StepSweep#STEPS}: the V.
   *
   * @param central makes the estimator with step h
   */
  public StepSweep sweep(DoubleFunction<GradientEstimator> central, Problem problem) {
    Gradients analytic = gradients(problem);
    return new StepSweep(
        StepSweep.STEPS.stream()
            .map(h -> new StepSweep.Point(h, error(analytic, central.apply(h), problem)))
            .toList());
  }

  private double error(Gradients analytic, GradientEstimator estimator, Problem problem) {
    return Comparison.of("", analytic, estimate(estimator, problem), discrepancy).largest();
  }

  private Comparison compare(String oracle, Problem problem, Gradients other) {
    String title = "backprop against %s: %s".formatted(oracle, problem);
    return Comparison.of(title, gradients(problem), other, discrepancy);
  }

  private Gradients gradients(Problem problem) {
    return problem.gradients(model, backprop);
  }

  private Gradients estimate(GradientEstimator estimator, Problem problem) {
    return estimator.estimate(problem.cost(model, cost), problem.net());
  }
}
