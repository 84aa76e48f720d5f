package lab.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lab.practice.Stub;
import lab.script.Home;
import picocli.CommandLine;

/** A copy of what a student works with: the stubs and the launcher's options. */
public record TemporaryProject(Path root) {
  /** What a command printed, and how it ended. */
  public record Ended(int exitCode, String out, String err) {}

  public static TemporaryProject in(Path folder) throws IOException {
    TemporaryProject project = new TemporaryProject(folder);
    Files.createDirectories(project.mine());
    Files.copy(Path.of("labs/jvm.options"), folder.resolve("labs/jvm.options"));
    for (Path reference : files(Path.of("solutions/reference"))) {
      Path stub = project.mine().resolve(reference.getFileName());
      Files.writeString(stub, Stub.of(Files.readString(reference)));
    }
    return project;
  }

  /** Puts the references' sources beside the stubs, as in a whole project. */
  public TemporaryProject withReferences() throws IOException {
    Path references = Files.createDirectories(root.resolve("solutions/reference"));
    for (Path reference : files(Path.of("solutions/reference"))) {
      Files.copy(reference, references.resolve(reference.getFileName()));
    }
    return this;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  public Path mine() {
    return root.resolve("labs/mine");
  }

  public Home home() {
    return new Home(root);
  }

  /** A right piece's source. */
  public static String right(String piece) throws IOException {
    return Files.readString(Path.of("solutions/reference", piece + ".java"))
        .replace("package reference;", "package mine;");
  }

  public void save(String piece, String source) throws IOException {
    Files.writeString(mine().resolve(piece + ".java"), source);
  }

  /** Runs a command of lab. */
  public Ended lab(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try (LabHome here = new LabHome(root)) {
      CommandLine lab =
          Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      return new Ended(lab.execute(args), out.toString(), err.toString());
    }
  }
}
