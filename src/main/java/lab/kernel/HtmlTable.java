package lab.kernel;

import com.samskivert.mustache.Template;
import java.util.List;
import java.util.stream.IntStream;
import lab.base.Html;
import lab.base.Shown;

/**
 * A table as a page shows it, in the colours of the page around it.
 *
 * @param caption what it is; may be empty
 * @param head a text for each column; none if the columns need no names
 * @param rows as many cells in each; the first is the row's name where {@code named}
 * @param named whether the rows have names
 * @param notes sentences below it
 */
record HtmlTable(
    String caption, List<String> head, List<List<String>> rows, boolean named, List<String> notes) {
  private static final Template TEMPLATE = Html.template(HtmlTable.class, "table.html");

  /** A cell, and whether it is a number, which ends where the others end. */
  private record Cell(String text, boolean name, boolean number) {}

  private record Model(
      String caption, List<Cell> head, List<List<Cell>> rows, List<String> notes) {}

  /** The table; whatever its cells hold is text in it. */
  String html() {
    return TEMPLATE.execute(
        new Model(
            Shown.of(caption),
            cells(head, false),
            rows.stream().map(row -> cells(row, named)).toList(),
            notes.stream().map(Shown::lines).toList()));
  }

  private static List<Cell> cells(List<String> texts, boolean named) {
    return IntStream.range(0, texts.size())
        .mapToObj(i -> cell(texts.get(i), named && i == 0))
        .toList();
  }

  private static Cell cell(String text, boolean name) {
    return new Cell(Shown.lines(text), name, text.matches("[-+]?(\\d.*|NaN|Infinity|…)"));
  }
}
