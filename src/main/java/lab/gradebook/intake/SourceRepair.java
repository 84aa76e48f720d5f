package lab.gradebook.intake;

import lab.gradebook.intake.Intake.Found;
import lab.piece.PackageLine;
import lab.piece.SourceText;

/**
 * Repairs a source that an editor or a system has changed in a way that costs no points, such as
 * its package line.
 */
final class SourceRepair {
  private SourceRepair() {}

  /** A file's text as it is compiled; what was changed is noted. */
  static String mended(Found found, String piece, SourceText source, Intake intake) {
    String shown = Intake.shown(found.path());
    if (!found.name().equals(piece + ".java")) {
      String declares = found.stem().equalsIgnoreCase(piece) ? "" : ", since it declares " + piece;
      boolean text = found.name().equals(piece + ".java.txt");
      intake.mentionOf(
          shown,
          text
              ? "%s is taken without its .txt.".formatted(shown)
              : "%s is taken as %s.java%s.".formatted(shown, piece, declares));
    }
    if (source.returns()) {
      intake.mention("Lines end as on Windows, which does no harm.");
    }
    source.notes().forEach(note -> intake.mentionOf(shown, note));
    return PackageLine.mine(source.text());
  }
}
