package lab.grade;

import static lab.grade.Plain.gaussian;

import java.util.Map;
import lab.Differentiator;
import lab.Mask;
import lab.Network;
import lab.diagnose.Symbols;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Exercise 4.1: how its mistakes are told apart. */
final class BackpropDiagnosis {
  static final Diagnostics OF =
      new Diagnostics(
          settings -> new BackpropMistakes.Right(), Symbols.of(Map.of()), BackpropDiagnosis::ask);

  private BackpropDiagnosis() {}

  private static void ask(Pieces pieces) {
    ask(pieces, 5, 7, 3, 11, 0, 0);
    ask(pieces, 7, 5, 4, 13, 0, 0);
    ask(pieces, 5, 7, 3, 1, 0, 0);
    ask(pieces, 7, 5, 4, 1, 0, 0);
    ask(pieces, 5, 7, 3, 11, 0.3, 0);
    ask(pieces, 7, 5, 4, 13, 0.07, 0);
    ask(pieces, 5, 7, 3, 11, 0, 0.4);
    ask(pieces, 7, 5, 4, 13, 0, 0.3);
    ask(pieces, 5, 7, 3, 11, 0.3, 0.4);
    ask(pieces, 7, 5, 4, 13, 0.07, 0.3);
    ask(pieces, 5, 3, 2, 211, 0, 0);
    ask(pieces, 3, 5, 4, 307, 0, 0);
  }

  private static void ask(
      Pieces pieces, int d, int m, int K, int n, double lambda, double dropped) {
    Dice dice = pieces.dice();
    Network net = Networks.random(d, m, K, dice);
    INDArray X = gaussian(d, n, dice);
    INDArray Y = Plain.oneHot(K, dice.ints(n, 0, K).toArray());
    Mask mask = dropped == 0 ? Mask.NONE : mask(m, n, dropped, dice);
    pieces
        .piece(Differentiator.class)
        .gradients(net, X, new ForwardPassMistakes.Right().forward(net, X, mask), Y, lambda);
  }

  private static Mask mask(int m, int n, double dropped, Dice dice) {
    double kept = 1 / (1 - dropped);
    double[][] factors = new double[m][n];
    return new Mask(Plain.array(Plain.map(factors, x -> dice.nextDouble() < dropped ? 0 : kept)));
  }
}
