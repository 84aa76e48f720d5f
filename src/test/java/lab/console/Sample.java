package lab.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lab.course.Course;
import lab.piece.Assignment;
import lab.practice.Stub;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A submission to grade the grader with: a line of {@code submissions.csv}, whose head says what
 * its columns mean.
 *
 * @param points what each exercise should get, by its id
 * @param says what the feedback must contain
 */
record Sample(
    String name,
    String base,
    String packing,
    String file,
    String from,
    String to,
    Map<String, Integer> points,
    String says) {
  private static final Path FOLDER = Path.of("src/test/resources/submissions");
  private static final List<String> SOME = List.of("Accuracy", "Grid", "Flip");
  private static final int LARGE = 50 << 20;

  /** All of the table, in its order. */
  static List<Sample> all() throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setQuote('`')
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .setHeader()
            .setSkipHeaderRecord(true)
            .get();
    try (CSVParser table =
        CSVParser.parse(FOLDER.resolve("submissions.csv"), StandardCharsets.UTF_8, format)) {
      return table.stream().map(Sample::of).toList();
    }
  }

  private static Sample of(CSVRecord line) {
    String base = line.get("base");
    Map<String, Integer> points = new TreeMap<>();
    for (Assignment exercise : Course.all()) {
      points.put(exercise.id(), isRight(base, exercise) ? exercise.points() : 0);
    }
    for (String other : line.get("points").split(" ")) {
      if (!other.isEmpty()) {
        String[] parts = other.split("=");
        points.put(Course.of(parts[0]).id(), Integer.parseInt(parts[1]));
      }
    }
    return new Sample(
        line.get("name"),
        base,
        line.get("packing"),
        line.get("file"),
        line.get("from"),
        line.get("to"),
        points,
        line.get("says").replace("{all}", Integer.toString(Course.all().size())));
  }

  private static boolean isRight(String base, Assignment exercise) {
    return switch (base) {
      case "reference" -> true;
      case "half" -> exercise.id().compareTo("5") < 0 && exercise.id().charAt(1) == '.';
      case "some" -> SOME.contains(exercise.piece());
      default -> false;
    };
  }

  private static boolean hasStubs(String base) {
    return base.equals("half") || base.equals("stubs");
  }

  /** Builds it in a folder. */
  void buildIn(Path folder) throws IOException {
    SortedMap<String, byte[]> files = files();
    Path zip = folder.resolve(name + ".zip");
    switch (packing) {
      case "folder", "folder with byte-order marks", "folder with a link for" ->
          unpacked(files, folder.resolve(name));
      case "zip",
          "zip with Windows lines",
          "zip in Übung — 学生",
          "zip with ../",
          "zip with 50 MB in" ->
          Files.write(zip, zipped(files));
      case "zip in a zip" -> Files.write(zip, zipped(Map.of("mine.zip", zipped(files))));
      case "twelve zips in one another" -> {
        byte[] inner = zipped(files);
        for (int i = 1; i < 12; i++) {
          inner = zipped(Map.of(i + ".zip", inner));
        }
        Files.write(zip, inner);
      }
      case "tar.gz", "tar.gz with links" ->
          Files.write(folder.resolve(name + ".tar.gz"), tarred(files));
      default -> throw new IllegalArgumentException("how to pack: " + packing);
    }
    if (packing.equals("folder with a link for")) {
      Path piece = folder.resolveSibling(file + ".java"); // right, and outside the submission
      Files.writeString(piece, TemporaryProject.right(file));
      Files.createSymbolicLink(folder.resolve(name).resolve("mine").resolve(file + ".java"), piece);
    }
  }

  private SortedMap<String, byte[]> files() throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Assignment exercise : Course.all()) {
      String piece = exercise.piece();
      boolean needed = isRight(base, exercise) || piece.equals(file);
      if (needed || hasStubs(base)) {
        String text = needed ? changed(piece) : stub(piece);
        if (!text.isEmpty()) {
          files.put(at() + piece + ".java", bytes(text));
        }
      }
    }
    Path overlay = FOLDER.resolve(name);
    if (Files.isDirectory(overlay)) {
      try (Stream<Path> all = Files.walk(overlay)) {
        for (Path one : all.filter(Files::isRegularFile).toList()) {
          files.put(overlay.relativize(one).toString().replace('\\', '/'), Files.readAllBytes(one));
        }
      }
    }
    if (packing.endsWith("../")) {
      files.put("../../../outside/Accuracy.java", bytes(changed("Accuracy")));
      files.put("/tmp/two-layer-lab-outside.java", bytes("class Outside {}"));
    }
    return files;
  }

  private String at() {
    return packing.startsWith("zip in Ü") ? "Übung — 学生/mine/" : "mine/";
  }

  private static String stub(String piece) throws IOException {
    return Stub.of(Files.readString(Path.of("solutions/reference", piece + ".java")));
  }

  /** A right piece, with the change that this is about; empty if it is to be left out. */
  String changed(String piece) throws IOException {
    String right = TemporaryProject.right(piece);
    if (!piece.equals(file)) {
      return right;
    }
    if (from.isEmpty()) {
      return packing.equals("zip with 50 MB in") ? right + " ".repeat(LARGE) : "";
    }
    int at = right.indexOf(from);
    if (at < 0 || right.indexOf(from, at + 1) >= 0) {
      throw new IllegalArgumentException("%s: %s must hold once: %s".formatted(name, piece, from));
    }
    return right.replace(from, to);
  }

  private byte[] bytes(String text) {
    String marked = packing.endsWith("byte-order marks") ? "\uFEFF" + text : text;
    String ended = packing.endsWith("Windows lines") ? marked.replace("\n", "\r\n") : marked;
    return ended.getBytes(StandardCharsets.UTF_8);
  }

  private static void unpacked(Map<String, byte[]> files, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
  }

  private static byte[] zipped(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private byte[] tarred(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zipped = new GzipCompressorOutputStream(bytes);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(zipped)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(each.getKey());
        entry.setSize(each.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(each.getValue());
        tar.closeArchiveEntry();
      }
      if (packing.endsWith("links")) {
        TarArchiveEntry link = new TarArchiveEntry("mine/Backprop.java", TarConstants.LF_SYMLINK);
        link.setLinkName(Path.of("solutions/reference/Backprop.java").toAbsolutePath().toString());
        tar.putArchiveEntry(link);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
