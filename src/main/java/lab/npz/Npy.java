package lab.npz;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads and writes one array in NumPy's format: the magic word, a version, a line that is a Python
 * dictionary, and the entries.
 *
 * @param descr NumPy's name of the entries' type, such as {@code <f4}
 * @param fortranOrder whether columns lie side by side; otherwise rows do
 * @param shape rows, columns, …
 */
record Npy(String descr, boolean fortranOrder, long[] shape) {
  private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
  private static final int PREFIX = MAGIC.length + 4; // version 1.0, and the line's length
  private static final int ALIGNMENT = 64;
  private static final int MAX_LINE_LENGTH = 1 << 16;
  private static final int CHUNK = 1 << 16;

  private static final Pattern DESCR = Pattern.compile("'descr': *'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order': *(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([\\d, L]*)\\)");
  private static final Pattern TYPE = Pattern.compile("([<>|])([fUS])([1-9]\\d{0,6})");

  /** What is wrong with an array, in words that go on from its name: {@code holds …}. */
  static final class FormatException extends IOException {
    private static final long serialVersionUID = 1;

    FormatException(String what) {
      super(what);
    }
  }

  /**
   * Writes numbers, row by row, little-endian.
   *
   * @param array float32 or float64
   * @throws IllegalArgumentException if they are of another type
   */
  static void write(OutputStream out, INDArray array) throws IOException {
    byte[] entries = LittleEndian.bytes(array);
    String descr = array.dataType() == DataType.FLOAT ? "<f4" : "<f8";
    out.write(new Npy(descr, false, array.shape()).header());
    out.write(entries);
  }

