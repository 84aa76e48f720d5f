package lab.script;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lab.Mask;
import lab.terminal.Printable;
import lab.terminal.Sentence;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Formats values in a few words: numbers without their last digits, arrays by shape and first
 * entries.
 */
public final class Values {
  private static final int ROWS = 6;
  private static final int COLUMNS = 8;
  private static final int ITEMS = 12;
  private static final int MAX_ITEMS = 24; // of a list that is shown whole
  private static final String ALL = "forEach(System.out::println) shows all";

  /** Characters of one of several texts: a list of long ones is still to be seen at a glance. */
  private static final int ITEM = 100;

  private static final int LONG_ITEM = 25;
  private static final int LINES = 16;
  private static final int CHARACTERS = 2000;

  private Values() {}

  /** A value, perhaps in several lines. */
  static String brief(Object value) {
    return brief(value, Integer.MAX_VALUE);
  }

  /**
   * The same, where tables have no more columns than fit. Whatever the value's own methods do, this
   * is text that a terminal can be given.
   *
   * @param width how long their lines may be, in characters
   */
  public static String brief(Object value, int width) {
    try {
      return Printable.of(told(value, width));
    } catch (Throwable e) { // of a learner's own making: it may throw anything at all
      return "%s, which cannot be shown: %s"
          .formatted(kind(value.getClass()), Printable.of(Sentence.of(e)));
    }
  }

  private static String told(Object value, int width) {
    if (value instanceof INDArray array) {
      return array(array, width);
    }
    if (value instanceof double[][] rows && rows.length > 0 && sameLength(rows)) {
      return table(rows, width);
    }
    if (value instanceof Double || value instanceof Float) {
      return number(((Number) value).doubleValue());
    }
    if (value instanceof String text) {
      return shortened('"' + escaped(text) + '"');
    }
    if (value instanceof Character letter) {
      return letter == '\n' ? "'\\n'" : "'" + letter + "'";
    }
    if (value instanceof Record piece && holdsArrays(piece)) {
      String text = value.toString();
      boolean saysMore = !text.startsWith(value.getClass().getSimpleName() + "[");
      return saysMore && !isAllArrays(piece) ? shortened(text) : parts(piece);
    }
    if (value instanceof Collection<?> all) {
      return list(all, width);
    }
    if (value != null && value.getClass().isArray()) {
      return javaArray(value);
    }
    return shortened(value == null ? "null" : object(value));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
  }

  /** What a value is, where it says nothing of itself. */
  private static String kind(Class<?> type) {
    boolean anonymous = type.isAnonymousClass() || type.getSimpleName().startsWith("$JShell$");
    if (!anonymous) {
      return type.getSimpleName();
    }
    Class<?>[] roles = type.getInterfaces();
    return "anonymous " + (roles.length == 1 ? roles[0] : type.getSuperclass()).getSimpleName();
  }

  /** What it says of itself, or else what it is. */
  private static String object(Object value) {
    Class<?> type = value.getClass();
    if (type.isHidden() && type.getInterfaces().length == 1) {
      return type.getInterfaces()[0].getSimpleName() + ", a lambda";
    }
    String text = value.toString();
    if (text == null) {
      return kind(type) + ", whose toString gives null";
    }
    if (text.isBlank() || text.matches(Pattern.quote(type.getName()) + "@\\p{XDigit}+")) {
      return kind(type);
    }
    return text.replaceAll("\\b(\\p{Lu}\\w*)\\[]", "$1"); // a record without components
  }

  /** Six digits that matter, as {@code 2.30259}, {@code 0.1}, {@code 1.5E-7}. */
  static String number(double x) {
    String exact = Double.toString(x);
    if (!Double.isFinite(x) || exact.length() <= 8) {
      return exact;
    }
    double size = Math.abs(x);
    if (size < 1e-4 || size >= 1e7) {
      return String.format(Locale.ROOT, "%.5e", x)
          .replaceFirst("\\.?0*e", "e")
          .replaceFirst("e([+-])0?", "e$1")
          .replace("e+", "e")
          .replace('e', 'E'); // as println has it
    }
    int decimals = Math.max(1, 6 - (int) Math.max(1, Math.floor(Math.log10(size)) + 1));
    return String.format(Locale.ROOT, "%." + decimals + "f", x).replaceFirst("(\\.\\d+?)0+$", "$1");
  }

