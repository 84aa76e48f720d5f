package lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between packages point one way only. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  /** From the ground up: a package may use those before it, and no piece. */
  private static final List<String> HOUSE =
      List.of(
          "lab.base",
          "lab.jupyter",
          "lab.npz",
          "lab.blas",
          "lab",
          "lab.jobs",
          "lab.identity",
          "lab.data",
          "lab.beyond",
          "lab.check",
          "lab.train",
          "lab.classify",
          "lab.search",
          "lab.plot",
          "lab.report",
          "lab.piece",
          "lab.likeness",
          "lab.diagnose",
          "lab.diagnose.draws",
          "lab.gradebook.platform",
          "lab.course.kit",
          "lab.course.arrays",
          "lab.course.forward",
          "lab.course.cost",
          "lab.course.descent",
          "lab.course.backprop",
          "lab.course.gradientcheck",
          "lab.course.cyclical",
          "lab.course.search",
          "lab.course.dropout",
          "lab.course.augmentation",
          "lab.course.adam",
          "lab.course",
          "lab.piece.process",
          "lab.gradebook.intake",
          "lab.gradebook",
          "lab.terminal",
          "lab.script",
          "lab.cluster",
          "lab.practice",
          "lab.release",
          "lab.stepper",
          "lab.kernel",
          "lab.notebook",
          "lab.author",
          "lab.console.kit",
          "lab.console.cluster",
          "lab.console");

  @ParameterizedTest
  @MethodSource("house")
  void usesOnlyWhatStandsBelow(String name) {
    List<String> above = HOUSE.subList(HOUSE.indexOf(name) + 1, HOUSE.size());
    noClasses()
        .that()
        .resideInAPackage(name)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(with(above, "mine", "reference"))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({"mine, reference", "reference, mine"})
  void piecesUseTheContractsAlone(String pieces, String others) {
    noClasses()
        .that()
        .resideInAPackage(pieces)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            with(HOUSE.stream().filter(name -> !name.equals("lab")).toList(), others))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /** Its soft assertions and assumptions need byte-buddy, which is not on the program's path. */
  @Test
  void ofAssertJTheProgramUsesPlainAssertions() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("org\\.assertj\\.core\\.api\\..*(Soft|Assumptions|BDDAssumptions).*")
        .check(CLASSES);
  }

  @Test
  void nothingOfSparkIsOnTheClassPath() {
    assertThat(System.getProperty("java.class.path")).doesNotContain("spark");
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(CLASSES);
  }

  @Test
  void oneClassSetsTheStandardStreams() {
    noClasses()
        .that()
        .doNotHaveSimpleName("StandardStreams")
        .should()
        .callMethod(System.class, "setOut", PrintStream.class)
        .orShould()
        .callMethod(System.class, "setErr", PrintStream.class)
        .check(CLASSES);
  }

  @Test
  void noPackageHasMoreThanThirtyFiles() throws IOException {
    Path root = Path.of("src/main/java");
    try (Stream<Path> files = Files.walk(root)) {
      Map<Path, Long> counts =
          files
              .filter(Files::isRegularFile)
              .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
      assertThat(counts)
          .isNotEmpty()
          .allSatisfy((folder, count) -> assertThat(count).isLessThanOrEqualTo(30));
    }
  }

  @Test
  void everyPackageHasItsPlace() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .isNotEmpty()
        .isSubsetOf(with(HOUSE, "mine", "reference"));
  }

  static List<String> house() {
    return HOUSE;
  }

  private static String[] with(List<String> packages, String... more) {
    return Stream.concat(packages.stream(), Stream.of(more)).toArray(String[]::new);
  }
}
