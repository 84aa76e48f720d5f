package lab.base;

import java.io.StringReader;
import java.util.Properties;
import org.apache.commons.io.function.Uncheck;

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
    String written = Resources.text(Versions.class, "/lab/version.properties");
    Uncheck.run(() -> properties.load(new StringReader(written)));
    return properties;
  }
}