  /** Writes texts, each as so many characters of four bytes as the longest has. */
  static void write(OutputStream out, List<String> texts) throws IOException {
    int longest = texts.stream().mapToInt(Npy::characters).max().orElse(0);
    int width = Math.max(1, longest);
    out.write(new Npy("<U" + width, false, new long[] {texts.size()}).header());
    ByteBuffer bytes = ByteBuffer.allocate(4 * width * texts.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < texts.size(); i++) {
      bytes.position(4 * width * i);
      texts.get(i).codePoints().forEach(bytes::putInt);
    }
    out.write(bytes.array());
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  private byte[] header() {
    String sizes = LongStream.of(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String line =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (%s), }"
            .formatted(
                descr, fortranOrder ? "True" : "False", shape.length == 1 ? sizes + "," : sizes);
    int length = line.length() + 1;
    int padding = (ALIGNMENT - (PREFIX + length) % ALIGNMENT) % ALIGNMENT;
    return ByteBuffer.allocate(PREFIX + length + padding)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) (length + padding))
        .put((line + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1))
        .array();
  }

  /**
   * Reads all before the entries.
   *
   * @throws FormatException if it is no array of NumPy's
   * @throws EOFException if it ends early
   */
  static Npy readHeader(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new FormatException("is no array of NumPy's: it does not begin as one");
    }
    int version = in.readUnsignedByte();
    int minor = in.readUnsignedByte();
    if (version < 1 || version > 3 || minor != 0) {
      throw new FormatException(
          "is in version %d.%d of NumPy's format, of which 1.0 to 3.0 are known"
              .formatted(version, minor));
    }
    int length =
        version == 1
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Integer.reverseBytes(in.readInt());
    if (length < 0 || length > MAX_LINE_LENGTH) {
      throw new FormatException("has a damaged header: a line of %d bytes".formatted(length));
    }
    byte[] line = new byte[length];
    in.readFully(line);
    return parse(new String(line, StandardCharsets.UTF_8).strip());
  }

  private static Npy parse(String line) throws FormatException {
    Matcher descr = DESCR.matcher(line);
    Matcher order = ORDER.matcher(line);
    Matcher shape = SHAPE.matcher(line);
    if (line.contains("'descr': [")) {
      throw new FormatException("holds records of several fields, not numbers");
    }
    if (!descr.find() || !order.find() || !shape.find()) {
      throw new FormatException("has a damaged header: " + printable(line));
    }
    try {
      long[] sizes =
          Arrays.stream(shape.group(1).split("[, L]+"))
              .filter(size -> !size.isEmpty())
              .mapToLong(Long::parseLong)
              .toArray();
      return new Npy(descr.group(1), order.group(1).equals("True"), sizes);
    } catch (NumberFormatException e) {
      throw new FormatException("has a damaged header: " + printable(line));
    }
  }

  private static String printable(String line) {
    String shown = line.replaceAll("[^ -~]", "?");
    return shown.length() <= 100 ? shown : shown.substring(0, 100) + "…";
  }

  /**
   * Reads the entries.
   *
   * @param room bytes that there are at most
   * @return FLOAT or DOUBLE, in the order that the file has them in
   * @throws FormatException if they are no such numbers, or none
   * @throws EOFException if there are fewer than the header says
   */
  INDArray readNumbers(InputStream in, long room) throws IOException {
    Matcher type = TYPE.matcher(descr);
    boolean fits = type.matches() && type.group(2).equals("f") && type.group(3).matches("[48]");
    if (!fits) {
      throw new FormatException(
          "must hold float32 or float64 numbers, but holds %s; astype(np.float32) converts them"
              .formatted(held()));
    }
    if (shape.length == 0) {
      throw new FormatException("is a single number, not an array");
    }
    int size = Integer.parseInt(type.group(3));
    int count = count(size, room);
    if (count == 0) {
      throw new FormatException("is empty: its shape is " + shown());
    }
    DataType precision = size == 4 ? DataType.FLOAT : DataType.DOUBLE;
    INDArray array = Nd4j.createUninitialized(precision, shape, fortranOrder ? 'f' : 'c');
    FloatBuffer floats = size == 4 ? array.data().asNioFloat() : null;
    DoubleBuffer doubles = size == 4 ? null : array.data().asNioDouble();
    ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    for (int from = 0; from < count; ) {
      int some = Math.min(count - from, CHUNK / size);
      ByteBuffer bytes = ByteBuffer.wrap(bytes(in, some * size)).order(order);
      if (size == 4) {
        floats.put(from, bytes.asFloatBuffer(), 0, some);
      } else {
        doubles.put(from, bytes.asDoubleBuffer(), 0, some);
      }
      from += some;
    }
    return array;
  }

  /**
   * Reads the entries.
   *
   * @param room bytes that there are at most
   * @throws FormatException if they are no texts, or not one after another
   * @throws EOFException if there are fewer than the header says
   */
  List<String> readTexts(InputStream in, long room) throws IOException {
    Matcher type = TYPE.matcher(descr);
    if (!type.matches() || type.group(2).equals("f")) {
      throw new FormatException(
          "must hold texts, but holds %s; np.array([…], dtype=str) makes texts".formatted(held()));
    }
    if (shape.length != 1) {
      throw new FormatException(
          "must hold texts one after another, of shape (K,), but is of shape " + shown());
    }
    boolean wide = type.group(2).equals("U");
    int size = Integer.parseInt(type.group(3)) * (wide ? 4 : 1);
    ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    byte[] all = bytes(in, count(size, room) * size);
    String[] texts = new String[(int) shape[0]];
    for (int i = 0; i < texts.length; i++) {
      ByteBuffer one = ByteBuffer.wrap(all, i * size, size).slice().order(order);
      texts[i] = wide ? utf32(one) : utf8(one);
    }
    return List.of(texts);
  }

  private static String utf32(ByteBuffer characters) throws FormatException {
    StringBuilder text = new StringBuilder();
    while (characters.hasRemaining()) {
      int character = characters.getInt();
      if (!Character.isValidCodePoint(character)) {
        throw new FormatException("holds a character that there is not: " + character);
      }
      text.appendCodePoint(character);
    }
    return text.toString().replaceFirst("\0+$", "");
  }

  private static String utf8(ByteBuffer bytes) throws FormatException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().replaceFirst("\0+$", "");
    } catch (CharacterCodingException e) {
      throw new FormatException("holds bytes that are no text in UTF-8");
    }
  }

  /** How many entries. A damaged shape may ask for more memory than there is. */
  private int count(int size, long room) throws IOException {
    long bytes = size;
    try {
      for (long length : shape) {
        bytes = Math.multiplyExact(bytes, length);
      }
    } catch (ArithmeticException e) {
      bytes = Long.MAX_VALUE;
    }
    if (bytes > room) {
      throw new EOFException();
    }
    if (bytes > Integer.MAX_VALUE) {
      throw new FormatException("is larger than 2 GB: its shape is " + shown());
    }
    return (int) (bytes / size);
  }

  private static byte[] bytes(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private String held() {
    return descr.endsWith("O") ? "objects of Python" : descr;
  }

  private String shown() {
    return Arrays.toString(shape).replace('[', '(').replace(']', ')');
  }
}
