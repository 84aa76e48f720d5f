package lab.author;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds files of an exercise that are missing, or that are still as {@code lab course new} wrote
 * them.
 */
final class Sketches {
  /** Where a skeleton says what is to be written. */
  static final String MARK = "TODO";

  private static final Pattern PLACE = Pattern.compile("\\b" + MARK + "\\b|\\bTodo\\.task\\(");

  private Sketches() {}

  /** In sentences. */
  static List<String> of(ExerciseFiles files, Project project) throws IOException {
    List<String> sentences = new ArrayList<>();
    for (String file : files.written()) {
      Optional<String> text = project.text(file);
      if (text.isEmpty()) {
        sentences.add(file + " is not there.");
      } else {
        sentence(file, text.get()).ifPresent(sentences::add);
      }
    }
    return sentences;
  }

  private static Optional<String> sentence(String file, String text) {
    List<String> lines = text.lines().toList();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (PLACE.matcher(lines.get(i)).find()) {
        places.add(i + 1);
      }
    }
    if (places.isEmpty()) {
      return Optional.empty();
    }
    int more = places.size() - 1;
    return Optional.of(
        "%s is still to be written: line %d says where to begin%s."
            .formatted(
                file,
                places.get(0),
                more == 0 ? "" : ", and %d more %s".formatted(more, more == 1 ? "does" : "do")));
  }
}
