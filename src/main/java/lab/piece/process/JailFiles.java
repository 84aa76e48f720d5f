package lab.piece.process;

import static java.util.stream.Collectors.toSet;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lab.Network;
import lab.base.AtomicFile;
import lab.base.Folder;
import lab.base.FolderLock;
import lab.base.Program;
import lab.base.Reason;
import lab.blas.Gemm;
import lab.piece.Libraries;
import lab.piece.StudentCompiler;
import org.apache.commons.io.file.PathUtils;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The files that students' processes can see: a folder with the contracts, the program and ND4J,
 * and nothing that contains an answer; Java; the system's libraries; ND4J's natives, unpacked.
 */
final class JailFiles implements AutoCloseable {
  private static final List<String> SYSTEM =
      List.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache");

  private static final String PREFIX = "lab-isolation-";
  private static final String ARCHIVES = "lib/archives";

  /** The age from which a folder without a lock is left over: its maker locks it at once. */
  private static final Duration UNLOCKED_AGE = Duration.ofHours(1);

  private final Path java = Path.of(System.getProperty("java.home")).toRealPath();
  private final String programs;
  private final Path folder;
  private final Path natives;
  private final List<String> libraries;
  private final List<String> opened = new ArrayList<>();
  private final List<Path> shown;
  private final ClassArchive archive;

  /**
   * Makes the folder; what was made goes when this is closed.
   *
   * @param programs where programs are looked for: folders with colons between them
   * @throws IOException in a sentence that names the folder, if that fails
   */
  JailFiles(String programs) throws IOException {
    this.programs = programs;
    Nd4j.getBackend(); // unpacks the natives
    natives = Loader.getCacheDir().toPath().toRealPath();
    List<Path> jars = Libraries.ofNd4j();
    libraries = libraries(natives, jars);
    folder = Files.createTempDirectory(PREFIX).toRealPath();
    sweep(folder.getParent(), Instant.now().minus(UNLOCKED_AGE), Files.getOwner(folder));
    try {
      furnish(folder, jars);
      shown = shown();
      archive = new ClassArchive(folder.resolve(ARCHIVES).resolve("classes.jsa"));
    } catch (IOException e) { // of a full disk, which Java tells without saying where
      PathUtils.delete(folder);
      throw new IOException(
          "%s, where students' code is to run, cannot be made (%s): make room there."
              .formatted(folder, Reason.of(e)),
          e);
    }
  }

  private static void furnish(Path folder, List<Path> jars) throws IOException {
    FolderLock.hold(folder);
    open(folder);
    Files.createDirectories(folder.resolve(ARCHIVES)); // with it, the jars stay in their order
    cut(folder.resolve("lib/contracts.jar"));
    for (Path jar : jars) {
      Files.copy(jar, folder.resolve("lib").resolve(jar.getFileName()));
    }
    try (Stream<Path> all = Files.walk(folder.resolve("lib"))) {
      for (Path path : all.toList()) {
        open(path);
      }
    }
  }

  /** The folders in which the natives lie; those of other versions lie beside them. */
  static List<String> libraries(Path natives, List<Path> jars) throws IOException {
    Set<String> ours = jars.stream().map(jar -> jar.getFileName().toString()).collect(toSet());
    return Folder.files(
            natives, file -> ours.contains(natives.relativize(file).getName(0).toString()))
        .stream()
        .map(file -> file.getParent().toString())
        .distinct()
        .toList();
  }

