package lab.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.likeness.Findings.Cluster;
import org.junit.jupiter.api.Test;

/**
 * How many of those told have copied, and how many of those who copied are told, over made classes
 * of 12 to 30 with rings of 2 to 8, in every third of three pieces only. The record stands in
 * {@code measured.csv}, and {@code src/GRADING.md} tells its sums.
 */
class MeasuredTest {
  private static final Path RECORD = Path.of("src/test/resources/likeness/measured.csv");
  private static final int CLASSES = 21;
  private static final int WHOLE = 17;

  /** Pairs of students: those who copied, those told, and those of whom both is true. */
  private record Pairs(int copied, int told, int both) {
    Pairs plus(Pairs other) {
      return new Pairs(copied + other.copied, told + other.told, both + other.both);
    }

    int precision() {
      return Math.round(100f * both / told);
    }

    int recall() {
      return Math.round(100f * both / copied);
    }
  }

  private record Measured(String record, int pieces, Pairs pairs, int rings, int exact) {}

  private static Measured measured(int seed, Common common) {
    var random = new Random(seed);
    int size = 12 + random.nextInt(19);
    int pieces = seed % 3 == 0 ? 3 : WHOLE;
    List<Integer> sizes = new ArrayList<>(List.of(2 + seed % 7));
    if (seed % 2 == 0) {
      sizes.add(2);
    }
    Set<Disguise> disguises =
        seed % 4 == 1
            ? EnumSet.of(Disguise.RENAMED, Disguise.COMMENTED)
            : EnumSet.allOf(Disguise.class);
    MadeClass made = MadeClass.of(size, sizes, pieces, disguises, seed);
    var likeness = new Likeness(common);
    made.works().forEach((name, work) -> likeness.add(name, work.values()));
    Findings findings = likeness.findings();
    List<Set<String>> told =
        findings.clusters().stream().map(Cluster::names).<Set<String>>map(HashSet::new).toList();
    Set<Set<String>> copiedPairs = pairs(made.rings());
    Set<Set<String>> toldPairs = pairs(told);
    int all = toldPairs.size();
    toldPairs.retainAll(copiedPairs);
    var pairs = new Pairs(copiedPairs.size(), all, toldPairs.size());
    int exact = (int) made.rings().stream().filter(told::contains).count();
    String record =
        "%d,%d,%s,%d,%s,%.0f,%d,%d,%d,%d"
            .formatted(
                seed,
                size,
                sizes.stream().map(String::valueOf).collect(Collectors.joining("+")),
                pieces,
                disguises.size() == 2 ? "names and comments" : "all",
                findings.line(),
                pairs.copied,
                pairs.told,
                pairs.both,
                exact);
    return new Measured(record, pieces, pairs, sizes.size(), exact);
  }

  private static Set<Set<String>> pairs(List<Set<String>> groups) {
    Set<Set<String>> pairs = new HashSet<>();
    for (Set<String> group : groups) {
      for (String one : group) {
        group.stream().filter(other -> !other.equals(one)).forEach(o -> pairs.add(Set.of(one, o)));
      }
    }
    return pairs;
  }

  private static List<Measured> measured() throws IOException {
    List<String> given = new ArrayList<>();
    for (String folder : List.of("solutions/reference", "labs/mine")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          given.add(Files.readString(file));
        }
      }
    }
    Common common = Common.of(given, List.of());
    List<Measured> all = new ArrayList<>();
    for (int seed = 1; seed <= CLASSES; seed++) {
      all.add(measured(seed, common));
    }
    return all;
  }

  private static String record(List<Measured> all) {
    return all.stream()
        .map(Measured::record)
        .collect(
            Collectors.joining(
                "\n",
                "class,size,rings,pieces,disguises,line,pairs copied,pairs told,of them right,rings exact\n",
                "\n"));
  }

  private static String sentence(List<Measured> all) {
    Pairs pairs = all.stream().map(Measured::pairs).reduce(Pairs::plus).orElseThrow();
    return "precision %d %%, recall %d %%; of %s of whole copies %d are told member by member, of %s of three pieces %d"
        .formatted(
            pairs.precision(),
            pairs.recall(),
            rings(all, WHOLE),
            exact(all, WHOLE),
            rings(all, 3),
            exact(all, 3));
  }

  private static String rings(List<Measured> all, int pieces) {
    return of(all, pieces).mapToInt(Measured::rings).sum() + " rings";
  }

  private static int exact(List<Measured> all, int pieces) {
    return of(all, pieces).mapToInt(Measured::exact).sum();
  }

  private static Stream<Measured> of(List<Measured> all, int pieces) {
    return all.stream().filter(one -> one.pieces == pieces);
  }

  @Test
  void theRecordIsWhatIsMeasured() throws IOException {
    List<Measured> all = measured();
    assertThat(record(all)).isEqualTo(Files.readString(RECORD));
    assertThat(Files.readString(Path.of("src/GRADING.md")).replaceAll("\\s+", " "))
        .contains(sentence(all));
  }

  /** Writes the record anew and prints that page's sentence. */
  public static void main(String[] arguments) throws IOException {
    List<Measured> all = measured();
    Files.writeString(RECORD, record(all));
    System.out.println(record(all) + sentence(all));
  }
}
