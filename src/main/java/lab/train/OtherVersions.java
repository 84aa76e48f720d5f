package lab.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import lab.base.Versions;

/**
 * By what else than here something was computed by a cluster's worker, of what bits may depend on.
 */
public final class OtherVersions {
  /** The lab's own classes, which only matter beside another machine's. */
  static final String CLASSES = "classes";

  private static final Set<String> NO_MATTER =
      Set.of("worker", "processors", "OMP_NUM_THREADS"); // one core each, on any machine

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private OtherVersions() {}

  /**
   * What was current there, where it is not what is current here: {@code Java → 21.0.5}.
   *
   * @param there see {@link Provenance#currentVersions}
   */
  static Map<String, String> of(Map<String, String> there) {
    return of(there, here());
  }

  private static Map<String, String> here() {
    Map<String, String> here = Provenance.currentVersions();
    here.put(CLASSES, Versions.classes());
    return here;
  }

  private static Map<String, String> of(Map<String, String> there, Map<String, String> here) {
    Map<String, String> others = new LinkedHashMap<>(there);
    others.keySet().removeAll(NO_MATTER);
    others.entrySet().removeIf(one -> one.getValue().equals(here.get(one.getKey())));
    return others;
  }

  /**
   * Says so on standard error, once for each worker.
   *
   * @return as {@link #of}
   */
  public static Map<String, String> tellOnce(Map<String, String> there) {
    Map<String, String> here = here();
    Map<String, String> others = of(there, here);
    if (!others.isEmpty() && TOLD.add(Objects.toString(there.get("worker")))) {
      System.err.println(sentence(there.get("worker"), others, here));
    }
    return others;
  }

  static String sentence(String worker, Map<String, String> others, Map<String, String> here) {
    String all =
        others.entrySet().stream()
            .map(
                one ->
                    "%s %s, not %s".formatted(one.getKey(), one.getValue(), here.get(one.getKey())))
            .collect(Collectors.joining("; "));
    return "cluster, worker %s: it computes with %s; what it finds need not be the same to the bit as here, and its results say so"
        .formatted(worker, all);
  }
}
