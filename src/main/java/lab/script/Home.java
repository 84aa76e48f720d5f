package lab.script;

import java.nio.file.Path;
import java.util.function.Consumer;
import lab.base.Program;
import lab.course.Checker;

/**
 * The project's folder, and the paths of the files and folders in it.
 *
 * @param root where pom.xml lies
 */
public record Home(Path root) {
  /** The folder that the launcher named, or the one the program was started in. */
  public static Home here() {
    return new Home(Path.of(System.getProperty("lab.home", ".")).normalize());
  }

  /** The stubs: the one place that a student edits. */
  public Path mine() {
    return root.resolve("labs/mine");
  }

  /** The references' sources; a student's release has none. */
  public Path references() {
    return root.resolve("solutions/reference");
  }

  /** Work that made room for a pristine stub. */
  public Path kept() {
    return root.resolve("labs/.kept");
  }

  /**
   * The file of what is remembered from one start to the next.
   *
   * @param say where a sentence goes if that is damaged
   */
  public ProgressFile remembered(Consumer<String> say) {
    return new ProgressFile(root.resolve("labs"), say);
  }

  /** The jar or folder that holds the checks and the references: this program, or a part of it. */
  public static Path program() {
    return Program.of(Checker.class).home();
  }

  /** The student's pieces, compiled. */
  public Path mineClasses() {
    return root.resolve("target/mine/classes");
  }

  /** How a file of mine is named to people. */
  public static String shown(String piece) {
    return "labs/mine/" + piece + ".java";
  }
}
