package lab.base;

import java.io.IOException;
import java.io.StringReader;
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
    try {
      properties.load(new StringReader(Resources.text(Versions.class, "/lab/version.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
