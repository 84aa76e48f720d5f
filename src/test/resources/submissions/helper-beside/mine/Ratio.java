package mine;

final class Ratio {
  static double of(int part, int all) {
    return part / (double) all;
  }
}
