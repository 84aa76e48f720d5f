package mine;

import java.util.List;
import java.util.stream.Stream;
import lab.Candidates;

public record Grid() implements Candidates {
  @Override
  public List<List<Double>> points(List<List<Double>> axes) {
    if (axes.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Double>> rest = points(axes.subList(1, axes.size()));
    return axes.get(0).stream()
        .flatMap(x -> rest.stream().map(p -> Stream.concat(Stream.of(x), p.stream()).toList()))
        .toList();
  }
}
