package lab.data;

/** Where {@link Images} have their bytes: in an array, or in files. */
sealed interface PixelSource permits ArrayPixels, MappedPixels {
  /**
   * Copies bytes of one image.
   *
   * @param j the image, 0 … n − 1
   * @param first the first pixel, 0 … d − 1
   * @param into filled with the pixels from there on
   */
  void read(int j, int first, byte[] into);

  /**
   * A number that becomes another one when bytes of some images are changed.
   *
   * @param from the first image
   * @param to the first that no longer counts
   */
  long checksum(int from, int to);
}
