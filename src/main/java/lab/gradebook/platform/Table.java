package lab.gradebook.platform;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lab.base.Reason;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads and writes a table of text as platforms and spreadsheets do, in CSV or with tabs.
 *
 * @param rows the first of which is the header
 * @param delimiter between cells: a comma, a semicolon or a tab
 * @param charset UTF-8, or UTF-16 as some write what Excel shall open
 * @param marked whether it begins with a byte-order mark, without which Excel misreads UTF-8
 */
record Table(List<List<String>> rows, char delimiter, Charset charset, boolean marked) {
  private static final String MARK = "\uFEFF";
  private static final long MAX_BYTES = 64 << 20;

  /** One of our own, which Excel reads as it should. */
  static Table of(List<List<String>> rows) {
    return new Table(rows, ',', StandardCharsets.UTF_8, true);
  }

  static Table read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("%s is larger than %d MB: no table.".formatted(file, MAX_BYTES >> 20));
    }
    byte[] bytes = Files.readAllBytes(file);
    Charset charset = charset(bytes);
    String text = new String(bytes, charset);
    boolean marked = text.startsWith(MARK);
    text = marked ? text.substring(1) : text;
    char delimiter = delimiter(text);
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
    List<List<String>> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord row : parser) {
        rows.add(row.toList());
      }
    } catch (IOException | RuntimeException e) { // the library throws either
      throw new IOException("%s is no table (%s).".formatted(file, Reason.of(e)), e);
    }
    return new Table(List.copyOf(rows), delimiter, charset, marked);
  }

  private static Charset charset(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == -1 && bytes[1] == -2) {
      return StandardCharsets.UTF_16LE;
    }
    return bytes.length >= 2 && bytes[0] == -2 && bytes[1] == -1
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  /** The one of which there are most in the first line. */
  private static char delimiter(String text) {
    String line = text.lines().findFirst().orElse("");
    char most = ',';
    for (char one : new char[] {';', '\t'}) {
      if (count(line, one) > count(line, most)) {
        most = one;
      }
    }
    return most;
  }

  private static long count(String line, char one) {
    return line.chars().filter(c -> c == one).count();
  }

  /** The same from the row on in which a heading stands; all of it if none has it. */
  Table from(String heading) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).contains(heading)) {
        return with(rows.subList(i, rows.size()));
      }
    }
    return this;
  }

  Table with(List<List<String>> other) {
    return new Table(List.copyOf(other), delimiter, charset, marked);
  }

  List<String> header() {
    return rows.isEmpty() ? List.of() : rows.get(0);
  }

  List<List<String>> body() {
    return rows.isEmpty() ? List.of() : rows.subList(1, rows.size());
  }

  /** Where one of some headings stands, whatever its case; -1 if none is there. */
  int column(String... headings) {
    for (String heading : headings) {
      for (int i = 0; i < header().size(); i++) {
        if (header().get(i).strip().equalsIgnoreCase(heading)) {
          return i;
        }
      }
    }
    return -1;
  }

  /** A cell; empty if there is no such column or the row is short. */
  static String cell(List<String> row, int column) {
    return column >= 0 && column < row.size() ? row.get(column).strip() : "";
  }

  byte[] bytes() throws IOException {
    StringWriter text = new StringWriter();
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setRecordSeparator("\r\n").get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      for (List<String> row : rows) {
        printer.printRecord(row);
      }
    }
    return ((marked ? MARK : "") + text).getBytes(charset);
  }

  /** For comparing what people write: no capitals, marks, spaces and signs; words in any order. */
  static String plain(String text) {
    String letters =
        java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    return java.util.Arrays.stream(letters.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .sorted()
        .collect(java.util.stream.Collectors.joining(" "));
  }
}
