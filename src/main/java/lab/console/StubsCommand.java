package lab.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.base.AtomicFile;
import lab.base.Folder;
import lab.console.kit.LabCommand;
import lab.practice.Stub;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab stubs}: writes the stubs that students fill in. */
@Command(
    name = "stubs",
    description = "Writes labs/mine/*.java, the exercises, from solutions/reference.")
final class StubsCommand extends LabCommand {
  @Option(names = "--force", description = "Replaces files that are not as they were written.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    Path home = Path.of(System.getProperty("lab.home", ""));
    Path references = home.resolve("solutions/reference");
    Path mine = home.resolve("labs/mine");
    if (!Files.isDirectory(references)) {
      throw new IOException(
          references + " is not there: stubs are made from the references in it.");
    }
    Files.createDirectories(mine);
    List<String> kept = new ArrayList<>();
    int written = 0;
    for (Path reference : Folder.list(references, StubsCommand::isReference)) {
      Path target = mine.resolve(reference.getFileName());
      String stub = Stub.of(Files.readString(reference));
      if (Files.exists(target) && Files.readString(target).equals(stub)) {
        continue;
      }
      if (Files.exists(target) && !force) {
        kept.add(target.getFileName().toString());
      } else {
        AtomicFile.write(target, stub);
        written++;
      }
    }
    out().printf("%s: %d written%n", mine, written);
    if (!kept.isEmpty()) {
      throw new IOException(
          "%s in %s: not as first written, left alone; --force replaces it, and what stands there is lost."
              .formatted(String.join(", ", kept), mine));
    }
    return 0;
  }

  private static boolean isReference(Path file) {
    return file.toString().endsWith(".java") && !file.endsWith("package-info.java");
  }
}
