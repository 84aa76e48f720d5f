package bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What every contestant of one comparison trains.
 *
 * @param m hidden units
 * @param n images of a batch
 * @param threads inside the operations of a contestant
 * @param variation what is not plain in it
 */
record Setting(int m, int n, int threads, Variation variation) {

  /** What a contestant is started with. */
  List<String> arguments(Path folder) {
    return List.of(folder.toString(), "" + m, "" + n, "" + threads, variation.word());
  }

  /** For files. */
  String name() {
    return "m%d-n%d-%d-%s".formatted(m, n, threads, variation.word());
  }

  /** In a line above its table. */
  @Override
  public String toString() {
    return "m = %d, n = %d, %s, %s"
        .formatted(m, n, threads == 1 ? "1 thread" : threads + " threads", variation);
  }
}
