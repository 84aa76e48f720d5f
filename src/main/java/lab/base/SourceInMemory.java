package lab.base;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** Gives the compiler a source that is held in memory and lies in no file. */
public final class SourceInMemory extends SimpleJavaFileObject {
  private final String type;
  private final String text;

  /**
   * Makes the source of a class.
   *
   * @param folder with slashes, such as {@code mine/}; empty for none
   * @param type the class's simple name
   */
  public SourceInMemory(String folder, String type, String text) {
    super(URI.create("memory:///" + folder + type + ".java"), Kind.SOURCE);
    this.type = type;
    this.text = text;
  }

  /** Gives the class's simple name. */
  public String type() {
    return type;
  }

  @Override
  public String getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
