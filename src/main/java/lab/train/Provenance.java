package lab.train;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lab.Augmentation;
import lab.Masking;
import lab.base.Digests;
import lab.base.Json;
import lab.base.Versions;
import lab.blas.Gemm;
import lab.data.Data;
import lab.identity.Identity;
import lab.train.Training.Kept;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Records where a result comes from: enough to get the same bits again on the same machine.
 *
 * @param data the data set's name and its sizes
 * @param digest SHA-256 of all examples; see {@link lab.data.Data#digest}
 * @param settings name to value: m, lambda, updates, …
 * @param seed the run's seed
 * @param pieces role to the piece's class and settings, such as {@code optimiser →
 *     reference.Adam[…]}; where a piece does not tell its settings, what it is: {@code a lambda}
 * @param code role to SHA-256 of the piece's code; empty where a piece does not tell its settings,
 *     but of a scaling then SHA-256 of the numbers that it made
 * @param versions the lab, ND4J, its BLAS, Java, operating system, processors, threads
 */
public record Provenance(
    String data,
    String digest,
    Map<String, String> settings,
    long seed,
    Map<String, String> pieces,
    Map<String, String> code,
    Map<String, String> versions) {

  /** The variable of the environment that names a cluster's worker. */
  private static final String WORKER = "LAB_WORKER";

  private static final Identity NONE = new Identity("none", "none", true);

  /** The role of what makes an ensemble of views; told only where there is one. */
  public static final String VIEWS = "test-time augmentation";

  /** Pieces that are used while nothing else of a training is, or not by several at once. */
  private static final Set<String> APART = Set.of("scaling", "augmentation");

  /**
   * A provenance, and what else was seen of the pieces.
   *
   * @param provenance the training's
   * @param isLasting whether it is known to stay what it is: no piece holds an array, say
   * @param sharesSafely whether all pieces are known to keep nothing that changes from call to
   *     call, so that trainings side by side may have pieces in common. (An augmentation that may
   *     keep something is used by one thread at a time in any case.)
   */
  public record Known(Provenance provenance, boolean isLasting, boolean sharesSafely) {

    /**
     * Which pieces are no longer what they were: {@code the schedule, mine.Table}; empty if none.
     */
    String changed(Provenance now) {
      return provenance.code().keySet().stream()
          .filter(role -> !provenance.isSame(role, now))
          .map(role -> "the %s, %s".formatted(role, provenance.pieces().get(role)))
          .map(piece -> piece.replaceFirst("\\[.*", ""))
          .collect(Collectors.joining(", "));
    }
  }

  private boolean isSame(String role, Provenance other) {
    return pieces.get(role).equals(other.pieces.get(role))
        && code.get(role).equals(other.code.get(role));
  }

  static Known of(Training setup) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("m", Integer.toString(setup.m));
    settings.put("lambda", Double.toString(setup.lambda));
    settings.put("updates", Long.toString(setup.updateCount()));
    settings.put("precision", setup.precision.name().toLowerCase(Locale.ROOT));
    settings.put("measured every", Long.toString(setup.measureEvery()));
    settings.put("keeps", setup.kept.words);
    settings.put("start", setup.start == null ? "fresh" : setup.start.words());
    Map<String, Identity> pieces = new LinkedHashMap<>();
    pieces.put("scaling", scaling(setup.data));
    pieces.put("initialiser", setup.start == null ? Identity.of(setup.initialiser) : NONE);
    pieces.put("model", Identity.of(setup.model));
    pieces.put("cost", Identity.of(setup.cost));
    pieces.put("differentiator", Identity.of(setup.differentiator));
    pieces.put("metric", Identity.of(setup.metric));
    pieces.put("batching", Identity.of(setup.batching));
    pieces.put("optimiser", Identity.of(setup.optimiser));
    pieces.put("schedule", Identity.of(setup.schedule));
    pieces.put("dropout", setup.dropout == Masking.NONE ? NONE : Identity.of(setup.dropout));
    pieces.put(
        "augmentation",
        setup.augmentation == Augmentation.NONE ? NONE : Identity.of(setup.augmentation));
    pieces.put(
        "stopping rule", setup.stopping == StoppingRule.NEVER ? NONE : Identity.of(setup.stopping));
    if (setup.views != null) {
      pieces.put(VIEWS, Identity.of(setup.views));
    }
    Provenance provenance =
        new Provenance(
            setup.data.toString(),
            setup.data.digest(),
            settings,
            setup.seed,
            each(pieces, Identity::words),
            each(pieces, Identity::code),
            currentVersions());
    Map<String, Identity> shared = new LinkedHashMap<>(pieces);
    shared.keySet().removeAll(APART);
    return new Known(
        provenance,
        pieces.values().stream().allMatch(Identity::isLasting),
        shared.values().stream().allMatch(Identity::isLasting));
  }

  /** What a scaling that does not tell its settings did can be seen all the same. */
  private static Identity scaling(Data data) {
    Identity told = Identity.of(data.scaling());
    return told.isTold() ? told : new Identity(told.words(), data.digestOfNumbers(), true);
  }

  /**
   * Whether these are the data that were trained and measured on, on the scale that they were on.
   */
  public boolean isOf(Data data) {
    Identity scaling = scaling(data);
    return this.data.equals(data.toString())
        && digest.equals(data.digest())
        && pieces.get("scaling").equals(scaling.words())
        && code.get("scaling").equals(scaling.code());
  }

  private static Map<String, String> each(
      Map<String, Identity> pieces, Function<Identity, String> part) {
    Map<String, String> parts = new LinkedHashMap<>();
    pieces.forEach((role, piece) -> parts.put(role, part.apply(piece)));
    return parts;
  }

  /** The versions and the machine that this program runs on. */
  public static Map<String, String> currentVersions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("lab", Versions.lab());
    versions.put("ND4J", Versions.nd4j());
    versions.put("large products", Gemm.library());
    versions.put(
        "BLAS",
        Objects.toString(Nd4j.getExecutioner().getEnvironmentInformation().get("blas.vendor")));
    versions.put("Java", System.getProperty("java.version"));
    versions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    versions.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    versions.put("OMP_NUM_THREADS", Objects.toString(System.getenv("OMP_NUM_THREADS"), "not set"));
    Optional.ofNullable(System.getenv(WORKER))
        .ifPresent(
            name -> {
              versions.put("worker", name);
              versions.put(OtherVersions.CLASSES, Versions.classes());
            });
    return versions;
  }

  /**
   * The pieces that do not tell their settings, so that it cannot be known whether another training
   * is the same: {@code the schedule is a lambda}; empty if all do.
   */
  public String untold() {
    return code.entrySet().stream()
        .filter(piece -> piece.getValue().isEmpty())
        .map(piece -> "the %s is %s".formatted(piece.getKey(), pieces.get(piece.getKey())))
        .collect(Collectors.joining(", "));
  }

  /**
   * What another training has otherwise: {@code the schedule is … there and … here}; empty if all
   * is the same but, perhaps, the versions.
   *
   * @param here the other
   */
  String differences(Provenance here) {
    List<String> all = new ArrayList<>();
    if (!data.equals(here.data)) {
      all.add("its data are %s, not %s".formatted(data, here.data));
    } else if (!digest.equals(here.digest)) {
      all.add("its data are as many, but other examples or labels");
    }
    if (seed != here.seed) {
      all.add("its seed is %d, not %d".formatted(seed, here.seed));
    }
    compare(settings, here.settings, "not known", all);
    compare(pieces, here.pieces, NONE.words(), all);
    code.forEach(
        (role, digest) -> {
          boolean changed = !digest.equals(here.code.get(role));
          if (changed && pieces.get(role).equals(here.pieces.get(role))) {
            all.add("the code of its %s, %s, is not the same".formatted(role, pieces.get(role)));
          }
        });
    return String.join("; ", all);
  }

  private static void compare(
      Map<String, String> there,
      Map<String, String> here,
      String absent,
      List<String> differences) {
    Set<String> names = new LinkedHashSet<>(there.keySet());
    names.addAll(here.keySet());
    for (String name : names) {
      String a = there.getOrDefault(name, absent);
      String b = here.getOrDefault(name, absent);
      if (!a.equals(b)) {
        differences.add("its %s is %s, not %s".formatted(name, a, b));
      }
    }
  }

  /** SHA-256 of all but the versions, in hexadecimal; names the training only if none is untold. */
  public String fingerprint() {
    Provenance timeless = new Provenance(data, digest, settings, seed, pieces, code, Map.of());
    byte[] json = Json.COMPACT.toJson(timeless).getBytes(StandardCharsets.UTF_8);
    return Digests.hex("SHA-256", json);
  }

  /** What makes an ensemble of views of the network, if anything does. */
  public Optional<String> views() {
    return Optional.ofNullable(pieces.get(VIEWS));
  }

  /** Whether the run returns an ensemble, with which no training can go on. */
  public boolean isOfEnsemble() {
    return Kept.SNAPSHOTS.isIn(this) || views().isPresent();
  }

  /**
   * Names the training whatever its length: of two with the same name, the shorter is the beginning
   * of the longer, which is measured where the shorter ends. (A training that may stop early, or
   * keeps another network than the last, is the beginning of no other.) Empty if that cannot be
   * known, since a piece does not tell its settings.
   */
  public Optional<String> course() {
    if (!untold().isEmpty()) {
      return Optional.empty();
    }
    long updates = Long.parseLong(settings.get("updates"));
    boolean measuredAtItsEnd = updates % Long.parseLong(settings.get("measured every")) == 0;
    Map<String, String> lasting = new LinkedHashMap<>(settings);
    boolean endsWhereItEnds =
        "none".equals(pieces.get("stopping rule")) && Kept.LAST.isIn(this) && !isOfEnsemble();
    if (measuredAtItsEnd && endsWhereItEnds) {
      lasting.remove("updates");
    }
    Provenance course = new Provenance(data, digest, lasting, seed, pieces, code, versions);
    return Optional.of(course.fingerprint());
  }
}
