package lab.practice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lab.base.Digests;
import lab.base.Folder;
import lab.piece.SourceText;
import lab.script.Home;

/**
 * The sources in {@code labs/mine} at one moment.
 *
 * @param texts the source of each class, by the class's simple name
 * @param notes what is odd about each file, in the same order
 */
public record Sources(SortedMap<String, String> texts, Map<String, List<String>> notes) {
  private static final Pattern TASK = Pattern.compile("(?s)\\bTask: (.*?)\\*/");

  /**
   * Reads all Java files of a folder; one that vanishes meanwhile is left out, as editors replace
   * files by renaming others.
   */
  public static Sources read(Path folder) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    Map<String, List<String>> notes = new TreeMap<>();
    for (Path file : Folder.list(folder, Sources::isSource)) {
      try {
        String name = file.getFileName().toString().replace(".java", "");
        SourceText source = SourceText.of(Home.shown(name), Files.readAllBytes(file));
        texts.put(name, source.text());
        notes.put(name, source.notes());
      } catch (NoSuchFileException e) {
        continue;
      }
    }
    return new Sources(texts, notes);
  }

  private static boolean isSource(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".java") && !name.startsWith(".") && Files.isRegularFile(file);
  }

  /** Harmless oddities of a piece's file, in sentences. */
  List<String> notes(String piece) {
    return notes.getOrDefault(piece, List.of());
  }

  /** Whether there is a file of this piece. */
  public boolean has(String piece) {
    return texts.containsKey(piece);
  }

  /** Whether there is nothing to check yet. */
  boolean isUntouched(String piece) {
    return SourceText.isUntouched(texts.get(piece));
  }

  /** SHA-256 of a piece's source and of the others of mine that it names, in hexadecimal. */
  String digest(String piece) {
    MessageDigest digest = Digests.of("SHA-256");
    for (String name : withSiblings(piece)) {
      digest.update((name + "\0" + texts.get(name) + "\0").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Set<String> withSiblings(String piece) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(piece));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (found.add(name)) {
        Set<String> words = Set.copyOf(List.of(texts.get(name).split("\\W+")));
        texts.keySet().stream().filter(words::contains).forEach(open::push);
      }
    }
    return found;
  }

  /** The line of an exercise's method, counted from 1; of the file's first if it is not found. */
  public int lineOf(String piece, String exercise) {
    String mark = "@Exercise(\"" + exercise + "\")";
    int at = texts.getOrDefault(piece, "").indexOf(mark);
    if (at < 0) {
      return 1;
    }
    return 2 + (int) texts.get(piece).substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /** What an exercise's Javadoc says is to be done, as plain text; empty if it is not found. */
  String taskOf(String piece, String exercise) {
    String text = texts.getOrDefault(piece, "");
    int mark = Math.max(0, text.indexOf("@Exercise(\"" + exercise + "\")"));
    return TASK.matcher(text.substring(0, mark))
        .results()
        .map(found -> found.group(1))
        .reduce((first, last) -> last)
        .map(Sources::plain)
        .orElse("");
  }

  private static String plain(String javadoc) {
    return javadoc
        .replaceAll("(?m)^\\s*\\*", " ")
        .replaceAll("\\{@\\w+\\s+([^}]*)\\}", "$1")
        .replace('#', '.')
        .replace("&gt;", ">")
        .replace("&lt;", "<")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
