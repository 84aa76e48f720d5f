package lab.course.adam;

import java.util.List;
import java.util.stream.Stream;
import lab.Gradients;
import lab.Network;
import lab.course.kit.Mistake;
import lab.course.kit.OptimiserMistakes;
import lab.course.kit.PlainOptimiser;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The known mistakes of exercise 11.1, Adam, each made from the right way in plain loops. */
public final class AdamMistakes {
  private AdamMistakes() {}

  private static final List<Mistake> OWN =
      List.of(
          step(
              "t from 0 (NaN)",
              "your k begins at 0, and 1 − beta^0 is 0; the first update, t = 0, has k = 1",
              (a, first, second, t) -> a.step(first, second, t - 1)),
          step(
              "t one too large",
              "your k begins at 2; the first update, t = 0, has k = 1",
              (a, first, second, t) -> a.step(first, second, t + 1)),
          step(
              "no bias correction",
              "you use the moments as they are; divide the first by 1 − beta1^k and the second by 1 − beta2^k",
              (a, first, second, t) -> first / (Math.sqrt(second) + a.eps)),
          step(
              "beta not raised to t",
              "you divide by 1 − beta at every update; it is 1 − beta^k",
              (a, first, second, t) -> a.step(first, second, 0)),
          step(
              "k one too small from the second update on",
              "you correct with t at every update but the first; k counts the updates, so it is t + 1",
              (a, first, second, t) -> a.step(first, second, Math.max(t, 1) - 1)),
          step(
              "correction of one moment only",
              "you correct the first moment alone; divide the second by 1 − beta2^k as well",
              (a, first, second, t) -> first / a.correct1(t) / (Math.sqrt(second) + a.eps)),
          step(
              "correction of the second moment only",
              "you correct the second moment alone; divide the first by 1 − beta1^k as well",
              (a, first, second, t) -> first / (Math.sqrt(second / a.correct2(t)) + a.eps)),
          step(
              "both corrected by beta1",
              "you correct both moments with beta1; the second has beta2",
              (a, first, second, t) ->
                  first / a.correct1(t) / (Math.sqrt(second / a.correct1(t)) + a.eps)),
          step(
              "multiplied by the correction",
              "you multiply the moments by 1 − beta^k; divide them by it",
              (a, first, second, t) ->
                  first * a.correct1(t) / (Math.sqrt(second * a.correct2(t)) + a.eps)),
          step(
              "(1 − beta)^k",
              "you take 1 − beta to the power of k; beta alone has that power, in 1 − beta^k",
              (a, first, second, t) ->
                  first
                      / Math.pow(1 - a.beta1, t + 1)
                      / (Math.sqrt(second / Math.pow(1 - a.beta2, t + 1)) + a.eps)),
          step(
              "divided by beta^k",
              "you divide the moments by beta^k; a moment's weights add up to 1 − beta^k",
              (a, first, second, t) ->
                  first
                      / Math.pow(a.beta1, t + 1)
                      / (Math.sqrt(second / Math.pow(a.beta2, t + 1)) + a.eps)),
          step(
              "epsilon inside the root",
              "you add eps inside the root; it is added to the root",
              (a, first, second, t) ->
                  first / a.correct1(t) / Math.sqrt(second / a.correct2(t) + a.eps)),
          step(
              "epsilon before the correction",
              "you add eps to the root of the second moment as it is; correct the moment first, then"
                  + " take the root and add eps",
              (a, first, second, t) ->
                  first / a.correct1(t) / ((Math.sqrt(second) + a.eps) / Math.sqrt(a.correct2(t)))),
          step(
              "corrected after the root",
              "you take the root and then correct it; the root is that of second / (1 − beta2^k)",
              (a, first, second, t) ->
                  first / a.correct1(t) / (Math.sqrt(second) / a.correct2(t) + a.eps)),
          step(
              "epsilon left out",
              "you do not add eps, and divide 0 by 0 where a gradient is 0",
              (a, first, second, t) -> first / a.correct1(t) / Math.sqrt(second / a.correct2(t))),
          step(
              "no root",
              "you divide by the second moment itself; divide by its root",
              (a, first, second, t) -> first / a.correct1(t) / (second / a.correct2(t) + a.eps)),
          step(
              "momentum alone",
              "you do not divide by the root of the second moment",
              (a, first, second, t) -> first / a.correct1(t)),
          new Mistake(
              "g in place of g²",
              "your second moment is a mean of g; it is one of g²",
              settings ->
                  new Right(settings) {
                    @Override
                    double square(double g) {
                      return g;
                    }
                  }),
          new Mistake(
              "|g| in place of g²",
              "your second moment is a mean of |g|; it is one of g²",
              settings ->
                  new Right(settings) {
                    @Override
                    double square(double g) {
                      return Math.abs(g);
                    }
                  }),
          new Mistake(
              "no (1 − beta)",
              "you add all of g to beta times the moment, which grows; look at what makes it a mean",
              settings ->
                  new Right(settings) {
                    @Override
                    double mean(boolean first, double before, double now) {
                      return beta(first) * before + now;
                    }
                  }),
          whole(
              "no (1 − beta1)",
              "you add g whole to beta1 times the first moment; it comes in with 1 − beta1",
              true),
          whole(
              "no (1 − beta2)",
              "you add g² whole to beta2 times the second moment; it comes in with 1 − beta2",
              false),
          new Mistake(
              "the gradient in place of the first moment",
              "you step by g itself; step by the first moment, which is its running mean",
              settings ->
                  new Right(settings) {
                    @Override
                    double mean(boolean first, double before, double now) {
                      return first ? now : super.mean(false, before, now);
                    }

                    @Override
                    double step(double first, double second, long t) {
                      return super.step(first * correct1(t), second, t);
                    }
                  }),
          new Mistake(
              "beta1 for both moments",
              "you take beta1 for both moments; the second has beta2",
              settings -> new Right(settings[0], settings[0], settings[2])),
          new Mistake(
              "beta2 for both moments",
              "you take beta2 for both moments; the first has beta1",
              settings -> new Right(settings[1], settings[1], settings[2])),
          new Mistake(
              "beta and 1 − beta changed round",
              "you keep 1 − beta of the moment; keep beta of it, and add 1 − beta of what is new",
              settings ->
                  new Right(settings) {
                    @Override
                    double mean(boolean first, double before, double now) {
                      return (1 - beta(first)) * before + beta(first) * now;
                    }
                  }),
          new Mistake(
              "betas changed round",
              "you take beta2 for the first moment and beta1 for the second",
              settings -> new Right(settings[1], settings[0], settings[2])),
          new Mistake(
              "the paper's settings always",
              "you compute with fixed numbers; take beta1, beta2 and eps of this Adam",
              settings -> new Right(0.9, 0.999, 1e-8)),
          new Mistake(
              "the gradient squared in its own memory",
              "you square the gradient in its own memory; use mul and not muli",
              settings ->
                  new Right(settings) {
                    @Override
                    public void update(
                        Network net, Gradients g, List<INDArray> state, double eta, long t) {
                      super.update(net, g, state, eta, t);
                      g.arrays().forEach(array -> array.muli(array));
                    }
                  }),
          step(
              "k in an int",
              "your k is an int, which falls below 0 after 2³¹ − 1 updates; t is a long, so let k be"
                  + " one",
              (a, first, second, t) -> a.step(first, second, (int) t)),
          new Mistake(
              "1 − beta1 in the second moment",
              "you weigh g² by 1 − beta1; the second moment has beta2 in both its weights",
              settings ->
                  new Right(settings) {
                    @Override
                    double mean(boolean first, double before, double now) {
                      return first
                          ? super.mean(true, before, now)
                          : beta2 * before + (1 - beta1) * now;
                    }
                  }),
          kept(
              "corrected moments kept",
              "you write the corrected moments into state, so the next update corrects them again;"
                  + " state keeps the moments as they were before",
              (a, first, t) -> first.divi(a.correct1(t)),
              (a, second, t) -> second.divi(a.correct2(t))),
          kept(
              "the corrected first moment kept",
              "you write the corrected first moment into state, so the next update corrects it again;"
                  + " state keeps it as it was before",
              (a, first, t) -> first.divi(a.correct1(t)),
              (a, second, t) -> {}),
          kept(
              "the corrected second moment kept",
              "you write the corrected second moment into state, so the next update corrects it again;"
                  + " state keeps it as it was before",
              (a, first, t) -> {},
              (a, second, t) -> second.divi(a.correct2(t))),
          kept(
              "the root kept as second moment",
              "after an update state holds the root of the second moment; the next update needs the"
                  + " moment itself, so look at what works in place",
              (a, first, t) -> {},
              (a, second, t) -> Transforms.sqrt(second, false)),
          kept(
              "the corrected root kept as second moment",
              "after an update state holds the root of the corrected second moment; the next update"
                  + " needs the moment itself, so look at what works in place",
              (a, first, t) -> {},
              (a, second, t) -> Transforms.sqrt(second.divi(a.correct2(t)), false)));

