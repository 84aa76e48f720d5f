package lab.piece.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lab.course.Checker;
import lab.course.Course;
import lab.course.Verdict;
import lab.piece.Assignment;
import lab.piece.Compiled;
import lab.piece.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hostile submissions. Each is a Flip with something else in it, from {@code resources/hostile},
 * and is run twice: with the list of what pieces may use, which names what it finds, and without,
 * so that the jail has to hold. Each time another piece of the same submission keeps its points.
 */
@Tag("slow")
class HostileTest {
  private static final Limits SHORT =
      new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(20));

  private static final Assignment FLIP = Course.of("Flip");
  private static final Assignment ACCURACY = Course.of("Accuracy");

  @TempDir private static Path home;
  private static Path canary;
  private static ServerSocket listener;
  private static DatagramSocket datagrams;
  private static Isolation isolation;
  private static Sandbox strict;
  private static Sandbox open;

  @BeforeAll
  static void begin() throws IOException {
    canary = Files.writeString(home.resolve("canary"), "alive");
    InetAddress local = InetAddress.getByName("127.0.0.1");
    listener = new ServerSocket(0, 50, local);
    datagrams = new DatagramSocket(listener.getLocalPort(), local);
    isolation = Isolation.probe(SHORT, true, List.of());
    strict = isolation.open();
    open = isolation.openWithoutList();
  }

  @AfterAll
  static void end() throws IOException {
    strict.close();
    open.close();
    isolation.close();
    listener.close();
    datagrams.close();
  }

  /** The body of an attack, put where a Flip that is right otherwise has a place for it. */
  private static Map<String, String> submission(String name) throws IOException {
    String attack =
        Files.readString(Path.of("src/test/resources/hostile", name + ".java"))
            .replace("CANARY", canary.toString())
            .replace("PROJECT", Path.of("").toAbsolutePath().toString())
            .replace("PORT", Integer.toString(listener.getLocalPort()))
            .replace("GRADER", Long.toString(ProcessHandle.current().pid()));
    Map<String, String> sources = new TreeMap<>();
    sources.put("Flip", attack);
    sources.put("Accuracy", Files.readString(Path.of("solutions/reference/Accuracy.java")));
    return sources;
  }

  /** Checks the attacker, and then that it cost nobody else anything. */
  private static Verdict graded(Sandbox sandbox, Map<String, String> sources, long seed)
      throws IOException {
    Map<String, Compiled> compiled = sandbox.compile(sources);
    Verdict verdict = sandbox.check(FLIP, compiled, seed);
    assertThat(sandbox.check(ACCURACY, compiled, seed).outcomes())
        .extracting(one -> one.message().text())
        .containsOnly("");
    noHarmWasDone();
    return verdict;
  }

  private static void noHarmWasDone() throws IOException {
    assertThat(canary).hasContent("alive");
    try (var files = Files.list(home)) {
      assertThat(files).containsExactly(canary);
    }
    listener.setSoTimeout(1);
    datagrams.setSoTimeout(1);
    for (Waiting waiting : new Waiting[] {HostileTest::accept, HostileTest::receive}) {
      try {
        waiting.run();
        throw new AssertionError("somebody got through");
      } catch (SocketTimeoutException e) {
        continue; // nobody came
      }
    }
  }

  private interface Waiting {
    void run() throws IOException;
  }

  private static void accept() throws IOException {
    listener.accept().close();
  }

  private static void receive() throws IOException {
    datagrams.receive(new DatagramPacket(new byte[1], 1));
  }

  private static String first(Verdict verdict) {
    Outcome first = verdict.outcomes().get(0);
    return first.passed() ? "PASSED" : first.message().seen();
  }

  /** Name, what the list says of it, and what happens to it without a list. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      textBlock =
          """
          exit # Flip uses java.lang.System.exit, # Flip\\.apply ended its Java \\(it was at Flip\\.java:9\\): a piece only returns or throws, so take System\\.exit out
          halt # Flip uses java.lang.Runtime.getRuntime, # Flip\\.apply ended its Java \\(exit code 7\\): a piece only returns or throws
          exitInStatic # Flip uses java.lang.System.exit, # new Flip ended its Java \\(it was at Flip\\.java:9\\).*
          sleep # Flip uses java.lang.Thread.sleep, # Flip\\.apply did not come back within 2 s: look for a loop that does not end or does far too much \\(it was at Flip\\.java:10\\)
          threadLeft # Flip uses java.lang.Thread, # PASSED
          heapArray # - # Flip\\.apply throws OutOfMemoryError: .*, at Flip\\.java:9
          endlessList # - # Flip\\.apply throws OutOfMemoryError: .*Flip\\.java:\\d+|Flip\\.apply did not come back.*
          directBuffers # - # Flip\\.apply throws OutOfMemoryError: .*, at Flip\\.java:11
          ndarrays # - # Flip\\.apply (throws .*|broke its Java down .*|ended its Java.*|did not come back.*)
          malloc # Flip uses org.bytedeco.javacpp.Pointer.malloc, # Flip\\.apply (throws IllegalStateException: refused after \\d+ MB, at Flip\\.java:\\d+|broke its Java down .*|did not come back.*)
          threads # Flip uses java.lang.Thread, # Flip\\.apply throws OutOfMemoryError: unable to create native thread.*
          forkBomb # Flip uses java.lang.System.getProperty, # Flip\\.apply (throws .*|did not come back.*|ended its Java.*|broke its Java.*)
          endlessPrint # - # Flip\\.apply (prints more than 4 MB, at Flip\\.java:\\d+: take the print out, or out of its loop|did not come back.*)
          endlessOut # Flip uses java.io.FileDescriptor.out, # Flip\\.apply(: its answer cannot be believed: it printed more than 64 MB| did not come back.*)
          endlessErr # Flip uses java.io.FileDescriptor.err, # Flip\\.apply(: its answer cannot be believed: it printed more than 64 MB| did not come back.*)
          forgedReply # Flip uses java.io.FileDescriptor.out, # flipping an image of 2×2 .* is wrong in the red plane.*
          printsScore # - # flipping an image of 2×2 .* is wrong in the red plane.*
          closesOut # Flip uses java.io.PrintStream.close, # Flip\\.apply (did not come back|ended its Java).*
          setsStreams # Flip uses java.io.ByteArrayOutputStream, # PASSED
          readsAhead # Flip uses java.io.FileDescriptor.in, # Flip\\.apply did not come back within 2 s.*
          writesResults # Flip uses java.nio.file.Path.of, # Flip\\.apply throws NoSuchFileException.*
          processor # Flip uses javax.annotation.processing.AbstractProcessor, # .*
          findsReference # Flip uses java.lang.Class.forName, # Flip\\.apply throws IllegalStateException: found nothing, at Flip\\.java:\\d+
          readsTests # Flip uses java.nio.file.Path.of, # Flip\\.apply throws IllegalStateException: read nothing, at Flip\\.java:\\d+
          setAccessible # Flip uses java.lang.Class.forName, # Flip\\.apply throws ClassNotFoundException: lab\\.course\\.Checker.*
          environment # Flip uses java.nio.file.Path.of, # Flip\\.apply throws IllegalStateException: saw nothing, at Flip\\.java:\\d+
          attach # Flip uses com.sun.tools.attach.VirtualMachine.attach, # Flip\\.apply throws (AttachNotSupportedException|IOException).*
          deletes # Flip uses java.nio.file.Path.of, # Flip\\.apply throws NoSuchFileException.*
          loadsNetwork # Flip uses java.nio.file.Path, # Flip\\.apply throws NoClassDefFoundError: lab/npz/.*
          tcp # Flip uses java.net.Socket, # Flip\\.apply throws (SocketException|ConnectException).*
          udp # Flip uses java.net.DatagramSocket, # Flip\\.apply throws .*Exception.*
          http # Flip uses java.net.URI.create, # Flip\\.apply throws (SocketException|ConnectException).*
          lookUp # Flip uses java.net.InetAddress.getByName, # Flip\\.apply throws UnknownHostException.*
          systemLoad # Flip uses java.lang.System.load, # Flip\\.apply throws UnsatisfiedLinkError.*
          locale # Flip uses java.util.Locale.setDefault, # PASSED
          zone # Flip uses java.util.TimeZone.setDefault, # PASSED
          zoneInherited # Flip uses java.util.SimpleTimeZone.setDefault, # PASSED
          subclass # Flip uses org.nd4j.linalg.factory.Nd4j, # flipping an image of 2×2 .*
          workspace # Flip uses org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration.builder, # Flip\\.apply throws .*
          loop # - # Flip\\.apply did not come back within 2 s: look for a loop that does not end or does far too much \\(it was at Flip\\.java:9\\)
          swallows # - # Flip\\.apply did not come back within 2 s.*
          endlessMessage # - # Flip\\.apply did not come back within 2 s: look for a loop that does not end or does far too much \\(it was at Flip\\.java:\\d+\\)
          endlessInitialiser # - # new Flip did not come back within 2 s: look for a loop that does not end or does far too much \\(it was at Flip\\.java:\\d+\\)
          forgedPlace # - # Flip\\.apply throws IllegalStateException: x
          recursion # - # Flip\\.apply throws StackOverflowError, at Flip\\.java:13
          """)
  void costsItsOwnExerciseAtMost(String name, String listed, String unlisted) throws IOException {
    assumeThat(isolation.level())
        .as("this needs namespaces, which are refused here: %s", isolation.lacks())
        .isEqualTo(Level.NAMESPACES);
    Map<String, String> sources = submission(name);
    if (!listed.equals("-")) {
      Verdict verdict = strict.check(FLIP, strict.compile(sources), Checker.PUBLIC_SEED);
      assertThat(first(verdict)).startsWith(listed + " which no piece needs");
      assertThat(verdict.outcomes()).allMatch(one -> one.status() == Outcome.Status.ERROR);
      assertThat(verdict.points()).isZero();
    }
    Verdict verdict = graded(open, sources, Checker.PUBLIC_SEED);
    assertThat(first(verdict)).matches("(?s)" + unlisted);
    if (!unlisted.equals("PASSED")) {
      assertThat(verdict.points()).isLessThan(FLIP.points());
    }
  }

  @Test
  void anExceptionCarriesNoHiddenInputsOut() throws IOException {
    Map<String, String> sources = submission("carries");
    assertThat(first(graded(strict, sources, Checker.PUBLIC_SEED)))
        .isEqualTo(
            "Flip.apply throws IllegalStateException: [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0,"
                + " 10.0, 11.0, 12.0], at Flip.java:9");
    assertThat(first(graded(strict, sources, 77)))
        .isEqualTo("Flip.apply throws IllegalStateException, at Flip.java:9");
  }

  @Test
  void classesOfOthersAreTheirOwnOnly() throws IOException {
    Map<String, String> sources = new HashMap<>(submission("loop"));
    sources.put("Flip", Files.readString(Path.of("solutions/reference/Flip.java")));
    sources.put("Nd4j", "package org.nd4j.linalg.factory; public class Nd4j {}");
    sources.put("Network", "package lab; public record Network() {}");
    sources.put("Test", "package org.junit.jupiter.api; public @interface Test {}");
    sources.put(
        "Listener",
        "public class Listener implements org.junit.platform.launcher.TestExecutionListener {}");
    assertThat(graded(strict, sources, 1).points()).isEqualTo(FLIP.points());
  }

  /** 20,000 nested parentheses: javac's own stack ends. */
  @Test
  void aSourceThatBreaksTheCompilerStopsNoOther() throws IOException {
    Map<String, String> sources = submission("loop");
    String deep = "(".repeat(20_000) + "1" + ")".repeat(20_000);
    sources.put("Flip", "package mine; public class Flip { int x = " + deep + "; }");
    assertThat(first(graded(strict, sources, 1)))
        .isEqualTo(
            "labs/mine/Flip.java:1: the compiler broke down: look for something nested very"
                + " deeply");
    sources.put("Flip", "package mine; " + " ".repeat(300_000));
    assertThat(first(graded(strict, sources, 1)))
        .isEqualTo("Flip.java has 300,014 characters; no piece needs more than 200,000");
  }

  /** Compiled all at once, then two by themselves; then the time of a submission is over. */
  @Test
  void sourcesThatTakeTooLongToCompileHaveAnEndTogether() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    String slow = "public class %s { boolean x = " + "a<".repeat(60_000) + "1; }";
    for (String name : List.of("Adam", "Backprop", "Dropout", "Flip", "Grid")) {
      sources.put(name, slow.formatted(name));
    }
    Limits second = new Limits(SHORT.call(), SHORT.exercise(), SHORT.compiling().dividedBy(20));
    try (Isolation brief = Isolation.probe(second, true, List.of());
        Sandbox sandbox = brief.open()) {
      Map<String, Compiled> compiled = sandbox.compile(sources);
      assertThat(compiled.get("Adam").problem())
          .isEqualTo(
              "Adam.java cannot be compiled: the compiler did not come back within 1 s: look for"
                  + " what is nested deeply, or written or joined thousands of times");
      assertThat(compiled.get("Grid").problem())
          .isEqualTo(
              "Grid.java cannot be compiled: the files before it took all the time that there is");
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Accuracy | implements Metric { public double of(INDArray P, INDArray Y) { return Double.NaN; } } | NaN
          Accuracy | implements Metric { public double of(INDArray P, INDArray Y) { return 1 / 0.0; } } | infinite
          Dropout | implements Masking { public Mask mask(int m, int n, Phase phase, RandomGenerator random) { return null; } } | null
          Dropout | implements Masking { public Mask mask(int m, int n, Phase phase, RandomGenerator random) { return new Mask(Nd4j.ones(DataType.DOUBLE, n + 1, m)); } } | shape
          Standardise | implements FeatureScaling { public Scale fit(INDArray X) { return new Scale(X, X); } public INDArray apply(INDArray X, Scale s) { return X; } } | shape
          Standardise | implements FeatureScaling { public Scale fit(INDArray X) { return null; } public INDArray apply(INDArray X, Scale s) { return null; } } | null
          Grid | implements Candidates { public List<List<Double>> points(List<List<Double>> a) { return new ArrayList<>() { public boolean equals(Object o) { return true; } }; } } | there are 0 points, not 4
          """)
  void whatComesBackIsNumbersAndHeldAgainstTheRightOnes(String piece, String body, String said)
      throws IOException {
    String source =
        """
        import java.util.*;
        import java.util.random.RandomGenerator;
        import lab.*;
        import org.nd4j.linalg.api.buffer.DataType;
        import org.nd4j.linalg.api.ndarray.INDArray;
        import org.nd4j.linalg.factory.Nd4j;
        """;
    String settings = piece.equals("Dropout") ? "(double p)" : "()";
    Map<String, String> sources =
        Map.of(piece, source + "public record " + piece + settings + " " + body);
    Map<String, Compiled> compiled = strict.compile(sources);
    assertThat(compiled.get(piece).problem()).isEmpty();
    Verdict verdict = strict.check(Course.of(piece), compiled, 1);
    assertThat(first(verdict)).contains(said);
    assertThat(verdict.points()).isLessThan(verdict.exercise().points());
  }
}
