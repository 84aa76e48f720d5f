package lab.terminal;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/**
 * A stream that breaks what is printed between words where the terminal ends, but never between a
 * number and its unit; what goes on is indented as the line was, or a little further where the line
 * began at the edge. It holds a word back until its end, whatever is flushed before that. A line
 * that begins with a carriage return is passed on as it is: it is a progress bar's, which knows its
 * width. What is printed while one stands begins a line of its own, in whichever stream it comes.
 */
public final class Margin extends FilterOutputStream {
  private static final int FURTHER = 4;

  /** In which a line is written again and again, if one is: the terminal's streams share it. */
  private static volatile Margin drawn;

  private static final Pattern STYLE = Pattern.compile("\u001b\\[[\\d;]*m");

  private final IntSupplier columns;
  private final ByteArrayOutputStream word = new ByteArrayOutputStream();
  private final ByteArrayOutputStream before = new ByteArrayOutputStream(); // what it may belong to
  private int at; // where the next one begins
  private int spaces; // with which the line began
  private boolean begun; // whether a word stands in it
  private boolean redrawn; // whether it is one that is written again and again, as bars are

  /**
   * Wraps a stream.
   *
   * @param columns of a line, asked for at each word: a window may be made narrower meanwhile
   */
  public Margin(OutputStream out, IntSupplier columns) {
    super(out);
    this.columns = columns;
  }

  @Override
  public void write(int b) throws IOException {
    if (redrawn && b != '\n') {
      out.write(b);
    } else if (b == '\n' || b == '\r') {
      endWord();
      out.write(b);
      redrawn = b == '\r';
      if (redrawn) {
        drawn = this;
      } else if (drawn == this) {
        drawn = null;
      }
      at = 0;
      spaces = 0;
      begun = false;
    } else if (b == ' ' && word.size() > 0 && Prose.mayBeJoined(text(word))) {
      join();
      word.writeTo(before);
      word.reset();
    } else if (b == ' ') {
      endWord();
      space();
    } else {
      word.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    Margin bar = drawn;
    boolean isNoBar = count > 0 && (bar == this ? "\r\n" : "\r").indexOf(bytes[from]) < 0;
    if (bar != null && isNoBar) {
      bar.write('\n'); // but a sentence that comes between
    }
    for (int i = from; i < from + count; i++) {
      write(bytes[i] & 0xFF);
    }
    if (count == 1) {
      endWord(); // such as the dots of someone who shows how far a loop is
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void space() throws IOException {
    int room = columns.getAsInt();
    if (at == 0 || at % room != 0) { // or the terminal would begin a line for it alone
      out.write(' ');
    }
    at++;
    spaces += begun ? 0 : 1;
  }

  /** Puts what stands before the word into it where they belong together, else on the line. */
  private void join() throws IOException {
    if (before.size() == 0) {
      return;
    }
    byte[] second = word.toByteArray();
    boolean joined = Prose.isJoint(text(before), text(word));
    word.reset();
    before.writeTo(word);
    before.reset();
    if (joined) {
      word.write(' ');
    } else {
      put();
      space();
    }
    word.write(second);
  }

  private void endWord() throws IOException {
    join();
    put();
  }

  private void put() throws IOException {
    int length = STYLE.matcher(text(word)).replaceAll("").length();
    int room = columns.getAsInt();
    int indent = spaces == 0 ? FURTHER : Math.min(spaces, room / 2);
    if (begun && length > 0 && at + length > room && length <= room - indent) {
      out.write('\n');
      for (at = 0; at < indent; at++) {
        out.write(' ');
      }
    }
    begun |= length > 0;
    word.writeTo(out);
    at += length;
    word.reset();
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
    if (drawn == this) {
      drawn = null;
    }
  }
}
