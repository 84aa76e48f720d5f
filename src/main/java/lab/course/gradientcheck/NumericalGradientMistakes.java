package lab.course.gradientcheck;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import lab.GradientEstimator;
import lab.Gradients;
import lab.Network;
import lab.course.kit.Mistake;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The known mistakes of exercise 5.1, NumericalGradient, each made from the right way in plain
 * loops.
 */
public final class NumericalGradientMistakes {
  private NumericalGradientMistakes() {}

  static final List<Mistake> ALL =
      List.of(
          slope(
              "one-sided difference",
              "you take (cost(θ + h) − cost(θ)) / h, off by a multiple of h; step to both sides",
              (cost, theta, h) -> (cost.at(theta + h) - cost.at(theta)) / h),
          slope(
              "one-sided difference, backwards",
              "you take (cost(θ) − cost(θ − h)) / h, off by a multiple of h; step to both sides",
              (cost, theta, h) -> (cost.at(theta) - cost.at(theta - h)) / h),
          slope(
              "divided by h, not 2h",
              "you divide by h, but the two points are 2h apart",
              (cost, theta, h) -> (cost.at(theta + h) - cost.at(theta - h)) / h),
          slope(
              "not divided",
              "you give the difference of the costs; divide it by 2h",
              (cost, theta, h) -> cost.at(theta + h) - cost.at(theta - h)),
          slope(
              "multiplied by h",
              "you compute … / 2 * h, which multiplies by h; write / (2 * h)",
              (cost, theta, h) -> (cost.at(theta + h) - cost.at(theta - h)) / 2 * h),
          slope(
              "a step that grows with θ",
              "your step grows with |θ|; it is h for every θ, for 0 and for 1000",
              (cost, theta, h) -> {
                double step = h * Math.max(1, Math.abs(theta));
                return (cost.at(theta + step) - cost.at(theta - step)) / (2 * step);
              }),
          slope(
              "both sides stepped the same way",
              "your two costs are equal, so the difference is 0; one is taken at θ + h, the other at"
                  + " θ − h, in the network that cost is given",
              (cost, theta, h) -> (cost.at(theta + h) - cost.at(theta + h)) / (2 * h)),
          slope(
              "half the distance",
              "your second cost is at θ, as after h up and h down; it must be at θ − h, 2h below the first",
              (cost, theta, h) -> (cost.at(theta + h) - cost.at(theta + h - h)) / (2 * h)),
          slope(
              "wrong sign",
              "you take the cost below minus the cost above; it is the other way round",
              (cost, theta, h) -> (cost.at(theta - h) - cost.at(theta + h)) / (2 * h)),
          slope(
              "computed in float32",
              "you compute with float, whose 7 digits are lost in the difference; use double",
              (cost, theta, h) ->
                  ((float) cost.at(theta + h) - (float) cost.at(theta - h)) / (2 * h)),
          slope(
              "h applied relative where absolute is asked",
              "you step by h times θ; the step is h, whatever θ is",
              (cost, theta, h) ->
                  (cost.at(theta + h * theta) - cost.at(theta - h * theta)) / (2 * h * theta)),
          new Mistake(
              "the parameter not put back",
              "you leave a parameter at θ − h, and all that follow see it; put it back to θ",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    double back(double theta, double h) {
                      return theta - h;
                    }
                  }),
          new Mistake(
              "put back by adding and taking away",
              "you add h to what is θ − h, which is not exactly θ; keep θ, and put that back",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    double back(double theta, double h) {
                      return theta + h - 2 * h + h;
                    }
                  }),
          new Mistake(
              "the parameter left above",
              "you leave a parameter at θ + h, and all that follow see it; it must be put back to θ"
                  + " before the next one",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    double back(double theta, double h) {
                      return theta + h;
                    }
                  }),
          new Mistake(
              "the first 100 entries only",
              "you stop after the first 100 entries of an array; W1 has m·d and W2 K·m, and each has"
                  + " a slope",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    boolean estimated(long i, long j, INDArray theta) {
                      return i * theta.size(1) + j < 100;
                    }
                  }),
          new Mistake(
              "the last entry left out",
              "you stop one entry early in each array, and its slope stays 0; look at where the loop"
                  + " ends",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    boolean estimated(long i, long j, INDArray theta) {
                      return i < theta.size(0) - 1 || j < theta.size(1) - 1;
                    }
                  }),
          new Mistake(
              "the first column only",
              "you go through the first column of each array alone; W1 has d columns and W2 has m",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    boolean estimated(long i, long j, INDArray theta) {
                      return j == 0;
                    }
                  }),
          new Mistake(
              "all entries stepped at once",
              "you move all entries of an array together; move one at a time, while all others stay"
                  + " where they were",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    INDArray block(
                        ToDoubleFunction<Network> cost, Network net, INDArray parameters) {
                      INDArray before = parameters.dup();
                      Along along =
                          step -> {
                            parameters.assign(before.add(step));
                            return cost.applyAsDouble(net);
                          };
                      double slope = slope(along, 0, (double) settings[0]);
                      parameters.assign(before);
                      return Nd4j.create(DataType.DOUBLE, before.shape()).assign(slope);
                    }
                  }),
          new Mistake(
              "weights only",
              "you leave the biases' gradients at 0; estimate those of all four arrays",
              settings ->
                  new Right((double) settings[0]) {
                    @Override
                    public Gradients estimate(ToDoubleFunction<Network> cost, Network net) {
                      Gradients all = super.estimate(cost, net);
                      return new Gradients(
                          all.dW1(), all.db1().mul(0), all.dW2(), all.db2().mul(0));
                    }
                  }));

  /** The cost as a function of one parameter. */
  interface Along {
    double at(double theta);
  }

  private interface Slope {
    double of(Along cost, double theta, double h);
  }

  private static Mistake slope(String name, String sentence, Slope wrong) {
    Function<Object[], ?> factory =
        settings ->
            new Right((double) settings[0]) {
              @Override
              double slope(Along cost, double theta, double h) {
                return wrong.of(cost, theta, h);
              }
            };
    return new Mistake(name, sentence, factory);
  }

  /** The right way, step by step. */
  public static class Right implements GradientEstimator {
    private final double h;

    public Right(double h) {
      this.h = h;
    }

    @Override
    public Gradients estimate(ToDoubleFunction<Network> cost, Network net) {
      return new Gradients(
          block(cost, net, net.W1()),
          block(cost, net, net.b1()),
          block(cost, net, net.W2()),
          block(cost, net, net.b2()));
    }

    INDArray block(ToDoubleFunction<Network> cost, Network net, INDArray parameters) {
      INDArray slopes = Nd4j.create(DataType.DOUBLE, parameters.shape());
      for (long i = 0; i < parameters.size(0); i++) {
        for (long j = 0; j < parameters.size(1); j++) {
          long[] place = {i, j};
          if (!estimated(i, j, parameters)) {
            continue;
          }
          double theta = parameters.getDouble(place);
          Along along =
              value -> {
                parameters.putScalar(place, value);
                return cost.applyAsDouble(net);
              };
          slopes.putScalar(place, slope(along, theta, h));
          parameters.putScalar(place, back(theta, h));
        }
      }
      return slopes;
    }

    boolean estimated(long i, long j, INDArray theta) {
      return true;
    }

    double slope(Along cost, double theta, double h) {
      return (cost.at(theta + h) - cost.at(theta - h)) / (2 * h);
    }

    double back(double theta, double h) {
      return theta;
    }
  }
}
