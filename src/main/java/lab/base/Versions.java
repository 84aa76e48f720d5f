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

  /**
   * A digest of the lab's own classes: of one version there may be several, while it is changed.
   */
  public static String classes() {
    return Classes.DIGEST;
  }

  /** Read when they are asked for, which is seldom. */
  private static final class Classes {
    private static final String DIGEST =
        Digests.shortly(Uncheck.get(() -> Program.of(Versions.class).classes("lab")));
  }

  private static Properties read() {
    Properties properties = new Properties();
    String written = Resources.text(Versions.class, "/lab/version.properties");
    Uncheck.run(() -> properties.load(new StringReader(written)));
    return properties;
  }
}