  /** Makes a path readable for every user, since a process may become another one. */
  static void open(Path path) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static void cut(Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      copy(zip, AtomicFile.class);
      copy(zip, Gemm.class);
      copy(zip, Network.class);
      copy(zip, StudentCompiler.class);
      copy(zip, PieceProcess.class);
    }
  }

  /** The classes of a package, wherever they come from. */
  private static void copy(ZipOutputStream zip, Class<?> one) throws IOException {
    Path home = Program.of(one).home();
    String inside = one.getPackageName().replace('.', '/');
    if (Files.isDirectory(home)) {
      copy(zip, home.resolve(inside), inside);
    } else {
      try (FileSystem files = FileSystems.newFileSystem(home)) {
        copy(zip, files.getPath("/" + inside), inside);
      }
    }
  }

  private static void copy(ZipOutputStream zip, Path from, String inside) throws IOException {
    for (Path file : Folder.list(from, Files::isRegularFile)) {
      zip.putNextEntry(new ZipEntry(inside + "/" + file.getFileName()));
      Files.copy(file, zip);
    }
  }

  /** All that must be seen, none of it twice. */
  private List<Path> shown() throws IOException {
    Set<Path> all = new LinkedHashSet<>();
    SYSTEM.stream().map(Path::of).filter(Files::exists).forEach(all::add);
    all.add(java);
    for (String part : List.of("conf", "lib")) {
      try (Stream<Path> files = Files.walk(java.resolve(part))) {
        for (Path link : files.filter(Files::isSymbolicLink).filter(Files::exists).toList()) {
          all.add(link.toRealPath().getParent());
        }
      }
    }
    all.add(natives);
    all.add(folder.resolve("lib"));
    return all.stream().filter(path -> !isWithin(path, all)).toList();
  }

  private static boolean isWithin(Path path, Set<Path> all) {
    return all.stream()
        .anyMatch(
            other -> !other.equals(path) && path.startsWith(other) && !Files.isSymbolicLink(other));
  }

  /** All of it. */
  Path folder() {
    return folder;
  }

  /** Makes a file that only the current user can read, which no student's process may see. */
  Path canary() throws IOException {
    Path canary = Files.writeString(folder.resolve("canary"), "alive");
    if (Files.getFileStore(canary).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(canary, PosixFilePermissions.fromString("rw-------"));
    }
    return canary;
  }

  /**
   * How a process is started.
   *
   * @param role {@code pieces} or {@code compiler}
   * @param jail what it is put into
   */
  ProcessBuilder process(String role, Jail jail) throws IOException {
    Path scratch = Files.createTempDirectory(folder, "scratch-");
    if (jail == Jail.OTHER_USER) {
      Files.setAttribute(scratch, "unix:uid", Jail.idOf(scratch));
      showNatives();
    }
    List<String> command = jail.around(command(role, jail, scratch), shown, scratch);
    ProcessBuilder builder = new ProcessBuilder(deaf(command));
    builder.directory(scratch.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> !name.equalsIgnoreCase("SystemRoot"));
    environment.put(Orphans.MARK, scratch.toString());
    environment.put("PATH", programs);
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("MALLOC_ARENA_MAX", "2");
    return builder;
  }

  /**
   * Ctrl-C in a terminal reaches all programs that were started there. A piece's must not take it
   * for its own end, which would cost it points: the grader ends it.
   */
  private static List<String> deaf(List<String> command) {
    if (File.separatorChar == '\\') {
      return command;
    }
    List<String> all =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
    all.addAll(command);
    return all;
  }

  /**
   * Links or copies ND4J's natives into the folder, since those of the current user may lie where
   * no other user can read.
   */
  private synchronized void showNatives() throws IOException {
    if (!opened.isEmpty()) {
      return;
    }
    for (String library : libraries) {
      Path to = Files.createDirectories(folder.resolve("natives/" + opened.size()));
      open(to.getParent());
      open(to);
      for (Path file : Folder.list(Path.of(library), Files::isRegularFile)) {
        linkOrCopy(file.toRealPath(), to.resolve(file.getFileName()));
      }
      opened.add(to.toString());
    }
  }

  private static void linkOrCopy(Path file, Path to) throws IOException {
    boolean readable =
        Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    if (readable) {
      try {
        Files.createLink(to, file);
        return;
      } catch (IOException | UnsupportedOperationException e) {
        // another file system, or one without links
      }
    }
    Files.copy(file, to);
    open(to);
  }

  private List<String> command(String role, Jail jail, Path scratch) {
    boolean jailed = jail.promises() == Level.NAMESPACES;
    boolean moved = jail == Jail.OTHER_USER;
    List<String> more = new ArrayList<>();
    if (jailed || moved) { // JavaCPP takes no cache that it cannot write to
      more.add("-Dorg.bytedeco.javacpp.pathsFirst=true");
      more.add(
          "-Djava.library.path=" + String.join(File.pathSeparator, moved ? opened : libraries));
    } else {
      more.add("-Dorg.bytedeco.javacpp.cachedir=" + natives);
    }
    if (role.equals("pieces")) {
      archive.starting(options -> command(folder.toString(), options, role));
      more.addAll(archive.options());
    }
    return command(jailed ? "/tmp" : scratch.toString(), more, role);
  }

  private List<String> command(String temporary, List<String> more, String role) {
    String jars = folder.resolve("lib") + File.separator + "*";
    return PieceProcessCommand.command(java, temporary, more, jars, role);
  }

  /**
   * Removes what runs that were killed have left. Another user's folder of such a name is left
   * alone: what looks like a lock there may be a link to any file, or a pipe that never answers.
   *
   * @param top where such folders lie
   * @param before folders without a lock go if they are older
   * @param own whose folders go
   */
  static void sweep(Path top, Instant before, UserPrincipal own) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(top, PREFIX + "*")) {
      for (Path left : folders) {
        try {
          if (!Files.getOwner(left, LinkOption.NOFOLLOW_LINKS).equals(own)) {
            continue;
          }
          boolean locked = Files.exists(left.resolve(FolderLock.NAME));
          boolean old = Files.getLastModifiedTime(left).toInstant().isBefore(before);
          if (locked ? !FolderLock.isHeld(left) : old) {
            PathUtils.delete(left);
          }
        } catch (IOException | UncheckedIOException e) {
          continue; // another run sweeps it
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    archive.close();
    if (Files.exists(folder)) {
      FolderLock.release(folder);
      PathUtils.delete(folder);
    }
  }
}
