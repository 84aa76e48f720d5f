package lab.base;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** Computes digests such as SHA-256. */
public final class Digests {
  private static final int SHORT = 12;

  private Digests() {}

  /**
   * @param algorithm {@code MD5} or {@code SHA-256}
   */
  public static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first twelve characters of the SHA-256 of files and their names, in hexadecimal. */
  public static String shortly(SortedMap<String, byte[]> files) {
    MessageDigest digest = of("SHA-256");
    files.forEach(
        (name, content) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update(content);
        });
    return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
  }

  /** A digest of some bytes, in hexadecimal. */
  public static String hex(String algorithm, byte[] bytes) {
    return HexFormat.of().formatHex(of(algorithm).digest(bytes));
  }
}
