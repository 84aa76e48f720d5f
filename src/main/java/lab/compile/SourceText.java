package lab.compile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a source file, whatever an editor or a system did to it.
 *
 * @param text without a byte-order mark, and with lines that end in {@code \n} alone
 * @param returns whether lines ended in carriage returns, as on Windows
 * @param notes what was odd about the file and does no harm, in sentences
 */
public record SourceText(String text, boolean returns, List<String> notes) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /**
   * Reads a file.
   *
   * @param shown its name, for people
   * @param bytes in UTF-8, UTF-16 or Windows-1252
   */
  public static SourceText of(String shown, byte[] bytes) {
    List<String> notes = new ArrayList<>();
    String text = decoded(bytes);
    if (text.startsWith(BYTE_ORDER_MARK)) {
      notes.add("%s begins with a byte-order mark, which is left out.".formatted(shown));
      text = text.substring(1);
    } else if (!text.equals(new String(bytes, StandardCharsets.UTF_8))) {
      notes.add("%s is not in UTF-8: it is read as Windows-1252.".formatted(shown));
    }
    boolean returns = text.indexOf('\r') >= 0;
    text = text.replace("\r\n", "\n").replace('\r', '\n');
    Optional<String> named = PackageLine.of(text);
    if (named.isEmpty()) {
      notes.add("%s has no package line: it is read as one of package mine.".formatted(shown));
    } else if (!named.get().equals("mine")) {
      notes.add(
          "%s says package %s: it is read as one of package mine."
              .formatted(shown, named.get().replaceAll("[^\\p{L}\\p{N}_.$]", "?")));
    }
    return new SourceText(text, returns, List.copyOf(notes));
  }

  /** With the byte-order mark, if there is one. */
  private static String decoded(byte[] bytes) {
    if (bytes.length >= 2
        && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1)) {
      return BYTE_ORDER_MARK + new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }
}
