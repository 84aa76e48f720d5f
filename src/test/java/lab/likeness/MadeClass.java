package lab.likeness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class made by rule, in which some have copied.
 *
 * @param works by the name of the student, the sources by piece
 * @param rings those who have the same work, disguised
 */
record MadeClass(Map<String, Map<String, String>> works, List<Set<String>> rings) {
  private static final Path TESTS = Path.of("src/test/resources");

  /** Who copies some pieces takes them from so many of the longest. */
  private static final int LONG = 8;

  /** Solutions that were written independently, by piece. */
  private static final Map<String, List<String>> WRITTEN =
      read(TESTS.resolve("students/first"), TESTS.resolve("submissions"));

  /** How each piece is usually written, with choices. */
  private static final Map<String, String> USUAL = usual();

  /**
   * Makes a class.
   *
   * @param sizes of the rings
   * @param pieces that members of a ring share; all others are their own
   */
  static MadeClass of(
      int size, List<Integer> sizes, int pieces, Set<Disguise> disguises, long seed) {
    var random = new Random(seed);
    Map<String, List<String>> pool = new HashMap<>();
    WRITTEN.forEach(
        (piece, texts) -> {
          List<String> mixed = new ArrayList<>(texts);
          Collections.shuffle(mixed, random);
          pool.put(piece, mixed);
        });
    List<String> names = new ArrayList<>();
    Map<String, Map<String, String>> works = new TreeMap<>();
    for (int i = 1; i <= size; i++) {
      names.add("student-%02d".formatted(i));
      works.put(names.get(i - 1), honest(pool, new Hand(random), random));
    }
    Collections.shuffle(names, random);
    List<Set<String>> rings = new ArrayList<>();
    for (int members : sizes) {
      List<String> ring = names.subList(0, members);
      Map<String, String> first = works.get(ring.get(0));
      List<String> shared = longestFirst(first);
      Collections.shuffle(shared.subList(0, Math.min(LONG, shared.size())), random);
      for (String copier : ring.subList(1, members)) {
        for (String piece : shared.subList(0, Math.min(pieces, shared.size()))) {
          works.get(copier).put(piece, disguised(first.get(piece), disguises, random));
        }
      }
      rings.add(new TreeSet<>(ring));
      names = names.subList(members, names.size());
    }
    return new MadeClass(works, rings);
  }

  private static List<String> longestFirst(Map<String, String> work) {
    List<String> pieces = new ArrayList<>(work.keySet());
    pieces.sort(
        Comparator.comparingInt(
            piece -> -work.get(piece).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*|\\s", "").length()));
    return pieces;
  }

  private static Map<String, String> honest(
      Map<String, List<String>> pool, Hand hand, Random random) {
    Map<String, String> work = new TreeMap<>();
    for (String piece : new TreeSet<>(WRITTEN.keySet())) {
      List<String> texts = pool.get(piece);
      boolean isUsual = USUAL.containsKey(piece) && random.nextBoolean();
      if (isUsual || texts.isEmpty() && USUAL.containsKey(piece)) {
        work.put(piece, hand.write(Alternatives.drawn(USUAL.get(piece), random)));
      } else if (!texts.isEmpty()) {
        work.put(piece, texts.remove(0));
      }
    }
    return work;
  }

  private static String disguised(String source, Set<Disguise> disguises, Random random) {
    String text = source;
    for (Disguise one : EnumSet.copyOf(disguises)) {
      text = one.of(text, random);
    }
    return text;
  }

  private static Map<String, List<String>> read(Path... folders) {
    Map<String, List<String>> texts = new TreeMap<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString().replace(".java", "");
          if (Files.exists(Path.of("labs/mine", name + ".java"))) {
            texts.computeIfAbsent(name, any -> new ArrayList<>()).add(Files.readString(file));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  private static Map<String, String> usual() {
    try (Stream<Path> files = Files.list(TESTS.resolve("likeness"))) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".txt", ""), MadeClass::text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
