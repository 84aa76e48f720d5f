package lab.course.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lab.piece.Matrices;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The text of a call's arguments, written down before the piece is called, since the piece may
 * change what it is given.
 */
public final class Example {
  private final String call;
  private final Map<String, double[][]> inputs = new LinkedHashMap<>();

  private Example(String call) {
    this.call = call;
  }

  /** Begins the example with the call, such as {@code loss(S, Y)}. */
  public static Example of(String call) {
    return new Example(call);
  }

  /** With an argument, if it is a small matrix. */
  public Example with(String name, INDArray argument) {
    if (argument.rank() == 2 && argument.length() <= MatrixComparison.SMALL) {
      inputs.put(name, Matrices.of(argument));
    }
    return this;
  }

  /** Indented, to stand below what is wrong. */
  List<String> lines() {
    return Stream.concat(
            Stream.of("  " + call),
            inputs.entrySet().stream()
                .map(
                    one ->
                        "    %s = %s"
                            .formatted(one.getKey(), SignificantDigits.of(one.getValue()))))
        .toList();
  }
}