  static final List<Mistake> ALL =
      Stream.concat(OptimiserMistakes.of(Right::new, "Adam", "moments"), OWN.stream()).toList();

  private interface Aftermath {
    void change(Right adam, INDArray moment, long t);
  }

  /** A right update that leaves the moments otherwise than they were computed. */
  private static Mistake kept(String name, String sentence, Aftermath ofFirst, Aftermath ofSecond) {
    return new Mistake(
        name,
        sentence,
        settings ->
            new Right(settings) {
              @Override
              public void update(
                  Network net, Gradients g, List<INDArray> state, double eta, long t) {
                super.update(net, g, state, eta, t);
                state.subList(0, 4).forEach(first -> ofFirst.change(this, first, t));
                state.subList(4, 8).forEach(second -> ofSecond.change(this, second, t));
              }
            });
  }

  private interface Step {
    double of(Right adam, double first, double second, long t);
  }

  private static Mistake step(String name, String sentence, Step wrong) {
    return new Mistake(
        name,
        sentence,
        settings ->
            new Right(settings) {
              private final Right right = new Right(settings);

              @Override
              double step(double first, double second, long t) {
                return wrong.of(right, first, second, t);
              }
            });
  }

  /** What is new is added whole to one moment. */
  private static Mistake whole(String name, String sentence, boolean first) {
    return new Mistake(
        name,
        sentence,
        settings ->
            new Right(settings) {
              @Override
              double mean(boolean isFirst, double before, double now) {
                return isFirst == first
                    ? beta(first) * before + now
                    : super.mean(isFirst, before, now);
              }
            });
  }

  /** The right way, step by step. */
  public static class Right extends PlainOptimiser {
    final double beta1;
    final double beta2;
    final double eps;

    public Right(Object... settings) {
      super(2);
      this.beta1 = (double) settings[0];
      this.beta2 = (double) settings[1];
      this.eps = (double) settings[2];
    }

    @Override
    protected double step(double g, double[] memory, double eta, long t) {
      memory[0] = mean(true, memory[0], g);
      memory[1] = mean(false, memory[1], square(g));
      return eta * step(memory[0], memory[1], t);
    }

    double mean(boolean first, double before, double now) {
      return beta(first) * before + (1 - beta(first)) * now;
    }

    double beta(boolean first) {
      return first ? beta1 : beta2;
    }

    double square(double g) {
      return g * g;
    }

    double step(double first, double second, long t) {
      return first / correct1(t) / (Math.sqrt(second / correct2(t)) + eps);
    }

    double correct1(long t) {
      return 1 - Math.pow(beta1, t + 1);
    }

    double correct2(long t) {
      return 1 - Math.pow(beta2, t + 1);
    }
  }
}
