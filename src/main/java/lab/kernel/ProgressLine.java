package lab.kernel;

import java.util.function.Consumer;

/** Shows a training's progress: one line of a cell, again and again in the same place. */
final class ProgressLine implements Consumer<String> {
  private final CellOutput output;
  private String place;
  private String standing = "";

  /** A line in the output of a cell. */
  ProgressLine(CellOutput output) {
    this.output = output;
  }

  @Override
  public synchronized void accept(String line) {
    if (line.equals(standing)) {
      return;
    }
    standing = line;
    if (place == null) {
      place = output.displayInPlace(MimeBundle.of(line));
    } else {
      output.update(place, MimeBundle.of(line));
    }
  }
}
