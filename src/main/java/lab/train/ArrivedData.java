package lab.train;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import lab.data.Data;

/**
 * The data of the training that arrived last, kept since the next one mostly has the same. For one
 * thread.
 */
public final class ArrivedData {
  private List<Object> told = List.of();
  private Data data;

  /**
   * The data that {@code parts} tells of: those of before, this machine's own, or those that were
   * sent.
   *
   * @param supplies gives the file of a supply by its digest; asked for only where this machine has
   *     no such images
   */
  Data of(DataParts parts, Function<String, Path> supplies) {
    List<Object> telling = parts.known();
    if (!telling.equals(told)) {
      told = List.of();
      data = null; // or both would be in memory
      data = parts.here().orElseGet(() -> parts.of(supplies.apply(parts.digest())));
      told = telling;
    }
    return data;
  }
}
