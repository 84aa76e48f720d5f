package lab.gradebook.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import lab.course.Course;
import lab.gradebook.Handed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small archive must not become much memory. */
class ShareTest {
  private static final int EVERY = Course.all().size();

  @TempDir Path folder;

  private Submission read(Handed handed) throws IOException {
    Path file = Files.write(folder.resolve("student.zip"), handed.zip());
    return new Collector().one(file);
  }

  /** One letter outside Latin-1, so that each character takes two bytes. */
  private static Handed helpers(int count, int length) {
    Handed handed = Handed.all("mine/");
    for (int i = 0; i < count; i++) {
      String head = "package mine; /** \u0416 */ final class Helper%03d {}".formatted(i);
      handed.file("mine/Helper%03d.java".formatted(i), head + " ".repeat(length - head.length()));
    }
    return handed;
  }

  @Test
  void helpersAreTakenUpToFifty() throws IOException {
    assertThat(read(helpers(50, 100)).sources()).hasSize(EVERY + 50);
    Submission many = read(helpers(51, 100));
    assertThat(many.sources())
        .hasSize(EVERY + 50)
        .containsKeys("Adam", "Helper049")
        .doesNotContainKey("Helper050");
    assertThat(many.notes())
        .containsExactly(
            "There are 51 files beside the pieces: the first 50, by their names, are taken, since no submission needs more.");
  }

  @Test
  void noSubmissionIsMoreThanAMegabyte() throws IOException {
    Submission large = read(helpers(499, 200_000));
    int length = large.sources().values().stream().mapToInt(String::length).sum();
    assertThat(length).isLessThanOrEqualTo(1 << 20);
    assertThat(large.sources())
        .containsKeys(Course.all().stream().map(one -> one.piece()).toArray(String[]::new));
    assertThat(large.notes())
        .contains("There are more than 16 MB of Java files: only the first are looked at.")
        .anyMatch(note -> note.contains("all files together have more than 1 MB"));
  }

  /** What a class brings lies in memory while it is graded. */
  @Test
  void sourcesLiePackedAndComeOutAsTheyWere() {
    String long1 = "package mine;\n// Größe 🎲 \0 \r\n" + "int x = x + 1;\n".repeat(1000);
    var sources = new TreeMap<>(Map.of("Adam", long1, "Flip", "", "Größe", "class Größe {}"));
    Packed packed = Packed.of(sources);
    assertThat(packed.sources()).isEqualTo(sources);
    assertThat(packed.bytes().length).isLessThan(long1.length() / 10);
    assertThat(Packed.of(new TreeMap<>()).sources()).isEmpty();
    var other = new TreeMap<>(sources);
    other.put("Flip", " ");
    assertThat(Packed.of(other).digest()).isNotEqualTo(packed.digest()).hasSize(64);
  }
}
