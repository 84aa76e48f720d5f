package lab.piece.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lab.base.Resources;
import org.apache.commons.io.function.Uncheck;

/** The commands that isolate a process: each is put in front of the process's own command. */
enum Jail {
  /** util-linux's unshare, with the mounts made by a script; as root the process becomes nobody. */
  UNSHARE("unshare", "setpriv", "prlimit", "setsid", "mount", "umount", "pivot_root", "sh") {
    @Override
    List<String> around(List<String> command, List<Path> shown, Path empty) {
      boolean root = isRoot();
      List<String> all = new ArrayList<>(LIMITS);
      all.addAll(List.of("--nproc=" + MAX_THREADS, "--", "unshare"));
      if (!root) {
        all.addAll(List.of("--user", "--map-root-user"));
      }
      all.addAll(List.of("--mount", "--pid", "--net", "--ipc", "--uts", "--fork", "--kill-child"));
      all.addAll(
          List.of(
              "--", "sh", "-c", Resources.text(Jail.class, "jail.sh"), "jail", empty.toString()));
      all.add(root ? Integer.toString(NOBODY + RANDOM.nextInt(1_000_000)) : "-");
      shown.forEach(path -> all.add(path.toString()));
      all.add("--");
      all.addAll(command);
      return all;
    }
  },

  /** bubblewrap, which some systems allow where they forbid unshare. */
  BUBBLEWRAP("bwrap", "prlimit", "setsid") {
    @Override
    List<String> around(List<String> command, List<Path> shown, Path empty) {
      List<String> all = new ArrayList<>(LIMITS);
      all.addAll(List.of("--nproc=" + MAX_THREADS, "--", "bwrap"));
      all.addAll(List.of("--unshare-all", "--die-with-parent", "--new-session"));
      all.addAll(List.of("--cap-drop", "ALL", "--proc", "/proc", "--dev", "/dev"));
      all.addAll(List.of("--tmpfs", "/tmp"));
      for (Path path : shown) {
        boolean link = Files.isSymbolicLink(path);
        all.addAll(
            link
                ? List.of(
                    "--symlink",
                    Uncheck.apply(Files::readSymbolicLink, path).toString(),
                    path.toString())
                : List.of("--ro-bind", path.toString(), path.toString()));
      }
      all.addAll(List.of("--chdir", "/tmp", "--"));
      all.addAll(command);
      return all;
    }
  },

  /**
   * Another user for each process, which is for root alone: where namespaces are forbidden, as in
   * most containers.
   */
  OTHER_USER("setpriv", "prlimit", "setsid") {
    @Override
    List<String> around(List<String> command, List<Path> shown, Path empty) {
      String id = Integer.toString(idOf(empty));
      List<String> all = new ArrayList<>(LIMITS);
      all.addAll(List.of("--nproc=" + MAX_THREADS, "--", "setpriv"));
      all.addAll(List.of("--reuid=" + id, "--regid=" + id, "--clear-groups", "--no-new-privs"));
      all.addAll(List.of("--bounding-set=-all", "--inh-caps=-all", "--"));
      all.addAll(command);
      return all;
    }

    @Override
    boolean isForMe() {
      return super.isForMe() && isRoot();
    }

    @Override
    Level promises() {
      return Level.OTHER_USER;
    }
  },

  /** Limits of memory and files alone. */
  LIMITS_ONLY("prlimit", "setsid") {
    @Override
    List<String> around(List<String> command, List<Path> shown, Path empty) {
      List<String> all = new ArrayList<>(LIMITS);
      all.add("--");
      all.addAll(command);
      return all;
    }

    @Override
    boolean isForMe() {
      return super.isForMe() && !isRoot();
    }

    @Override
    Level promises() {
      return Level.PORTABLE;
    }
  },

  /** Nothing. */
  NONE {
    @Override
    List<String> around(List<String> command, List<Path> shown, Path empty) {
      return command;
    }

    @Override
    boolean isForMe() {
      return !isRoot();
    }

    @Override
    Level promises() {
      return Level.PORTABLE;
    }
  };

  /**
   * An id that no system gives to anybody; another one for each process, so that limits do not add.
   */
  private static final int NOBODY = 1_900_000_000;

  /** Where programs are looked for. */
  static final String PATH = "/usr/sbin:/usr/bin:/sbin:/bin";

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Of all processes in the jail together; a Java has about 25. */
  private static final int MAX_THREADS = 96;

  /**
   * CPU time is for the one whose grader was killed: it must not run for ever. In a session of its
   * own it gets no Ctrl-C of the terminal's, whose end would be told as the piece's.
   */
  private static final List<String> LIMITS =
      List.of(
          "setsid",
          "prlimit",
          "--core=0",
          "--nofile=256",
          "--fsize=" + (16 << 20),
          "--data=" + (1400L << 20),
          "--cpu=1800");

  private final List<String> tools;

  Jail(String... tools) {
    this.tools = List.of(tools);
  }

  /**
   * The command around a command.
   *
   * @param shown what may be read
   * @param empty a folder for a new root
   */
  abstract List<String> around(List<String> command, List<Path> shown, Path empty);

  /** What it must hold to be of use. */
  Level promises() {
    return Level.NAMESPACES;
  }

  /** Which user a process becomes that has a folder to itself. */
  static int idOf(Path folder) {
    return NOBODY + Math.floorMod(folder.hashCode(), 1_000_000);
  }

  /** Whether this kind of jail is for this system and for the current user. */
  boolean isForMe() {
    return tools.isEmpty() || System.getProperty("os.name").equals("Linux");
  }

  /**
   * Which of its tools there are not.
   *
   * @param path where programs are looked for: folders with colons between them
   */
  List<String> missing(String path) {
    return tools.stream().filter(tool -> !isOnPath(tool, path)).toList();
  }

  private static boolean isOnPath(String tool, String path) {
    return Arrays.stream(path.split(":")).anyMatch(folder -> new File(folder, tool).canExecute());
  }

  static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }
}
