package lab.piece;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a source file, without the traces that editors and systems leave in it.
 *
 * @param text without a byte-order mark, and with lines that end in {@code \n} alone
 * @param returns whether lines ended in carriage returns, as on Windows
 * @param notes what was odd about the file and does no harm, in sentences
 */
public record SourceText(String text, boolean returns, List<String> notes) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
  private static final Pattern TO_DO = Pattern.compile("throw\\s+Todo\\s*\\.\\s*task\\s*\\(");
  private static final Pattern EXERCISE = Pattern.compile("@Exercise\\s*\\(");
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /**
   * Reads a file.
   *
   * @param shown its name, for people
   * @param bytes in UTF-8, UTF-16 or Windows-1252
   */
  public static SourceText of(String shown, byte[] bytes) {
    List<String> notes = new ArrayList<>();
    Optional<Charset> unmarked = isMarked(bytes) ? Optional.empty() : wide(bytes);
    String text = unmarked.isPresent() ? new String(bytes, unmarked.get()) : decoded(bytes);
    if (unmarked.isPresent()) {
      notes.add("%s is in UTF-16 without a byte-order mark: it is read as such.".formatted(shown));
    } else if (text.startsWith(BYTE_ORDER_MARK)) {
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

  /**
   * Whether each of its exercises is still to be written, so that there is nothing to check:
   * whatever else was changed, each method with {@code @Exercise} throws {@code Todo.task}.
   */
  public static boolean isUntouched(String source) {
    String code = COMMENT.matcher(source).replaceAll(" ");
    long toDo = TO_DO.matcher(code).results().count();
    return toDo > 0 && toDo == EXERCISE.matcher(code).results().count();
  }

  /** Whether it begins with UTF-16's mark. */
  private static boolean isMarked(byte[] bytes) {
    return bytes.length >= 2
        && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
  }

  /** UTF-16 if every second byte of a text without a mark is 0, as in nothing else. */
  private static Optional<Charset> wide(byte[] bytes) {
    int[] zeros = new int[2];
    for (int i = 0; i < bytes.length; i++) {
      zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
    }
    int half = bytes.length / 2;
    if (bytes.length % 2 != 0 || half == 0 || Math.max(zeros[0], zeros[1]) < 0.8 * half) {
      return Optional.empty();
    }
    if (Math.min(zeros[0], zeros[1]) > 0.1 * half) {
      return Optional.empty();
    }
    return Optional.of(zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }

  /** With the byte-order mark, if there is one. */
  private static String decoded(byte[] bytes) {
    if (isMarked(bytes)) {
      return BYTE_ORDER_MARK + new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS);
    }
  }
}
