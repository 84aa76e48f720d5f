package bench.contestant;

import java.nio.file.Path;

/** What a contestant is started with; see bench.Setting. */
record Task(
    Path folder, int m, int n, int threads, boolean augmented, boolean adam, boolean dropout) {
  static final double LAMBDA = 1e-3;

  /** The probability with which a hidden unit is dropped, where there is dropout. */
  static final double DROPPED = 0.2;

  static Task of(String[] args) {
    return new Task(
        Path.of(args[0]),
        Integer.parseInt(args[1]),
        Integer.parseInt(args[2]),
        Integer.parseInt(args[3]),
        args[4].equals("augmented"),
        args[4].equals("adam"),
        args[4].equals("dropout"));
  }
}
