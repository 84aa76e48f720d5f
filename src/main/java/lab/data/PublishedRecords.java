package lab.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import lab.base.Digests;

/**
 * Digests by which the records of CIFAR-10 are recognised without the images themselves: the first
 * five bytes of every record's SHA-256, and a digest of them all. No two published records are the
 * same. That a record which is none of 50,000 has the first bytes of one of them happens once in
 * twenty million.
 *
 * @param digest SHA-256 of the SHA-256s of all records, sorted, in hexadecimal: whatever their
 *     order
 * @param heads the first five bytes of each, as a number, sorted
 */
record PublishedRecords(String digest, long[] heads) {
  /** Bytes that are kept of a record's SHA-256. */
  static final int HEAD = 5;

  /** Those of some images. */
  static PublishedRecords of(Images images) {
    byte[][] hashes = hashes(images);
    return new PublishedRecords(
        digest(hashes), Arrays.stream(hashes).mapToLong(PublishedRecords::head).sorted().toArray());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param n how many
   */
  static PublishedRecords read(String digest, InputStream in, int n) throws IOException {
    DataInputStream data = new DataInputStream(in);
    long[] heads = new long[n];
    byte[] head = new byte[HEAD];
    for (int i = 0; i < n; i++) {
      data.readFully(head);
      heads[i] = head(head);
    }
    return new PublishedRecords(digest, heads);
  }

  /** Writes the first bytes, as {@link #read} wants them. */
  void write(OutputStream out) throws IOException {
    for (long head : heads) {
      for (int i = HEAD - 1; i >= 0; i--) {
        out.write((int) (head >>> 8 * i));
      }
    }
  }

  /**
   * How many of some images are none of these: others, or one of these that came before.
   *
   * @return 0 only if they are these, in whatever order
   */
  int differing(Images images) {
    byte[][] hashes = hashes(images);
    if (digest(hashes).equals(digest)) {
      return 0;
    }
    boolean[] seen = new boolean[heads.length];
    int differing = 0;
    for (byte[] hash : hashes) {
      int at = Arrays.binarySearch(heads, head(hash));
      if (at < 0 || seen[at]) {
        differing++;
      } else {
        seen[at] = true;
      }
    }
    return Math.max(1, differing);
  }

  private static String digest(byte[][] hashes) {
    byte[][] sorted = hashes.clone();
    Arrays.sort(sorted, Arrays::compareUnsigned);
    MessageDigest all = Digests.of("SHA-256");
    for (byte[] hash : sorted) {
      all.update(hash);
    }
    return HexFormat.of().formatHex(all.digest());
  }

  private static byte[][] hashes(Images images) {
    int d = images.shape().d();
    return IntStream.range(0, images.n())
        .parallel()
        .mapToObj(
            j -> {
              MessageDigest hash = Digests.of("SHA-256");
              hash.update(images.labels()[j]);
              byte[] one = new byte[d];
              images.read(j, 0, one);
              hash.update(one);
              return hash.digest();
            })
        .toArray(byte[][]::new);
  }

  private static long head(byte[] hash) {
    long head = 0;
    for (int i = 0; i < HEAD; i++) {
      head = head << 8 | hash[i] & 0xFF;
    }
    return head;
  }
}
