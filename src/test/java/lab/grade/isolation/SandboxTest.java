package lab.grade.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lab.grade.Assignment;
import lab.grade.Checker;
import lab.grade.Course;
import lab.grade.Outcome;
import lab.grade.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is right passes from another process too. */
class SandboxTest {
  private static Isolation isolation;
  private static Sandbox sandbox;

  @BeforeAll
  static void probe() throws IOException {
    isolation = Isolation.probe();
    sandbox = isolation.open();
  }

  @AfterAll
  static void end() throws IOException {
    sandbox.close();
    isolation.close();
  }

  static Map<String, String> references() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of("solutions/reference"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        sources.put(name, Files.readString(file).replace("package reference;", "package mine;"));
      }
    }
    return sources;
  }

  @Test
  void theReferencesHaveAllPoints() throws IOException {
    System.out.println(isolation.level() + " " + isolation.holds() + " lacks " + isolation.lacks());
    Map<String, Compiled> compiled = sandbox.compile(references());
    for (long seed : new long[] {Checker.PUBLIC_SEED, 77}) {
      for (Assignment exercise : Course.all()) {
        long t = System.nanoTime();
        Verdict verdict = sandbox.check(exercise, compiled, seed);
        System.out.println(exercise + " " + (System.nanoTime() - t) / 1000000 + " ms");
        assertThat(verdict.outcomes()).extracting(Outcome::message).containsOnly("");
        assertThat(verdict.points()).isEqualTo(exercise.points());
      }
    }
  }
}
