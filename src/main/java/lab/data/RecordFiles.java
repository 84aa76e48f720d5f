package lab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Files of records, a byte of label and d of pixels each, as one row of images.
 *
 * @param paths the files
 * @param ends how many images there are up to the end of each
 * @param d pixels of an image
 */
record RecordFiles(List<Path> paths, int[] ends, int d) {
  /**
   * Files of whole records.
   *
   * @throws IOException if the length of one cannot be known
   */
  static RecordFiles of(List<Path> paths, int d) throws IOException {
    int[] ends = new int[paths.size()];
    int n = 0;
    for (int k = 0; k < ends.length; k++) {
      n += (int) (Files.size(paths.get(k)) / (1 + d));
      ends[k] = n;
    }
    return new RecordFiles(paths, ends, d);
  }

  /** The file that has image j. */
  int file(int j) {
    int k = 0;
    while (j >= ends[k]) {
      k++;
    }
    return k;
  }

  /** Where in file k the pixels of image j begin. */
  int offset(int k, int j) {
    int inFile = j - (k == 0 ? 0 : ends[k - 1]);
    return inFile * (1 + d) + 1;
  }

  /** A number that becomes another one when a file is written to: of lengths and times. */
  long stamp() {
    long stamp = 0;
    for (Path path : paths) {
      try {
        stamp = 31 * stamp + Objects.hash(Files.size(path), Files.getLastModifiedTime(path));
      } catch (IOException e) {
        stamp = 31 * stamp - 1; // gone
      }
    }
    return stamp;
  }
}
