package lab.likeness;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lab.likeness.Tiles.Tile;

/**
 * The files of two works beside one another, with the lines that are alike.
 *
 * @param files in which anything is alike, those with most of it first
 */
public record SideBySide(List<Files> files) {
  /** Files of other names are shown only if so many tokens are alike. */
  private static final int MOVED = 30;

  /**
   * Two files with what they share.
   *
   * @param left name of the class
   * @param right name of the class
   * @param alike tokens that are alike
   */
  public record Files(
      String left,
      String right,
      List<SourceLine> leftLines,
      List<SourceLine> rightLines,
      int alike) {}

  /**
   * A line of a file, and the shared part that it belongs to.
   *
   * @param number from 1
   * @param part number of the part to which it belongs, the same in both files; 0 if it is like
   *     nothing
   */
  public record SourceLine(int number, String text, int part) {}

  /**
   * Puts two works beside one another.
   *
   * @param left sources by the name of their class
   * @param right the same of the other
   * @param common what is not marked
   */
  public static SideBySide of(Map<String, String> left, Map<String, String> right, Common common) {
    Map<String, TokenSequence> leftCodes = codes(left);
    Map<String, TokenSequence> rightCodes = codes(right);
    List<Files> files = new ArrayList<>();
    leftCodes.forEach(
        (name, code) ->
            rightCodes.forEach(
                (other, otherCode) -> {
                  List<Tile> tiles =
                      Tiles.of(code.tokens(), otherCode.tokens()).stream()
                          .filter(tile -> isOwn(code.tokens(), tile, common))
                          .toList();
                  int alike = tiles.stream().mapToInt(Tile::length).sum();
                  if (name.equals(other) ? alike > 0 : alike >= MOVED) {
                    files.add(
                        new Files(
                            name,
                            other,
                            lines(left.get(name), code, tiles, true, common),
                            lines(right.get(other), otherCode, tiles, false, common),
                            alike));
                  }
                }));
    files.sort(Comparator.comparingInt(Files::alike).reversed());
    return new SideBySide(List.copyOf(files));
  }

  private static Map<String, TokenSequence> codes(Map<String, String> sources) {
    Map<String, TokenSequence> codes = new TreeMap<>();
    sources.forEach(
        (name, source) -> {
          if (source.length() <= Likeness.MAX_LENGTH) {
            codes.put(name, TokenSequence.of(source));
          }
        });
    return codes;
  }

  /** Whether a fingerprint that is not common lies in it. */
  private static boolean isOwn(long[] tokens, Tile tile, Common common) {
    int last = tile.left() + tile.length() - Fingerprints.GRAM;
    long[] grams = Fingerprints.grams(tokens);
    return Fingerprints.places(grams).stream()
        .anyMatch(at -> at >= tile.left() && at <= last && !common.has(grams[at]));
  }

  /** What everybody has is not marked, even where a part goes on beyond it. */
  private static List<SourceLine> lines(
      String source, TokenSequence code, List<Tile> tiles, boolean isLeft, Common common) {
    List<String> texts = source.lines().toList();
    int[] parts = new int[texts.size() + 1];
    int[] lineOf = lineOf(source);
    BitSet given = common.given(code.tokens());
    for (int part = tiles.size(); part > 0; part--) {
      Tile tile = tiles.get(part - 1);
      int from = isLeft ? tile.left() : tile.right();
      for (int i = from; i < from + tile.length(); i++) {
        if (!given.get(i)) {
          parts[lineOf[code.at()[i]]] = part;
        }
      }
    }
    return IntStream.range(0, texts.size())
        .mapToObj(i -> new SourceLine(i + 1, texts.get(i), parts[i]))
        .toList();
  }

  /** The line, from 0, of each character. */
  private static int[] lineOf(String source) {
    int[] lines = new int[source.length() + 1];
    for (int i = 0; i < source.length(); i++) {
      lines[i + 1] = lines[i] + (source.charAt(i) == '\n' ? 1 : 0);
    }
    return lines;
  }
}
