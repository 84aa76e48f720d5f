package lab.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Reads the versions of the lab and of ND4J that the build wrote down. */
public final class Versions {
  private static final Properties WRITTEN = read();

  private Versions() {}

  /** The version of the lab. */
  public static String lab() {
    return WRITTEN.getProperty("lab");
  }

  /** The version of ND4J. */
  public static String nd4j() {
    return WRITTEN.getProperty("nd4j");
  }

  private static Properties read() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("/lab/version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
