package bench;

import bench.ContestResult.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands below a table: what really multiplied, and whose times are no measure. */
final class ContestCaption {
  private ContestCaption() {}

  static List<String> lines(ContestResult all) {
    List<String> lines = new ArrayList<>(List.of("Products of matrices by:"));
    List<Result> shown =
        Stream.of(all.contestants().stream(), all.products().stream(), all.limit().stream())
            .flatMap(some -> some)
            .toList();
    shown.forEach(one -> lines.add("  %-18s %s".formatted(one.name(), kernels(one))));
    shown.stream()
        .flatMap(one -> one.software().handicaps().stream())
        .map(handicap -> "Not comparable: " + handicap + ".")
        .forEach(lines::add);
    if (!all.ours().software().handicaps().isEmpty()) {
      lines.add("Nobody is comparable with this lab, since it is not as fast as it can be here.");
    }
    return lines;
  }

  private static String kernels(Result one) {
    List<Kernel> kernels = one.software().kernels();
    return kernels.isEmpty()
        ? "what it does not tell"
        : kernels.stream().map(Kernel::toString).collect(Collectors.joining("; "));
  }
}
