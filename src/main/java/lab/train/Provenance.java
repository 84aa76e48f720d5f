package lab.train;

import com.google.gson.Gson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import lab.Augmentation;
import lab.Masking;
import lab.Versions;
import lab.data.Digests;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where a result comes from: enough to get the same bits again on the same machine.
 *
 * @param data the data set's name and its sizes
 * @param digest SHA-256 of its images
 * @param settings name to value: m, lambda, updates, …
 * @param seed the run's seed
 * @param pieces role to the piece's class and settings, such as {@code optimiser →
 *     reference.Adam[…]}
 * @param versions the lab, ND4J, its BLAS, Java, operating system, processors, threads
 */
public record Provenance(
    String data,
    String digest,
    Map<String, String> settings,
    long seed,
    Map<String, String> pieces,
    Map<String, String> versions) {

  static Provenance of(Training setup) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("m", Integer.toString(setup.m));
    settings.put("lambda", Double.toString(setup.lambda));
    settings.put("updates", Long.toString(setup.updateCount()));
    settings.put("precision", setup.precision.name().toLowerCase(Locale.ROOT));
    settings.put("measured every", Long.toString(setup.measureEvery()));
    Map<String, String> pieces = new LinkedHashMap<>();
    pieces.put("scaling", describe(setup.data.scaling()));
    pieces.put("initialiser", describe(setup.initialiser));
    pieces.put("model", describe(setup.model));
    pieces.put("cost", describe(setup.cost));
    pieces.put("differentiator", describe(setup.differentiator));
    pieces.put("metric", describe(setup.metric));
    pieces.put("batching", describe(setup.batching));
    pieces.put("optimiser", describe(setup.optimiser));
    pieces.put("schedule", describe(setup.schedule));
    pieces.put("dropout", setup.dropout == Masking.NONE ? "none" : describe(setup.dropout));
    pieces.put(
        "augmentation",
        setup.augmentation == Augmentation.NONE ? "none" : describe(setup.augmentation));
    return new Provenance(
        setup.data.toString(),
        setup.data.digest(),
        settings,
        setup.seed,
        pieces,
        currentVersions());
  }

  /** What ran it. */
  public static Map<String, String> currentVersions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("lab", Versions.lab());
    versions.put("ND4J", Versions.nd4j());
    versions.put(
        "BLAS",
        Objects.toString(Nd4j.getExecutioner().getEnvironmentInformation().get("blas.vendor")));
    versions.put("Java", System.getProperty("java.version"));
    versions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    versions.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    versions.put("OMP_NUM_THREADS", Objects.toString(System.getenv("OMP_NUM_THREADS"), "not set"));
    return versions;
  }

  /** Whether the same bits are to be expected: all is the same but, perhaps, the versions. */
  public boolean sameTraining(Provenance other) {
    return fingerprint().equals(other.fingerprint());
  }

  /** All but the versions, in a line. */
  public String summary() {
    return "%s, seed %d, %s, %s".formatted(data, seed, settings, pieces);
  }

  /** SHA-256 of all but the versions, in hexadecimal. */
  public String fingerprint() {
    Provenance timeless = new Provenance(data, digest, settings, seed, pieces, Map.of());
    byte[] json = new Gson().toJson(timeless).getBytes(StandardCharsets.UTF_8);
    return Digests.hex("SHA-256", json);
  }

  /**
   * Names the training whatever its length: of two with the same name, the shorter is the beginning
   * of the longer, which is measured where the shorter ends. What cannot be known to be that, for a
   * piece does not tell its settings, has a name of its own.
   */
  public String course() {
    boolean toldWhole =
        pieces.values().stream().allMatch(piece -> piece.equals("none") || piece.endsWith("]"));
    long updates = Long.parseLong(settings.get("updates"));
    boolean measuredAtItsEnd = updates % Long.parseLong(settings.get("measured every")) == 0;
    Map<String, String> lasting = new LinkedHashMap<>(settings);
    if (toldWhole && measuredAtItsEnd) {
      lasting.remove("updates");
    }
    return new Provenance(data, digest, lasting, seed, pieces, versions).fingerprint();
  }

  /**
   * The class with its settings; the same text in every run of the program. Only records tell their
   * settings.
   */
  private static String describe(Object piece) {
    String name = piece.getClass().getName().replaceFirst("(\\$\\$Lambda).*", "$1");
    if (piece instanceof Augmentation.Chain chain) {
      return describe(chain.first()) + " then " + describe(chain.next());
    }
    boolean saysWhatItIs = piece instanceof Record;
    return saysWhatItIs ? name + piece.toString().replaceFirst("^[^\\[]*", "") : name;
  }
}
