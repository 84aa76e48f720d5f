package lab.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Who takes part, and how each is started. */
final class Peers {
  static final String OURS = "this lab";
  static final String LIMIT = "limit";

  private static final String OMP = "OMP_NUM_THREADS";
  private static final String NOT_SET = "";

  private final Workplace place;
  private final boolean numpy;
  private final boolean torch;

  /**
   * Looks who is there.
   *
   * @param say hears a sentence for each that is not
   */
  Peers(Workplace place, Consumer<String> say) {
    this.place = place;
    numpy = has("NumPy", "numpy", say);
    torch = numpy && has("PyTorch", "torch", say);
  }

  /** All, this lab first and the limit last. */
  List<Entry> all(int threads) {
    List<Entry> entries = new ArrayList<>();
    entries.add(ours(threads));
    entries.add(dl4j("DL4J", "" + threads));
    entries.add(djl(threads));
    if (numpy) {
      entries.add(python("NumPy", "numpy_peer.py", threads));
    }
    if (torch) {
      entries.add(python("PyTorch", "torch_peer.py", threads));
    }
    entries.add(java(LIMIT, "bench.Products", place.withLab(), Map.of(OMP, "" + threads)));
    return entries;
  }

  Entry ours(int threads) {
    return java(OURS, "bench.Ours", place.withLab(), Map.of(OMP, "" + threads));
  }

  /** As it comes, with the threads that OpenBLAS and OpenMP choose by themselves. */
  Entry dl4jAsItComes() {
    return dl4j("DL4J as it comes", NOT_SET);
  }

  /** This lab's search, with trials side by side; what counts as an update is a whole search. */
  Entry search(int threads) {
    String name = "search, " + (threads == 1 ? "1 thread" : threads + " threads");
    return java(name, "bench.Trials", place.withLab(), Map.of(OMP, "1"));
  }

  private Entry dl4j(String name, String threads) {
    return java(name, "bench.Dl4j", place.withPeers(), Map.of(OMP, threads));
  }

  private Entry djl(int threads) {
    Map<String, String> environment =
        Map.of(
            OMP,
            "" + threads,
            "MKL_NUM_THREADS",
            "" + threads,
            "DJL_CACHE_DIR",
            place.folder().resolve("djl").toString(),
            "DJL_OFFLINE",
            "true",
            "OPT_OUT_TRACKING",
            "true");
    return java("libtorch (DJL)", "bench.Djl", place.withPeers(), environment);
  }

  private Entry java(String name, String main, String classPath, Map<String, String> environment) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String options = "@" + place.home().resolve("labs").resolve("jvm.options");
    String data = "-Dlab.home=" + place.home();
    return new Entry(name, List.of(java, options, data, "-cp", classPath, main), environment);
  }

  private Entry python(String name, String script, int threads) {
    String path = place.home().resolve("src/bench/python").resolve(script).toString();
    return new Entry(
        name,
        List.of(PYTHON, path),
        Map.of(OMP, "" + threads, "OPENBLAS_NUM_THREADS", "" + threads));
  }

  private static final String PYTHON = "python3";

  private static boolean has(String name, String module, Consumer<String> say) {
    boolean there = succeeds(PYTHON, "-c", "import " + module);
    if (!there) {
      say.accept(
          "%s is left out: %s does not import %s; on Debian, apt-get install python3-%s brings it"
              .formatted(name, PYTHON, module, module));
    }
    return there;
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
