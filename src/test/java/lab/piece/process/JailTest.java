package lab.piece.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lab.course.Course;
import lab.piece.Assignment;
import lab.piece.Compiled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each jail is attacked from inside, and says what it holds. */
@Tag("slow")
class JailTest {
  @TempDir private Path folder;

  private static boolean isThere(Jail jail) {
    return jail.isForMe() && jail.missing(Jail.PATH).isEmpty();
  }

  private static Isolation probe(Jail jail, Path... secrets) throws IOException {
    return Isolation.probe(Limits.GENEROUS, List.of(jail), List.of(secrets), Jail.PATH);
  }

  @ParameterizedTest
  @EnumSource(
      value = Jail.class,
      names = {"UNSHARE", "BUBBLEWRAP"})
  void namespacesHoldOffEverything(Jail jail) throws IOException {
    assumeThat(isThere(jail)).as("its tools are not installed").isTrue();
    try (Isolation isolation = probe(jail)) {
      assumeThat(isolation.level()).as("%s", isolation.lacks()).isEqualTo(Level.NAMESPACES);
      assertThat(isolation.lacks())
          .doesNotContain(
              "files of who grades can be read",
              "files of who grades can be changed",
              "the network can be reached",
              "other processes can be seen",
              "other programs can be started",
              "memory outside Java's heap is not limited");
      grades(isolation);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Jail.class,
      names = {"LIMITS_ONLY", "NONE"})
  void withoutNamespacesTheLevelIsPortableAndSaysWhatIsLacking(Jail jail) throws IOException {
    assumeThat(isThere(jail)).as("its tools are not installed").isTrue();
    try (Isolation isolation = probe(jail)) {
      assertThat(isolation.level()).isEqualTo(Level.PORTABLE);
      assertThat(isolation.lacks())
          .contains("files of who grades can be read", "the network can be reached");
      grades(isolation);
    }
  }

  /** Where namespaces are forbidden and root grades, as in most containers. */
  @Test
  void anotherUserReadsAndEndsNothing() throws IOException {
    assumeThat(isThere(Jail.OTHER_USER)).as("this is for root").isTrue();
    Path secret = Files.createDirectory(folder.resolve("secret"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));
    try (Isolation isolation = probe(Jail.OTHER_USER, secret)) {
      assertThat(isolation.level()).isEqualTo(Level.OTHER_USER);
      assertThat(isolation.lacks())
          .contains("the network can be reached")
          .doesNotContain(
              "files of who grades can be read", "other processes can be read and ended");
      grades(isolation);
    }
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThatThrownBy(() -> probe(Jail.OTHER_USER, open))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "other user does not hold on this system: files of who grades can be read")
        .hasMessageContaining("as root it is run in no other way");
  }

  private static final List<String> TOOLS =
      List.of("sh", "setpriv", "prlimit", "setsid", "mount", "umount", "pivot_root");

