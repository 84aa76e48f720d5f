package lab.release;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lab.base.Program;
import lab.base.Resources;
import lab.course.Course;
import lab.piece.Assignment;
import lab.script.Home;

/**
 * Packs the grader for Gradescope, or writes the workflow that runs it on GitHub. Gradescope's
 * archive holds all but the JDK; a workflow of GitHub's runs in a student's release, which holds
 * the grader already.
 *
 * @param seed of the hidden cases, the same for all submissions
 * @param options of {@code lab grade} beyond these
 */
public record Autograder(long seed, String options) {
  private static final String NATIVES = "nd4j-native-.*linux-x86_64\\.jar";

  /** The text of GitHub's workflow. */
  public byte[] workflow() {
    return resource("classroom.yml");
  }

  private byte[] resource(String name) {
    return Resources.text(Autograder.class, "/lab/autograder/" + name)
        .replace("@SEED@", Long.toString(seed))
        .replace(" @OPTIONS@", options.isEmpty() ? "" : " " + options)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Writes Gradescope's archive. */
  public void writeZip(Home home, OutputStream out) throws IOException {
    List<Path> libraries = libraries();
    if (libraries.stream().noneMatch(jar -> jar.getFileName().toString().matches(NATIVES))) {
      throw new IOException(
          "Gradescope runs Linux on x86-64, and this program has no libraries for it: make the archive"
              + " on such a machine, or build with -Djavacpp.platform=linux-x86_64.");
    }
    Zip zip = new Zip(out);
    zip.addRunnable("setup.sh", resource("setup.sh"));
    zip.addRunnable("run_autograder", resource("run_autograder"));
    zip.add("grader/seed", "--seed=%d%n".formatted(seed).getBytes(StandardCharsets.UTF_8));
    zip.add("grader/labs/jvm.options", Files.readAllBytes(home.root().resolve("labs/jvm.options")));
    for (Assignment exercise : Course.all()) {
      String stub = Pristine.stub(home, exercise.piece()).orElse("");
      zip.add(
          "grader/stubs" + Pristine.resource(exercise.piece()),
          stub.getBytes(StandardCharsets.UTF_8));
    }
    zip.add("grader/lab.jar", Zip.of(new Program(Home.program()).files("lab", file -> true)));
    for (Path library : libraries) {
      zip.add("grader/lib/" + library.getFileName(), Files.readAllBytes(library));
    }
    zip.finish();
  }

  /**
   * The jars of the class path but the program's own, and oneDNN's: exercises are checked on small
   * arrays, which OpenBLAS multiplies.
   */
  private static List<Path> libraries() throws IOException {
    Path program = Home.program().toRealPath();
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.toString().endsWith(".jar") && Files.isRegularFile(path))
        .filter(path -> !path.toAbsolutePath().equals(program))
        .filter(path -> !path.getFileName().toString().matches("(dnnl|opencl)-.*"))
        .toList();
  }
}
