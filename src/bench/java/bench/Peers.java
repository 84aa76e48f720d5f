package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Who takes part, and how each is started. */
final class Peers {
  static final String OURS = "this lab";
  static final String LIMIT = "limit";

  /** The two large products in their own shapes. */
  static final String PRODUCTS = "two products (MKL)";

  private static final String OMP = "OMP_NUM_THREADS";

  private final Workplace place;
  private final Consumer<String> say;
  private final String python;
  private final boolean numpy;
  private final boolean torch;
  private final boolean torchHasMkl;
  private final boolean jax;
  private final boolean sklearn;
  private final boolean mkl;

  /**
   * Looks who is there.
   *
   * @param say hears a sentence for each that is not, and for each that cannot train a setting
   */
  Peers(Workplace place, Consumer<String> say) {
    this.place = place;
    this.say = say;
    python = Python.chosen(Optional.ofNullable(System.getenv("LAB_PYTHON")), place.folder());
    numpy = has("NumPy", "import numpy");
    torch = numpy && has("PyTorch", "import torch");
    torchHasMkl =
        torch && succeeds(python, "-c", "import torch; assert torch.backends.mkl.is_available()");
    jax = numpy && has("JAX", "import jax");
    sklearn = numpy && has("scikit-learn", "import sklearn.neural_network");
    mkl = numpy && has("MKL", "import importlib.metadata; importlib.metadata.version('mkl')");
  }

  /** All, this lab first and the limits last. */
  List<ContestantProgram> all(Setting setting) {
    int threads = setting.threads();
    List<ContestantProgram> entries = new ArrayList<>();
    entries.add(ours(threads));
    entries.add(java("DL4J", "bench.contestant.Dl4j", place.withPeers(), quietThreads(threads)));
    entries.add(java("libtorch (DJL)", "bench.contestant.Djl", place.withPeers(), djl(threads)));
    if (numpy) {
      entries.add(python("NumPy", "numpy_peer.py", threads));
    }
    if (torch) {
      Map<String, String> omp = torchHasMkl ? Map.of(OMP, "" + threads) : quietThreads(threads);
      entries.add(python("PyTorch", "torch_peer.py", threads, omp));
    }
    if (jax) {
      entries.add(python("JAX", "jax_peer.py", threads));
    }
    if (sklearn && setting.variation() == Variation.DROPOUT) {
      say.accept("scikit-learn is left out where there is dropout: its MLPClassifier has none");
    } else if (sklearn) {
      entries.add(python("scikit-learn", "sklearn_peer.py", threads));
    }
    if (mkl) {
      entries.add(python(PRODUCTS, "mkl_products.py", threads));
    }
    entries.addAll(limits(threads));
    return entries;
  }

  /** The operations of the two large products at the best rate, by every library there is. */
  List<ContestantProgram> limits(int threads) {
    List<ContestantProgram> entries = new ArrayList<>();
    entries.add(
        java(
            LIMIT + " (ND4J)",
            "bench.contestant.Nd4jLimit",
            Workplace.withLab(),
            quietThreads(threads)));
    entries.add(
        java(LIMIT + " (libtorch)", "bench.contestant.DjlLimit", place.withPeers(), djl(threads)));
    if (numpy) {
      entries.add(python(LIMIT + " (NumPy)", "numpy_limit.py", threads));
    }
    if (mkl) {
      entries.add(python(LIMIT + " (MKL)", "mkl_limit.py", threads));
    }
    return entries;
  }

  /** Its second thread is its own: ND4J's operations have one each. */
  ContestantProgram ours(int threads) {
    return lab(OURS, "bench.contestant.Ours", threads);
  }

  /** As it comes, with the threads that OpenBLAS and OpenMP choose by themselves. */
  ContestantProgram dl4jAsItComes() {
    return java("DL4J as it comes", "bench.contestant.Dl4j", place.withPeers(), Map.of());
  }

  /** This lab's search; what counts as an update is a whole one. */
  ContestantProgram search(int trialsAtATime) {
    ContestantProgram search = lab("search", "bench.contestant.SearchTrials", 1);
    List<String> command = new ArrayList<>(search.command());
    command.add("" + trialsAtATime);
    String name = trialsAtATime == 1 ? "1 trial at a time" : trialsAtATime + " trials at a time";
    return new ContestantProgram(name, command, search.environment());
  }

  /**
   * OpenBLAS' threads and OpenMP's fight where those that wait spin, in ND4J and in Debian's
   * PyTorch; see lab.train.ThreadCheck. Who has but one of the two would only be slower so.
   */
  private static Map<String, String> quietThreads(int threads) {
    return threads == 1
        ? Map.of(OMP, "1")
        : Map.of(OMP, "" + threads, "OMP_WAIT_POLICY", "passive", "GOMP_SPINCOUNT", "0");
  }

  private Map<String, String> djl(int threads) {
    return Map.of(
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
  }

  private ContestantProgram lab(String name, String main, int threads) {
    return java(name, main, Workplace.withLab(), quietThreads(1), "-Dlab.threads=" + threads);
  }

  private ContestantProgram java(
      String name,
      String main,
      String classPath,
      Map<String, String> environment,
      String... properties) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String options = "@" + place.home().resolve("labs").resolve("jvm.options");
    String data = "-Dlab.home=" + place.home();
    List<String> command = new ArrayList<>(List.of(java, options, data));
    command.addAll(List.of(properties));
    command.addAll(List.of("-cp", classPath, main));
    Map<String, String> all = new HashMap<>(environment);
    all.put("OPENBLAS_VERBOSE", "2"); // it tells its kernel, see Kernel
    return new ContestantProgram(name, command, all);
  }

  private ContestantProgram python(String name, String script, int threads) {
    return python(name, script, threads, Map.of(OMP, "" + threads));
  }

  private ContestantProgram python(
      String name, String script, int threads, Map<String, String> omp) {
    String path = place.home().resolve("src/bench/python").resolve(script).toString();
    Map<String, String> environment = new HashMap<>(omp);
    environment.put("OPENBLAS_NUM_THREADS", "" + threads);
    environment.put("MKL_NUM_THREADS", "" + threads);
    environment.put("NPROC", "" + threads); // XLA's pool of threads
    environment.put("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=" + (threads > 1));
    environment.put("JAX_PLATFORMS", "cpu");
    environment.put("PYTHONUTF8", "1");
    environment.put("PYTHONDONTWRITEBYTECODE", "1"); // nothing comes into the sources' folder
    return new ContestantProgram(name, List.of(python, path), environment);
  }

  private boolean has(String name, String statement) {
    boolean there = succeeds(python, "-c", statement);
    if (!there) {
      say.accept(
          "%s is left out, since %s does not have it: labs/lab bench --peers makes a Python that does, which is taken unless LAB_PYTHON names another"
              .formatted(name, python));
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