  /** A machine with these programs and no others. */
  private Path programs(List<String> tools) throws IOException {
    Path programs = Files.createDirectory(folder.resolve("bin"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String tool : tools) {
      for (String place : Jail.PATH.split(":")) {
        Path there = Path.of(place, tool);
        if (Files.exists(there) && Files.notExists(programs.resolve(tool))) {
          Files.copy(there, programs.resolve(tool));
        }
      }
    }
    return programs;
  }

  private static Isolation fallen(List<Path> secrets, Path programs) throws IOException {
    return Isolation.probe(Limits.GENEROUS, List.of(Jail.values()), secrets, programs.toString());
  }

  private static void assertFallen(Isolation isolation, String why) throws IOException {
    assertThat(isolation.level()).isEqualTo(Jail.isRoot() ? Level.OTHER_USER : Level.PORTABLE);
    assertThat(isolation.lacks())
        .contains(
            why,
            "bubblewrap cannot be used on this system: there is no bwrap",
            "the network can be reached");
    grades(isolation);
  }

  /** A system without util-linux's unshare or bubblewrap. */
  @Test
  void whereUnshareIsMissingTheNextLevelIsTakenAndSaysSo() throws IOException {
    assumeThat(isThere(Jail.UNSHARE)).as("its tools are not installed").isTrue();
    try (Isolation isolation = fallen(List.of(), programs(TOOLS))) {
      assertFallen(isolation, "unshare cannot be used on this system: there is no unshare");
    }
  }

  /** As in a container without CAP_SYS_ADMIN. */
  @Test
  void whereUnshareIsRefusedTheNextLevelIsTakenAndSaysWhy() throws IOException {
    assumeThat(isThere(Jail.UNSHARE)).as("its tools are not installed").isTrue();
    String said = "unshare: unshare failed: Operation not permitted";
    Path programs = programs(TOOLS);
    Path refused =
        Files.writeString(
            programs.resolve("unshare"), "#!/bin/sh\necho '%s' >&2\nexit 1\n".formatted(said));
    Files.setPosixFilePermissions(refused, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Isolation isolation = fallen(List.of(), programs)) {
      assertFallen(isolation, "unshare cannot be used on this system: " + said);
    }
    List<Jail> namespaces = List.of(Jail.UNSHARE, Jail.BUBBLEWRAP);
    assertThatThrownBy(
            () -> Isolation.probe(Limits.GENEROUS, namespaces, List.of(), programs.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "Students' code cannot be kept apart from this machine (unshare cannot be used on this"
                + " system: %s; bubblewrap cannot be used on this system: there is no bwrap)"
                    .formatted(said))
        .hasMessageContaining(
            Jail.isRoot()
                ? "be another user, install util-linux, or close what is to be graded"
                : "--allow-portable runs it all the same");
  }

  /** It would end the process that is asked, and its end be told as the piece's. */
  @ParameterizedTest
  @EnumSource(value = Jail.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void ctrlCInATerminalIsForTheGraderAlone(Jail jail) throws IOException, ProcessFailure {
    assumeThat(isThere(jail)).as("its tools are not installed").isTrue();
    Set<Long> before = children();
    try (Isolation isolation = probe(jail);
        Child pieces = isolation.child("pieces")) {
      pieces.awaitReady();
      Set<Long> started = children();
      started.removeAll(before);
      assertThat(started).isNotEmpty();
      for (long child : started) {
        assertThat(session(child)).as("of %d", child).isNotEqualTo(session(self()));
      }
    }
  }

  private static long self() {
    return ProcessHandle.current().pid();
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::pid)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** The session of a process, the fourth word behind its name. */
  private static String session(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
  }

  /** A process that a piece leaves behind ends with it, whose child it is no longer. */
  @Test
  void whatAnotherUserHasLeftGoes() throws IOException {
    assumeThat(isThere(Jail.OTHER_USER)).as("this is for root").isTrue();
    Path place = Path.of("/tmp");
    Path scratch = place.resolve("lab-scratch-" + System.nanoTime());
    Path left = Files.createTempDirectory(place, "left");
    Path own = Files.createTempFile(place, "own", "");
    try {
      Files.createSymbolicLink(left.resolve("link"), own);
      Files.writeString(left.resolve("file"), "left");
      Files.setAttribute(left, "unix:uid", Jail.idOf(scratch));
      Orphans.end(Jail.OTHER_USER, scratch);
      assertThat(left).doesNotExist();
      assertThat(own).exists();
    } finally {
      Files.delete(own);
    }
  }

  @Test
  void noOrphanStays() throws IOException, InterruptedException {
    assumeThat(Files.isDirectory(Path.of("/proc/self"))).isTrue();
    Path scratch = folder.resolve("scratch-1");
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", "sleep 1000 >/dev/null & echo $!");
    builder.environment().put(Orphans.MARK, scratch.toString());
    Process parent = builder.start();
    long orphan =
        Long.parseLong(new String(parent.getInputStream().readNBytes(20)).strip().split("\\D")[0]);
    parent.waitFor();
    Optional<ProcessHandle> left = ProcessHandle.of(orphan);
    assertThat(left).isPresent();
    Orphans.end(Jail.NONE, folder.resolve("scratch-2"));
    assertThat(left.get().isAlive()).as("another's").isTrue();
    Orphans.end(Jail.NONE, scratch);
    left.get().onExit().join();
    assertThat(left.get().isAlive()).isFalse();
  }

  @Test
  void rootIsNeverLeftWithLimitsAlone() {
    assertThat(Jail.NONE.isForMe()).isEqualTo(!Jail.isRoot());
    assertThat(Jail.LIMITS_ONLY.isForMe() && Jail.isRoot()).isFalse();
  }

  private static void grades(Isolation isolation) throws IOException {
    Assignment exercise = Course.of("Standardise");
    String source = Files.readString(Path.of("solutions/reference/Standardise.java"));
    try (Sandbox sandbox = isolation.open()) {
      Map<String, Compiled> compiled = sandbox.compile(Map.of("Standardise", source));
      assertThat(sandbox.check(exercise, compiled, 1).points()).isEqualTo(exercise.points());
    }
  }

  @Test
  void whatWasMadeForTheProcessesGoesInTheEnd() throws IOException {
    Path folder;
    try (JailFiles premises = new JailFiles(Jail.PATH)) {
      folder = premises.folder();
      try (var files = Files.list(folder.resolve("lib"))) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .contains("contracts.jar")
            .noneMatch(name -> name.matches("(junit|assertj|picocli|gson|jline).*"));
      }
    }
    assertThat(folder).doesNotExist();
  }
}
