package lab.train;

import java.util.List;
import java.util.SplittableRandom;
import lab.FeatureScaling;
import lab.data.Data;
import lab.data.ImageSet;
import lab.data.Images;
import reference.Accuracy;
import reference.Adam;
import reference.Backprop;
import reference.CrossEntropyCost;
import reference.CyclicalSchedule;
import reference.ForwardPass;
import reference.GaussianInit;
import reference.MiniBatches;
import reference.Sgd;
import reference.Standardise;

/** A few hundred images that a network can learn in a second: each class is brighter somewhere. */
public final class TinyImages {
  private static final int CLASSES = 4;

  private TinyImages() {}

  /** 230 training images (so that the last batch is smaller), 50 validation and 60 test images. */
  public static Data data() {
    return data(new Standardise());
  }

  /** The same, on a scale of one's own. */
  public static Data data(FeatureScaling scaling) {
    return set().split(230, 50).standardised(scaling);
  }

  /** 280 images to train on and validate with, 60 test images. */
  public static ImageSet set() {
    List<String> names = List.of("top", "upper", "lower", "bottom");
    return new ImageSet("tiny", "0123abcd", names, images(280, 1), images(60, 2));
  }

  private static Images images(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[n * Images.D];
    byte[] labels = new byte[n];
    for (int j = 0; j < n; j++) {
      labels[j] = (byte) (j % CLASSES);
      for (int i = 0; i < Images.D; i++) {
        boolean bright = i % 1024 / 256 == labels[j];
        pixels[j * Images.D + i] = (byte) (random.nextInt(200) + (bright ? 20 : 0));
      }
    }
    return new Images(pixels, labels);
  }

  /** Five cycles of 16 updates with the reference pieces. */
  public static Training training(Data data) {
    return Training.on(data)
        .network(new GaussianInit(0.01), 12)
        .forward(new ForwardPass())
        .cost(new CrossEntropyCost())
        .backward(new Backprop())
        .metric(new Accuracy())
        .batches(new MiniBatches(50))
        .optimiser(new Sgd())
        .schedule(new CyclicalSchedule(1e-5, 1e-1, 8))
        .cycles(5)
        .seed(7);
  }

  /** Three cycles of 16 updates with Adam, measured at their ends and halfway. */
  static Training threeCycles(Data data) {
    return training(data)
        .optimiser(new Adam())
        .schedule(new CyclicalSchedule(1e-5, 1e-2, 8))
        .cycles(3)
        .measureEvery(8);
  }
}
