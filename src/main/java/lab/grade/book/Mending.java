package lab.grade.book;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.grade.book.Intake.Found;

/** Puts right what editors and systems do to a source, and what costs nobody points. */
final class Mending {
  /** What may stand before the first word of a source: spaces and comments. */
  private static final Pattern PACKAGE =
      Pattern.compile("\\A((?:\\s++|//[^\\n]*+|/\\*(?s:.*?)\\*/)*+)package\\s++([\\w.\\s]++);");

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Mending() {}

  /** The text of a file, whatever it was written in, with the byte-order mark if it has one. */
  static String decoded(byte[] bytes) {
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

  /** A text as it is compiled; what was changed is noted. */
  static String mended(Found found, String piece, String text, Intake intake) {
    String path = Intake.shown(found.path());
    if (!found.name().equals(piece + ".java")) {
      intake.note("%s is taken as %s.java.".formatted(path, piece));
    }
    String mended = text;
    if (!mended.isEmpty() && mended.charAt(0) == BYTE_ORDER_MARK) {
      intake.note("%s begins with a byte-order mark, which is left out.".formatted(path));
      mended = mended.substring(1);
    } else if (!mended.equals(new String(found.bytes(), StandardCharsets.UTF_8))) {
      intake.note("%s is not in UTF-8: it is read as Windows-1252.".formatted(path));
    }
    if (mended.indexOf('\r') >= 0) {
      intake.note("Lines end as on Windows, which does no harm.");
      mended = mended.replace("\r\n", "\n").replace('\r', '\n');
    }
    return inMine(path, mended, intake);
  }

  /** Without a change in the number of any line. */
  private static String inMine(String path, String text, Intake intake) {
    Matcher found = PACKAGE.matcher(text);
    if (!found.find()) {
      intake.note("%s has no package line: it is read as one of package mine.".formatted(path));
      return "package mine; " + text;
    }
    String named = found.group(2).replaceAll("\\s", "");
    if (named.equals("mine")) {
      return text;
    }
    intake.note(
        "%s says package %s: it is read as one of package mine."
            .formatted(path, Intake.shown(named)));
    String lines =
        "\n"
            .repeat(
                (int)
                    found
                        .group()
                        .substring(found.group(1).length())
                        .chars()
                        .filter(c -> c == '\n')
                        .count());
    return found.group(1) + "package mine;" + lines + text.substring(found.end());
  }
}
