package lab.course.kit;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The ways in which the same matrix may lie in memory, all of which pieces must accept. */
public enum Layout {
  /** Row by row. */
  C {
    @Override
    public INDArray of(INDArray array) {
      return array.dup('c');
    }
  },
  /** Column by column. */
  F {
    @Override
    public INDArray of(INDArray array) {
      return array.dup('f');
    }
  },
  /** As a part of a larger matrix. */
  VIEW {
    @Override
    public INDArray of(INDArray array) {
      long rows = array.size(0);
      long columns = array.size(1);
      INDArray larger = Nd4j.create(array.dataType(), new long[] {rows + 2, columns + 3}, 'f');
      larger.assign(99);
      INDArray view =
          larger.get(NDArrayIndex.interval(1, rows + 1), NDArrayIndex.interval(2, columns + 2));
      return view.assign(array);
    }
  };

  /** A copy of a matrix that lies so. */
  public abstract INDArray of(INDArray array);

  /** A copy in this layout, in another precision. */
  public INDArray of(INDArray array, DataType type) {
    return of(array.castTo(type));
  }
}
