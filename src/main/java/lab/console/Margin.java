package lab.console;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Breaks what is printed between words where the terminal ends, and not within one; it goes on as
 * far in as the line began, or a little further in where that was at the edge. It holds a word back
 * until its end, whatever is flushed before that.
 */
final class Margin extends FilterOutputStream {
  private static final int FURTHER = 4;

  private final int columns;
  private final ByteArrayOutputStream word = new ByteArrayOutputStream();
  private int length; // of the word, in characters
  private int at; // where the next one begins
  private int spaces; // with which the line began
  private boolean begun; // whether a word stands in it

  /**
   * A margin.
   *
   * @param columns of a line
   */
  Margin(OutputStream out, int columns) {
    super(out);
    this.columns = columns;
  }

  @Override
  public void write(int b) throws IOException {
    boolean begins = (b & 0xC0) != 0x80; // and is no later byte of a character
    if (b == '\n' || b == '\r') {
      endWord();
      out.write(b);
      at = 0;
      spaces = 0;
      begun = false;
    } else if (b == ' ') {
      endWord();
      out.write(b);
      at++;
      spaces += begun ? 0 : 1;
    } else {
      word.write(b);
      length += begins ? 1 : 0;
    }
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      write(bytes[i] & 0xFF);
    }
    if (count == 1) {
      endWord(); // such as the dots of someone who shows how far a loop is
    }
  }

  private void endWord() throws IOException {
    if (begun && length > 0 && at + length > columns && length <= columns - indent()) {
      out.write('\n');
      for (at = 0; at < indent(); at++) {
        out.write(' ');
      }
    }
    begun |= length > 0;
    word.writeTo(out);
    at += length;
    word.reset();
    length = 0;
  }

  private int indent() {
    return spaces == 0 ? FURTHER : Math.min(spaces, columns / 2);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** What it passes on to stays open. */
  @Override
  public void close() throws IOException {
    endWord();
    flush();
  }
}
