package lab.author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.base.AtomicFile;
import lab.course.Course;
import lab.piece.Assignment;

/**
 * Begins an exercise for {@code lab course new}: writes the files of its {@link Skeleton} and its
 * line in the course.
 */
public final class NewExercise {
  private final Project project;
  private final Map<String, String> texts;

  private NewExercise(Project project, Map<String, String> texts) {
    this.project = project;
    this.texts = texts;
  }

  /**
   * Plans an exercise that is not there yet, without writing anything.
   *
   * @param id such as {@code 9.2}: the next of its lab
   * @param piece simple name of the class to be written
   * @param contract an interface of {@code lab}; that of the lab's exercises, unless told
   * @param settings what the piece is made of, such as {@code mu} or {@code int size}
   * @throws IllegalArgumentException in a sentence, if there cannot be such an exercise
   */
  public static NewExercise of(
      Project project, String id, String piece, Optional<String> contract, List<String> settings)
      throws IOException {
    PlannedExercise candidate = PlannedExercise.of(project, id, piece, contract, settings);
    Skeleton skeleton = candidate.skeleton();
    Map<String, String> texts = new LinkedHashMap<>(skeleton.texts());
    String info =
        "src/main/java/%s/package-info.java".formatted(skeleton.packageName().replace('.', '/'));
    if (project.text(info).isEmpty()) {
      texts.put(info, skeleton.packageInfo());
    }
    for (String file : texts.keySet()) {
      if (Files.exists(project.home().root().resolve(file))) {
        throw new IllegalArgumentException(
            "%s is there already: nothing is written over it; take another name, or remove it."
                .formatted(file));
      }
    }
    Assignment before = candidate.before();
    texts.put(
        Project.COURSE,
        CourseList.with(
            project.text(Project.COURSE).orElse(""),
            Course.rubric(before).checks().getSimpleName(),
            skeleton.packageName(),
            piece + "Checks"));
    return new NewExercise(project, texts);
  }

  /**
   * The files that are written, by their paths from the project's folder; the last is that of the
   * course.
   */
  public List<String> files() {
    return List.copyOf(texts.keySet());
  }

  /**
   * Writes all files, or none if one of them cannot be written.
   *
   * @return the files
   * @throws IOException in a sentence, if one of them cannot be written
   */
  public List<String> write() throws IOException {
    for (String file : texts.keySet()) {
      AtomicFile.requireWritable(project.home().root().resolve(file));
    }
    List<Path> written = new ArrayList<>();
    try {
      for (Map.Entry<String, String> each : texts.entrySet()) {
        Path file = project.home().root().resolve(each.getKey());
        byte[] bytes = each.getValue().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(bytes));
        written.add(file);
      }
    } catch (IOException e) {
      for (Path file : written) { // the course's list is the last, and stays as it was
        Files.deleteIfExists(file);
      }
      throw e;
    }
    return files();
  }
}