  private static String array(INDArray array, int width) {
    String kind = array.dataType().toString().toLowerCase(Locale.ROOT);
    if (array.isScalar() && array.rank() == 0) {
      return kind + ": " + number(array.getDouble(0));
    }
    String head = shape(array) + " " + kind;
    if (array.isEmpty() || array.rank() > 2) {
      return head;
    }
    int n = array.rows();
    int m = array.rank() == 1 ? (int) array.length() : array.columns();
    boolean line = array.rank() == 1;
    boolean row = line || n == 1;
    int most = row ? ITEMS : COLUMNS;
    double[][] corner = new double[Math.min(line ? 1 : n, ROWS)][Math.min(m, most)];
    for (int i = 0; i < corner.length; i++) {
      for (int j = 0; j < corner[i].length; j++) {
        corner[i][j] = line ? array.getDouble(j) : array.getDouble(i, j);
      }
    }
    return table(head, corner, !line && n > ROWS, m > most, row ? Integer.MAX_VALUE : width);
  }

  private static String shape(INDArray array) {
    return Arrays.stream(array.shape()).mapToObj(Long::toString).collect(Collectors.joining("×"));
  }

  /** Numbers below one another, a single row on the line of its head. */
  private static String table(String head, double[][] rows, boolean below, boolean more, int room) {
    double[] all = Arrays.stream(rows).flatMapToDouble(DoubleStream::of).toArray();
    String format = format(all);
    String[][] cells =
        Arrays.stream(rows)
            .map(row -> DoubleStream.of(row).mapToObj(x -> String.format(Locale.ROOT, format, x)))
            .map(row -> row.toArray(String[]::new))
            .toArray(String[][]::new);
    int width =
        Arrays.stream(cells).flatMap(Arrays::stream).mapToInt(String::length).max().orElse(0);
    int fit = Math.max(1, (room - "  …".length()) / (width + 2)); // cells, two spaces before each
    boolean right = more || cells[0].length > fit;
    List<String> lines = new ArrayList<>();
    for (String[] row : cells) {
      lines.add(
          Arrays.stream(row)
              .limit(fit)
              .map(cell -> " ".repeat(width - cell.length()) + cell)
              .collect(Collectors.joining("  ", "", right ? "  …" : "")));
    }
    if (below) {
      lines.add("…");
    }
    if (lines.size() == 1) {
      return head + ": " + lines.get(0).strip();
    }
    return lines.stream().collect(Collectors.joining("\n  ", head + "\n  ", ""));
  }

  /**
   * One format for all, as {@link String#format} takes it, so that their points stand below one
   * another.
   */
  public static String format(double[] numbers) {
    double most = DoubleStream.of(numbers).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    if (DoubleStream.of(numbers).allMatch(x -> x == Math.rint(x)) && most < 1e9) {
      return "%.0f";
    }
    int digits = (int) Math.floor(Math.log10(most)) + 1; // before the point
    return digits < -2 || digits > 6 ? "%.3e" : "%." + Math.min(5, Math.max(1, 5 - digits)) + "f";
  }

  private static boolean holdsArrays(Record piece) {
    return Arrays.stream(piece.getClass().getRecordComponents())
        .anyMatch(part -> INDArray.class.isAssignableFrom(part.getType()));
  }

  private static boolean isAllArrays(Record piece) {
    return Arrays.stream(piece.getClass().getRecordComponents())
        .allMatch(part -> INDArray.class.isAssignableFrom(part.getType()));
  }

  /** A record of arrays, such as a network, by their shapes. */
  private static String parts(Record piece) {
    return piece.getClass().getSimpleName() + ": " + inside(piece);
  }

  private static String inside(Record piece) {
    return Arrays.stream(piece.getClass().getRecordComponents())
        .map(part -> part.getName() + " " + part(piece, part))
        .collect(Collectors.joining(", "));
  }

  private static String part(Record piece, RecordComponent part) {
    try {
      Object value = part.getAccessor().invoke(piece);
      if (value instanceof INDArray array) {
        return shape(array);
      }
      if (value == Mask.NONE || value == null) {
        return "none";
      }
      return value instanceof Record inner && holdsArrays(inner)
          ? "(" + inside(inner) + ")"
          : brief(value);
    } catch (ReflectiveOperationException e) {
      return "?";
    }
  }

