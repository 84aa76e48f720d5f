package lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EntrywiseTest {
  @ParameterizedTest
  @CsvSource({"FLOAT, c", "FLOAT, f", "DOUBLE, c", "DOUBLE, f"})
  void rootsOfEveryEntry(DataType type, char order) {
    INDArray a = Nd4j.linspace(0, 11, 12, type).reshape(3, 4).dup(order);
    double[][] before = a.toDoubleMatrix();

    INDArray root = Entrywise.sqrt(a);

    assertThat(root.dataType()).isEqualTo(type);
    assertThat(root.ordering()).isEqualTo(order);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) {
        assertThat(root.getDouble(i, j)).isEqualTo(root(before[i][j], type));
        assertThat(a.getDouble(i, j)).isEqualTo(before[i][j]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"FLOAT", "DOUBLE"})
  void aViewIsReadWhereItLies(DataType type) {
    INDArray view = Nd4j.linspace(1, 12, 12, type).reshape(3, 4).transpose().getRow(2, true);

    INDArray root = Entrywise.sqrt(view);

    assertThat(root.shape()).containsExactly(1, 3);
    assertThat(root.getDouble(0, 1)).isEqualTo(root(view.getDouble(0, 1), type));
  }

  private static double root(double x, DataType type) {
    return type == DataType.FLOAT ? (float) Math.sqrt(x) : Math.sqrt(x);
  }
}
