package lab.grade;

import static lab.grade.Plain.array;
import static lab.grade.Plain.map;
import static lab.grade.Plain.plus;
import static lab.grade.Plain.times;
import static lab.grade.Plain.transposed;

import java.util.Arrays;
import lab.Activations;
import lab.Mask;
import lab.Model;
import lab.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Exercise 2.2: the right way, and wrong ones. */
final class ForwardPassMistakes {
  private ForwardPassMistakes() {}

  /** The right way, step by step. */
  static class Right implements Model {
    @Override
    public Activations forward(Network net, INDArray X, Mask mask) {
      double[][] Z = layer(Plain.of(net.W1()), Plain.of(X), Plain.of(net.b1()));
      double[][] H = dropped(map(Z, this::relu), mask);
      double[][] S = layer(Plain.of(net.W2()), H, Plain.of(net.b2()));
      return new Activations(array(H), array(S), array(softmax(S)), mask);
    }

    double[][] layer(double[][] W, double[][] A, double[][] b) {
      return plus(times(W, A), b);
    }

    double relu(double z) {
      return Math.max(0, z);
    }

    double[][] dropped(double[][] H, Mask mask) {
      return mask.factors() == null
          ? H
          : Plain.zip(H, Plain.of(mask.factors()), (h, factor) -> h * factor);
    }

    double[][] softmax(double[][] S) {
      double[][] columns = transposed(S);
      return transposed(Arrays.stream(columns).map(this::softmax).toArray(double[][]::new));
    }

    /** Of one image's scores. */
    double[] softmax(double[] s) {
      double largest = Arrays.stream(s).max().orElseThrow();
      double[] e = Arrays.stream(s).map(score -> Math.exp(score - largest)).toArray();
      double sum = Arrays.stream(e).sum();
      return Arrays.stream(e).map(part -> part / sum).toArray();
    }
  }
}
