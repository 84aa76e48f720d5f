package lab.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests by name, for algorithms that every Java has. */
final class Digests {
  private Digests() {}

  /**
   * @param algorithm {@code MD5} or {@code SHA-256}
   */
  static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
