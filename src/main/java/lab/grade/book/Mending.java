package lab.grade.book;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lab.compile.PackageLine;
import lab.grade.book.Intake.Found;

/** Puts right what editors and systems do to a source, and what costs nobody points. */
final class Mending {
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

  private static String inMine(String path, String text, Intake intake) {
    Optional<String> named = PackageLine.of(text);
    if (named.isEmpty()) {
      intake.note("%s has no package line: it is read as one of package mine.".formatted(path));
    } else if (!named.get().equals("mine")) {
      intake.note(
          "%s says package %s: it is read as one of package mine."
              .formatted(path, Intake.shown(named.get())));
    } else {
      return text;
    }
    return PackageLine.mine(text);
  }
}
