package lab.beyond;

import java.util.function.UnaryOperator;
import lab.Network;
import lab.Range;
import lab.Shape;
import lab.data.ImageShape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Test-time augmentation: the scores of an image are the mean of those of its views, which are the
 * image and its mirror image, each moved by −shift … shift pixels right and down, in all c = 2 (2
 * shift + 1)² ways. As in training, the uncovered border keeps its old pixels.
 *
 * <p>Each view is linear in the image, V x. So the ensemble is one two-layer network, for the image
 * as it is, with c times as many hidden units:
 *
 * <pre>
 * W1 V x + b1 = (W1 V) x + b1
 *
 * W1' = [W1 V_1; …; W1 V_c]    b1' = [b1; …; b1]
 * W2' = [W2 … W2] / c          b2' = b2
 * </pre>
 *
 * @param shape of the images
 * @param shift in pixels, 0 or more, below the side; 0 for the image and its mirror image alone
 */
public record Views(ImageShape shape, int shift) implements UnaryOperator<Network> {
  /**
   * @throws IllegalArgumentException if shift is negative or not below the side, or the shape is
   *     missing
   */
  public Views {
    Range.requireGiven("Views", "a shape of images", shape);
    boolean inside = 0 <= shift && shift < shape.side();
    Range.require("Views", "shift", shift, inside, "0 or more pixels, below %d", shape.side());
  }

  /** The number of views, c. */
  public int count() {
    return 2 * (2 * shift + 1) * (2 * shift + 1);
  }

  /**
   * The ensemble of all views.
   *
   * @param net of images of this shape; left as it is
   * @return a network with c·m hidden units, of the same precision
   * @throws IllegalArgumentException if the network is of other images
   */
  @Override
  public Network apply(Network net) {
    Shape.require("Views", "W1", net.W1(), Shape.ANY, shape.d(), "m×d with d = %d", shape.d());
    int c = count();
    INDArray W1 = Nd4j.createUninitialized(net.W1().dataType(), c * (long) net.m(), net.d());
    int view = 0;
    for (int mirrored = 0; mirrored <= 1; mirrored++) {
      for (int right = -shift; right <= shift; right++) {
        for (int down = -shift; down <= shift; down++) {
          INDArrayIndex units = NDArrayIndex.interval(view * (long) net.m(), (view + 1L) * net.m());
          INDArray seen = W1.get(units, NDArrayIndex.all()).assign(0);
          see(net.W1(), sources(mirrored == 1, right, down), seen);
          view++;
        }
      }
    }
    INDArray b1 = Nd4j.tile(net.b1(), c, 1);
    INDArray W2 = Nd4j.tile(net.W2(), 1, c).divi(c);
    return new Network(W1, b1, W2, net.b2().dup());
  }

  /** Adds W1 V to {@code seen}, where input p of V x is input {@code sources[p]} of x. */
  private static void see(INDArray W1, int[] sources, INDArray seen) {
    for (int p = 0; p < sources.length; p++) {
      seen.getColumn(sources[p]).addi(W1.getColumn(p));
    }
  }

  /** Which input of the image each input of the view is. */
  private int[] sources(boolean mirrored, int right, int down) {
    int side = shape.side();
    int[] sources = new int[shape.d()];
    for (int p = 0; p < sources.length; p++) {
      int plane = p / (side * side);
      int i = p / side % side - down;
      int j = p % side - right;
      boolean covered = 0 <= i && i < side && 0 <= j && j < side;
      int row = covered ? i : i + down;
      int column = covered ? j : j + right;
      sources[p] = (plane * side + row) * side + (mirrored ? side - 1 - column : column);
    }
    return sources;
  }
}
