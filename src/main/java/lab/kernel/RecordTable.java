package lab.kernel;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lab.script.Values;

/** Makes a table of a record, its components below one another, or of many of one kind. */
final class RecordTable {
  /** Rows that are shown at most. */
  static final int MOST = 30;

  private static final int LONGEST = 120; // characters of a cell

  private RecordTable() {}

  /** One record; nothing if it has fewer than two components, which are told as well in a line. */
  static Optional<HtmlTable> of(Record one) {
    List<String> names = names(one.getClass());
    if (names.size() < 2) {
      return Optional.empty();
    }
    List<String> values = values(one);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      rows.add(List.of(names.get(i), values.get(i)));
    }
    return Optional.of(
        new HtmlTable(one.getClass().getSimpleName(), List.of(), rows, true, List.of()));
  }

  /** A collection of records of one class; nothing if they are something else. */
  static Optional<HtmlTable> of(Collection<?> all) {
    List<?> shown = all.stream().limit(MOST).toList();
    if (shown.isEmpty()
        || !(shown.get(0) instanceof Record first)
        || names(first.getClass()).isEmpty()
        || !shown.stream().allMatch(one -> one != null && one.getClass() == first.getClass())) {
      return Optional.empty();
    }
    List<List<String>> rows = shown.stream().map(one -> values((Record) one)).toList();
    return Optional.of(
        new HtmlTable(
            "%d × %s".formatted(all.size(), first.getClass().getSimpleName()),
            names(first.getClass()),
            rows,
            false,
            more(all.size())));
  }

  /** A map, its keys as names. */
  static HtmlTable of(Map<?, ?> map) {
    List<List<String>> rows =
        map.entrySet().stream()
            .limit(MOST)
            .map(entry -> List.of(cell(entry.getKey()), cell(entry.getValue())))
            .toList();
    return new HtmlTable(map.size() + " entries", List.of(), rows, true, more(map.size()));
  }

  /** What is said where not all is shown. */
  static List<String> more(int size) {
    return size <= MOST ? List.of() : List.of("… and %d more".formatted(size - MOST));
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static List<String> values(Record one) {
    return Arrays.stream(one.getClass().getRecordComponents())
        .map(part -> cell(value(one, part)))
        .toList();
  }

  private static Object value(Record one, RecordComponent part) {
    try {
      Method accessor = part.getAccessor();
      accessor.setAccessible(true); // a record may be nobody's but its package's
      return accessor.invoke(one);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return "?";
    }
  }

  /** A value in a line. */
  static String cell(Object value) {
    String line =
        value instanceof String text
            ? text
            : Values.brief(value, LONGEST).lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
