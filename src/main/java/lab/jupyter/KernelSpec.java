package lab.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lab.base.AtomicFile;
import lab.base.Json;
import lab.base.Resources;

/** Tells Jupyter that there is a kernel, and how it is started: a folder with two files. */
public final class KernelSpec {
  /** The name by which notebooks ask for the kernel. */
  public static final String NAME = "two-layer-lab";

  /** What people read where they choose a kernel. */
  public static final String TITLE = "Two-Layer Lab (Java)";

  private static final String FILE = "kernel.json";
  private static final String LOGO = "logo-svg.svg";

  private KernelSpec() {}

  /**
   * Writes the folder, in place of one that is there.
   *
   * @param data a folder in which Jupyter looks for kernels
   * @param launcher the absolute path of {@code labs/lab}
   * @return the folder
   */
  public static Path write(Path data, Path launcher) throws IOException {
    Path folder = Files.createDirectories(folder(data));
    AtomicFile.write(folder.resolve(LOGO), Resources.text(KernelSpec.class, LOGO));
    AtomicFile.write(folder.resolve(FILE), json(launcher));
    return folder;
  }

  private static Path folder(Path data) {
    return data.resolve("kernels").resolve(NAME);
  }

  /** Which launcher the kernel in a folder of Jupyter's is started with, if it has one. */
  public static Optional<String> launcher(Path data) {
    try {
      JsonObject spec =
          Json.COMPACT.fromJson(Files.readString(folder(data).resolve(FILE)), JsonObject.class);
      return Optional.of(spec.getAsJsonArray("argv").get(0).getAsString());
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // there is none, or none that could be started
    }
  }

  private static String json(Path launcher) {
    JsonArray command = new JsonArray();
    command.add(launcher.toString());
    command.add("kernel");
    command.add("{connection_file}");
    JsonObject spec = new JsonObject();
    spec.add("argv", command);
    spec.addProperty("display_name", TITLE);
    spec.addProperty("language", "java");
    spec.addProperty("interrupt_mode", "message");
    spec.add("metadata", new JsonObject());
    return Json.PRETTY.toJson(spec) + "\n";
  }

  /**
   * The folder of this person in which every Jupyter looks for kernels.
   *
   * @param environment the program's
   * @param system such as {@code Linux}, {@code Mac OS X} or {@code Windows 11}
   * @param home of this person
   */
  public static Path userData(Map<String, String> environment, String system, Path home) {
    if (has(environment, "JUPYTER_DATA_DIR")) {
      return Path.of(environment.get("JUPYTER_DATA_DIR"));
    }
    String kind = system.toLowerCase(Locale.ROOT);
    if (kind.startsWith("mac")) {
      return home.resolve("Library/Jupyter");
    }
    if (kind.startsWith("windows")) {
      return has(environment, "APPDATA")
          ? Path.of(environment.get("APPDATA")).resolve("jupyter")
          : home.resolve("AppData/Roaming/jupyter");
    }
    return has(environment, "XDG_DATA_HOME")
        ? Path.of(environment.get("XDG_DATA_HOME")).resolve("jupyter")
        : home.resolve(".local/share/jupyter");
  }

  private static boolean has(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }
}
