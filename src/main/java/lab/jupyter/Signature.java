package lab.jupyter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages, and tells whether one was signed by who has the key: HMAC with SHA-256. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * Signs with a key.
   *
   * @param key not empty
   */
  Signature(String key) {
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The signature of a message's parts, in hexadecimal digits. */
  byte[] of(List<byte[]> parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      parts.forEach(mac::update);
      return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** Whether this is their signature; how long the answer takes gives nothing away. */
  boolean fits(byte[] signature, List<byte[]> parts) {
    return MessageDigest.isEqual(of(parts), signature);
  }
}
