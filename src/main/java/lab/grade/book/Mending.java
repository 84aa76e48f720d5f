package lab.grade.book;

import lab.compile.PackageLine;
import lab.compile.SourceText;
import lab.grade.book.Intake.Found;

/** Puts right what editors and systems do to a source, and what costs nobody points. */
final class Mending {
  private Mending() {}

  /** A file's text as it is compiled; what was changed is noted. */
  static String mended(Found found, String piece, SourceText text, Intake intake) {
    if (!found.name().equals(piece + ".java")) {
      String declares = found.stem().equalsIgnoreCase(piece) ? "" : ", since it declares " + piece;
      intake.note(
          "%s is taken as %s.java%s.".formatted(Intake.shown(found.path()), piece, declares));
    }
    if (text.returns()) {
      intake.note("Lines end as on Windows, which does no harm.");
    }
    text.notes().forEach(intake::note);
    return PackageLine.mine(text.text());
  }
}
