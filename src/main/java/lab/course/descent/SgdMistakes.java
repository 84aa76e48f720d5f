package lab.course.descent;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import lab.Gradients;
import lab.Network;
import lab.Optimiser;
import lab.course.kit.Mistake;
import lab.course.kit.OptimiserMistakes;
import lab.course.kit.PlainMatrix;
import lab.piece.Matrices;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The known mistakes of exercise 6.2, Sgd, each made from the right way in plain loops. */
public final class SgdMistakes {
  private SgdMistakes() {}

  private static final List<Mistake> OWN =
      List.of(
          Mistake.of(
              "gradient divided by n again",
              "you divide by a number of columns; the gradients are those of the mean already",
              () -> step((theta, g, eta, t) -> theta.subi(g.mul(eta / g.size(1))))),
          Mistake.of(
              "divided by eta",
              "you divide by eta; the step is eta times the gradient",
              () -> step((theta, g, eta, t) -> theta.subi(g.div(eta)))),
          Mistake.of(
              "the step cut to a norm",
              "you make the step shorter where the norm of all gradients is above 1; it is eta times"
                  + " the gradient, however large that is",
              () -> rate((eta, norm) -> norm > 1 ? eta / norm : eta)),
          Mistake.of(
              "steps of one length",
              "you divide the gradients by their norm, so that all steps are of one length; a step is"
                  + " as long as eta times the gradient is",
              () -> rate((eta, norm) -> eta / norm)),
          Mistake.of(
              "each array's step cut to a norm",
              "you make an array's step shorter where the norm of its gradient is above 1; it is eta"
                  + " times the gradient, however large that is",
              () ->
                  step(
                      (theta, g, eta, t) ->
                          theta.subi(g.mul(eta / Math.max(1, g.norm2Number().doubleValue()))))),
          Mistake.of(
              "entries cut to −1 … 1",
              "you cut a gradient's entries to −1 … 1; the step is eta times the gradient, however"
                  + " large that is",
              () ->
                  step(
                      (theta, g, eta, t) ->
                          theta.subi(Transforms.max(Transforms.min(g, 1), -1).mul(eta)))),
          Mistake.of(
              "parameter replaced",
              "you put the step in the parameter's place; subtract it from the parameter",
              () -> step((theta, g, eta, t) -> theta.assign(g.mul(-eta)))),
          Mistake.of(
              "the network unchanged",
              "you compute a new array and drop it; sub makes one, subi changes the network",
              () -> step((theta, g, eta, t) -> theta.sub(g.mul(eta)))),
          Mistake.of(
              "the gradient's sign alone",
              "you step by eta whatever the size of the gradient; the step is eta times the gradient"
                  + " itself",
              () -> step((theta, g, eta, t) -> theta.subi(Transforms.sign(g).mul(eta)))),
          Mistake.of(
              "gradients of earlier updates added",
              "you add up the gradients of earlier updates; the step takes those of this update"
                  + " alone",
              () -> new Summing(1)),
          Mistake.of(
              "momentum",
              "you keep nine tenths of the step before, as momentum does; the step takes the gradients"
                  + " of this update alone",
              () -> new Summing(0.9)),
          Mistake.of(
              "numbers as they lie in memory",
              "you go through both arrays with one index, row by row in one and perhaps column by"
                  + " column in the other; getDouble(i, j) says which entry",
              () -> step(SgdMistakes::stepInMemory)),
          Mistake.of(
              "eta as a float",
              "you keep eta in a float, which has 7 digits; let it stay a double",
              () -> step((theta, g, eta, t) -> theta.subi(g.mul((float) eta)))));

  static final List<Mistake> ALL =
      Stream.concat(OptimiserMistakes.of(settings -> new Right()), OWN.stream()).toList();

  private interface Step {
    void take(INDArray theta, INDArray g, double eta, long t);
  }

  private static void stepInMemory(INDArray theta, INDArray g, double eta, long t) {
    for (long i = 0; i < theta.length(); i++) {
      theta.putScalar(i, theta.getDouble(i) - eta * g.getDouble(i));
    }
  }

  private static Right step(Step wrong) {
    return new Right() {
      @Override
      public void step(INDArray theta, INDArray g, double eta, long t) {
        wrong.take(theta, g, eta, t);
      }
    };
  }

  private static Right rate(DoubleBinaryOperator wrong) {
    return new Right() {
      @Override
      public void update(Network net, Gradients g, List<INDArray> state, double eta, long t) {
        super.update(net, g, state, wrong.applyAsDouble(eta, g.norm()), t);
      }
    };
  }

  private static final class Summing extends Right {
    private final double kept;
    private Gradients sum;

    /**
     * @param kept how much of the sum is kept from update to update
     */
    Summing(double kept) {
      this.kept = kept;
    }

    @Override
    public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
      boolean fits = sum != null && sum.dW1().equalShapes(gradients.dW1());
      sum =
          new Gradients(
              sum(gradients.dW1(), fits ? sum.dW1() : null),
              sum(gradients.db1(), fits ? sum.db1() : null),
              sum(gradients.dW2(), fits ? sum.dW2() : null),
              sum(gradients.db2(), fits ? sum.db2() : null));
      super.update(net, sum, state, eta, t);
    }

    private INDArray sum(INDArray now, INDArray before) {
      return before == null ? now.dup() : now.add(before.mul(kept));
    }
  }

  /** The right way, step by step. */
  public static class Right implements Optimiser {
    @Override
    public List<INDArray> init(Network net) {
      return List.of();
    }

    @Override
    public void update(Network net, Gradients gradients, List<INDArray> state, double eta, long t) {
      for (int i = 0; i < 4; i++) {
        step(net.arrays().get(i), gradients.arrays().get(i), eta, t);
      }
    }

    public void step(INDArray theta, INDArray g, double eta, long t) {
      PlainMatrix.set(
          theta, PlainMatrix.zip(Matrices.of(theta), Matrices.of(g), (x, dx) -> x - eta * dx));
    }
  }
}
