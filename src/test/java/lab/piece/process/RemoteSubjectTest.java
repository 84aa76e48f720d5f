package lab.piece.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.course.Checker;
import lab.course.Verdict;
import lab.piece.Outcome;
import lab.piece.process.VariantProcess.Known;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a piece lives makes no difference to its verdict. */
@Tag("slow")
class RemoteSubjectTest {
  private static Child child;

  @BeforeAll
  static void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            VariantProcess.class.getName());
    builder.environment().put("OMP_NUM_THREADS", "1");
    child = new Child(builder);
  }

  @AfterAll
  static void end() {
    child.close();
  }

  static Stream<Arguments> known() {
    List<Known> all = VariantProcess.all();
    return IntStream.range(0, all.size())
        .mapToObj(i -> Arguments.of(all.get(i).exercise(), all.get(i).name(), i, all.get(i)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("known")
  void theVerdictIsTheSame(Object exercise, String name, int number, Known known) {
    Map<String, byte[]> classes = Map.of(Integer.toString(number), new byte[0]);
    RemoteSubject remote = new RemoteSubject(child, classes, Limits.GENEROUS, false);
    Verdict here = Checker.check(known.exercise(), known.subject());
    Verdict there = Checker.check(known.exercise(), remote);
    assertThat(there.outcomes()).hasSameSizeAs(here.outcomes());
    for (int i = 0; i < here.outcomes().size(); i++) {
      Outcome expected = here.outcomes().get(i);
      Outcome got = there.outcomes().get(i);
      assertThat(got.status()).as(got.message().text()).isEqualTo(expected.status());
      assertThat(got.mistake()).as(got.message().text()).isEqualTo(expected.mistake());
      assertThat(words(got)).isEqualTo(words(expected));
    }
    assertThat(remote.trouble()).isNull();
  }

  /** Without the place of an exception; numbers of a chance of its own are others each time. */
  private static String words(Outcome outcome) {
    String words = outcome.message().text().replaceAll(", at \\w+\\.java:\\d+", "");
    return words.contains("same random differ") ? words.replaceAll("\\d+", "n") : words;
  }
}
