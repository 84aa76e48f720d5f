package lab.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lab.script.Values;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes a table of a matrix: all of a small one, both ends of a large one's rows and columns. */
final class ArrayTable {
  /** Rows that are shown at most. */
  static final int ROWS = 12;

  /** Columns that are shown at most. */
  static final int COLUMNS = 10;

  private static final int LAST = 3; // of those, from the end
  private static final String GAP = "…";

  private ArrayTable() {}

  /** The entry in row i and column j. */
  @FunctionalInterface
  interface Entries {
    double at(int i, int j);
  }

  /** Of an array of rank 1 or 2 that is not empty. */
  static HtmlTable of(INDArray array) {
    boolean line = array.rank() == 1;
    int rows = line ? 1 : (int) array.size(0);
    int columns = (int) (line ? array.length() : array.size(1));
    String head = Values.brief(array, Integer.MAX_VALUE).lines().findFirst().orElse("");
    return of(
        head.replaceFirst(":.*", ""),
        rows,
        columns,
        line ? (i, j) -> array.getDouble(j) : (i, j) -> array.getDouble(i, j));
  }

  /** Of numbers in rows, all as long as the first. */
  static HtmlTable of(double[][] rows) {
    return of(
        "double[%d][%d]".formatted(rows.length, rows[0].length),
        rows.length,
        rows[0].length,
        (i, j) -> rows[i][j]);
  }

  private static HtmlTable of(String caption, int n, int m, Entries entries) {
    List<Integer> rows = ends(n, ROWS);
    List<Integer> columns = ends(m, COLUMNS);
    String format = format(rows, columns, entries);
    List<List<String>> cells = new ArrayList<>();
    for (int i : rows) {
      List<String> row = new ArrayList<>(List.of(place(i)));
      for (int j : columns) {
        boolean shown = i >= 0 && j >= 0;
        row.add(shown ? String.format(Locale.ROOT, format, entries.at(i, j)) : GAP);
      }
      cells.add(row);
    }
    List<String> head = new ArrayList<>(List.of(""));
    columns.forEach(j -> head.add(place(j)));
    return new HtmlTable(caption, head, cells, true, List.of());
  }

  private static String place(int at) {
    return at < 0 ? GAP : "" + at;
  }

  /** All places, or the first and the last with −1 between them. */
  private static List<Integer> ends(int n, int most) {
    if (n <= most) {
      return IntStream.range(0, n).boxed().toList();
    }
    return IntStream.concat(
            IntStream.concat(IntStream.range(0, most - LAST), IntStream.of(-1)),
            IntStream.range(n - LAST, n))
        .boxed()
        .toList();
  }

  private static String format(List<Integer> rows, List<Integer> columns, Entries entries) {
    IntFunction<DoubleStream> row =
        i -> columns.stream().filter(j -> j >= 0).mapToDouble(j -> entries.at(i, j));
    return Values.format(
        rows.stream()
            .filter(i -> i >= 0)
            .mapToInt(i -> i)
            .mapToObj(row)
            .flatMapToDouble(numbers -> numbers)
            .toArray());
  }
}