  /**
   * In a line; items that have no room there get lines of their own where they are long, or share
   * lines where they are made of several parts. Where there are too many, it says how to see all.
   */
  private static String list(Collection<?> all, int width) {
    boolean more = all.size() > MAX_ITEMS;
    List<String> items = all.stream().limit(more ? ITEMS : MAX_ITEMS).map(Values::item).toList();
    String size = all.size() + " of them";
    String line = "[" + String.join(", ", items) + (more ? ", …]" : "]");
    boolean together = line.length() <= width || items.stream().noneMatch(i -> i.contains(" "));
    boolean isLong = items.stream().anyMatch(item -> item.length() > LONG_ITEM);
    if (together && !(isLong && line.length() > width)) {
      return shortened(more ? "%s (%s): %s".formatted(size, ALL, line) : line);
    }
    String lines = String.join(isLong ? "\n  " : "\n", isLong ? items : filled(items, width));
    String rest = more ? "\n  … (%s)".formatted(ALL) : "";
    return shortened(size + "\n  " + lines.strip() + rest, MAX_ITEMS + 2, 2 * CHARACTERS);
  }

  /** Items with commas between them, as many on a line as it holds. */
  private static List<String> filled(List<String> items, int width) {
    List<String> lines = new ArrayList<>();
    String line = " ";
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i) + (i + 1 < items.size() ? "," : "");
      if (line.length() > 1 && line.length() + 1 + item.length() > width) {
        lines.add(line);
        line = " ";
      }
      line += " " + item;
    }
    lines.add(line);
    return lines;
  }

  private static String item(Object value) {
    if (value instanceof INDArray array) {
      return "array " + shape(array);
    }
    if (value != null && value.getClass().isArray()) {
      int length = Array.getLength(value);
      return length > ITEMS ? typed(value) : "[" + items(value) + "]";
    }
    String line = brief(value).lines().findFirst().orElse("");
    return value instanceof String && line.length() > ITEM
        ? line.substring(0, ITEM - 1) + "…"
        : line;
  }

  private static String javaArray(Object array) {
    boolean isEmpty = Array.getLength(array) == 0;
    return shortened(isEmpty ? typed(array) : typed(array) + ": " + items(array));
  }

  /** Type and length, such as {@code int[4][]}. */
  private static String typed(Object array) {
    String type = array.getClass().getComponentType().getSimpleName();
    return type.replaceFirst("(\\[])*$", "[" + Array.getLength(array) + "]$0");
  }

  private static String items(Object array) {
    int length = Array.getLength(array);
    boolean more = length > MAX_ITEMS;
    return IntStream.range(0, more ? ITEMS : length)
        .mapToObj(i -> item(Array.get(array, i)))
        .collect(Collectors.joining(", ", "", more ? ", …" : ""));
  }

  private static String table(double[][] rows, int width) {
    double[][] corner =
        Arrays.stream(rows)
            .limit(ROWS)
            .map(row -> Arrays.copyOf(row, Math.min(row.length, COLUMNS)))
            .toArray(double[][]::new);
    String head = "double[%d][%d]".formatted(rows.length, rows[0].length);
    return table(head, corner, rows.length > ROWS, rows[0].length > COLUMNS, width);
  }

  private static boolean sameLength(double[][] rows) {
    return Arrays.stream(rows).allMatch(row -> row != null && row.length == rows[0].length);
  }

  private static String shortened(String text) {
    return shortened(text, LINES, CHARACTERS);
  }

  private static String shortened(String text, int most, int characters) {
    List<String> lines = List.of(text.split("\r?\n")); // a lone \r is shown, and ends no line
    String few = lines.stream().limit(most).collect(Collectors.joining("\n"));
    if (few.length() > characters) {
      return cut(few, characters) + " …";
    }
    return lines.size() > most ? few + "\n… " + (lines.size() - most) + " more lines" : few;
  }

  /** The beginning of a text, without half a character at its end. */
  private static String cut(String text, int characters) {
    int end = Math.min(text.length(), characters);
    boolean half = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, half ? end - 1 : end);
  }
}
