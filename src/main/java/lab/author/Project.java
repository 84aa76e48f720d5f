package lab.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lab.script.Home;
import lab.stepper.Lab;

/**
 * The instructor's project, which holds the references and in which exercises are written.
 *
 * @param home its folder
 */
public record Project(Home home) {
  static final String README = "README.md";

  /** What a student's copy has in its place. */
  static final String STUDENTS_README = "src/release/README.md";

  static final String COURSE = "src/main/java/lab/course/Course.java";
  static final String IDLE = "src/test/java/lab/course/IdleTest.java";
  static final String CASES = "src/test/resources/cases/cases.csv";
  static final String VARIANTS = "src/test/java/lab/course/VariantsTest.java";

  /**
   * The project in a folder.
   *
   * @throws IOException in a sentence, if it is a student's release
   */
  public static Project in(Home home) throws IOException {
    if (!Files.isDirectory(home.references())) {
      throw new IOException(
          "Exercises are written in the instructor's project, and this is none: %s is not there."
              .formatted(home.references()));
    }
    return new Project(home);
  }

  /** The text of a file, by its path from the project's folder; empty if it is not there. */
  Optional<String> text(String file) throws IOException {
    Path path = home.root().resolve(file);
    return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
  }

  /** Its labs, in their order. */
  List<Lab> labs() throws IOException {
    return Lab.all(home);
  }
}
