package bench.contestant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import lab.Augmentation;
import lab.Network;
import lab.data.Cifar10;
import lab.data.Data;
import lab.data.ImageSet;
import lab.data.Images;
import lab.data.Shapes;
import org.nd4j.linalg.api.ndarray.INDArray;
import reference.CyclicalSchedule;
import reference.Flip;
import reference.GaussianInit;
import reference.MiniBatches;
import reference.Shift;
import reference.Standardise;

/**
 * What all contestants share: images, the order they come in, rates, and weights to start from.
 * Made by the lab's own pieces; the others read them from files, all little-endian:
 *
 * <pre>
 * images.f32       n images of 3072 numbers, standardised
 * labels.u8        n classes
 * order.i32        n image numbers; batch t is the t-th part of it, and after the last part the first again
 * rates-sgd.f64    the rate of update t, and after the last the first again
 * rates-adam.f64   the same for Adam
 * weights-M.f32    W1 (m×d) and W2 (K×m), row by row, for m = M
 * </pre>
 */
final class Materials {
  static final int N = 10_000;
  static final int K = 10;
  static final GaussianInit START = new GaussianInit(0.01);
  static final long SEED = 42;

  private static final String SGD_RATES = "rates-sgd.f64";
  private static final String ADAM_RATES = "rates-adam.f64";
  private static final int VALIDATION = 1_000;

  private Materials() {}

  /** Writes them: the folder, then every m. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    Data data = data();
    INDArray X = data.train().X();
    Files.write(folder.resolve("images.f32"), floats(X.data().asNioFloat().slice(0, N * Images.D)));
    Files.write(folder.resolve("labels.u8"), data.train().labels());
    ByteBuffer order = little(Integer.BYTES * N);
    for (int image : new MiniBatches(N).epoch(N, new SplittableRandom(SEED))[0]) {
      order.putInt(image);
    }
    Files.write(folder.resolve("order.i32"), order.array());
    Files.write(folder.resolve(SGD_RATES), rates(schedule(false)));
    Files.write(folder.resolve(ADAM_RATES), rates(schedule(true)));
    for (String m : Arrays.asList(args).subList(1, args.length)) {
      Network net = START.network(Images.D, Integer.parseInt(m), K, SEED);
      ByteBuffer weights = little(Float.BYTES * net.m() * (Images.D + K));
      for (INDArray W : new INDArray[] {net.W1(), net.W2()}) {
        for (float weight : W.dup('c').data().asFloat()) {
          weights.putFloat(weight);
        }
      }
      Files.write(folder.resolve("weights-" + m + ".f32"), weights.array());
    }
    System.out.println(data.name());
  }

  /** Adam's steps are as large as its rate, whatever the gradients. */
  static CyclicalSchedule schedule(boolean adam) {
    return adam ? new CyclicalSchedule(1e-7, 1e-3, 450) : new CyclicalSchedule(1e-5, 1e-1, 450);
  }

  private static byte[] rates(CyclicalSchedule schedule) {
    ByteBuffer rates = little(Double.BYTES * (int) schedule.period());
    for (int t = 0; t < schedule.period(); t++) {
      rates.putDouble(schedule.eta(t));
    }
    return rates.array();
  }

  private static byte[] floats(FloatBuffer values) {
    ByteBuffer bytes = little(Float.BYTES * values.remaining());
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** 10,000 images to train on, of CIFAR-10 where it is, else of Shapes with its test images. */
  static Data data() {
    ImageSet set = Cifar10.isPresent() ? Cifar10.load() : Shapes.load();
    Images train = set.train().slice(0, N);
    Images rest = set.test().slice(0, VALIDATION);
    byte[] pixels = Arrays.copyOf(train.pixels(), (N + VALIDATION) * Images.D);
    System.arraycopy(rest.pixels(), 0, pixels, N * Images.D, VALIDATION * Images.D);
    byte[] labels = Arrays.copyOf(train.labels(), N + VALIDATION);
    System.arraycopy(rest.labels(), 0, labels, N, VALIDATION);
    return new ImageSet(set.name(), set.digest(), set.classes(), new Images(pixels, labels), rest)
        .split(N, VALIDATION)
        .standardised(new Standardise());
  }

  static Augmentation augmentation(Task task) {
    return task.augmented() ? new Flip(0.5).then(new Shift(3, 0.5)) : Augmentation.NONE;
  }

  /** One of the files, mapped. */
  static ByteBuffer file(Task task, String name) {
    try (FileChannel channel = FileChannel.open(task.folder().resolve(name))) {
      return channel
          .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a period. */
  static double[] rates(Task task) {
    DoubleBuffer file = file(task, task.adam() ? ADAM_RATES : SGD_RATES).asDoubleBuffer();
    double[] rates = new double[file.remaining()];
    file.get(rates);
    return rates;
  }

  static int[] order(Task task) {
    int[] order = new int[N];
    file(task, "order.i32").asIntBuffer().get(order);
    return order;
  }

  /** W1 (m×d), then W2 (K×m), row by row. */
  static float[][] weights(Task task) {
    var weights = file(task, "weights-" + task.m() + ".f32").asFloatBuffer();
    float[][] both = {new float[task.m() * Images.D], new float[K * task.m()]};
    weights.get(both[0]).get(both[1]);
    return both;
  }
}
