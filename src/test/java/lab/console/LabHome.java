package lab.console;

import java.nio.file.Path;

/** Lets the program take a folder for the project's, until this is closed. */
public final class LabHome implements AutoCloseable {
  private static final String NAME = "lab.home";
  private final String before = System.getProperty(NAME);

  public LabHome(Path folder) {
    System.setProperty(NAME, folder.toString());
  }

  @Override
  public void close() {
    if (before == null) {
      System.clearProperty(NAME);
    } else {
      System.setProperty(NAME, before);
    }
  }
}
