package lab.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Against bytes put together here by NumPy's description of them; NumPy itself has its own test.
 */
class NpzTest {
  private static final double[][] ROWS = {{1, -2.5, 3}, {0.1, 1e-40, -0.0}};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"FLOAT", "DOUBLE"})
  void whatIsWrittenIsReadToTheBit(DataType type) throws IOException {
    INDArray views = Nd4j.rand(type, 40, 500).get(NDArrayIndex.interval(3, 2, 37));
    INDArray columns = Nd4j.create(ROWS).castTo(type).dup('f');
    List<String> texts = List.of("cat", "Müllauto", "🐸", "");
    Path file =
        file(
            npz -> {
              npz.add("views", views);
              npz.add("columns", columns);
              npz.add("texts", texts);
            });

    NpzReader.read(
        file,
        npz -> {
          assertThat(npz.names()).containsExactly("views", "columns", "texts");
          assertSame(npz.numbers("views"), views);
          assertSame(npz.numbers("columns"), columns);
          assertThat(npz.texts("texts")).isEqualTo(texts);
          return null;
        });
  }

  @Test
  void theSameArraysGiveTheSameBytes() throws IOException {
    Writing writing = npz -> npz.add("a", Nd4j.create(ROWS));
    assertThat(Files.readAllBytes(file(writing))).isEqualTo(Files.readAllBytes(file(writing)));
  }

  @Test
  void theBytesAreNumPys() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.write(out, Nd4j.create(new float[] {1, 2, 3, 4, 5, 6}, new long[] {3, 2}, 'f'));
    assertThat(out.toByteArray())
        .isEqualTo(
            npy(
                1,
                "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }",
                floats(ByteOrder.LITTLE_ENDIAN, 1, 4, 2, 5, 3, 6)));
    out.reset();
    Npy.write(out, List.of("ab", "ü"));
    assertThat(out.toByteArray())
        .isEqualTo(
            npy(
                1,
                "{'descr': '<U2', 'fortran_order': False, 'shape': (2,), }",
                new byte[] {'a', 0, 0, 0, 'b', 0, 0, 0, (byte) 'ü', 0, 0, 0, 0, 0, 0, 0}));
  }

  @ParameterizedTest
  @CsvSource({"1, <, false", "1, >, false", "2, <, true", "3, >, true"})
  void bothOrdersOfBytesAndOfEntriesAreRead(int version, String sign, boolean fortran)
      throws IOException {
    ByteOrder order = sign.equals("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    String header = "{'shape': (2, 3), 'fortran_order': %s, 'descr': '%sf%d'}";
    String flag = fortran ? "True" : "False";
    double[] entries = fortran ? new double[] {1, 4, 2, 5, 3, 6} : new double[] {1, 2, 3, 4, 5, 6};
    float[] single = new float[6];
    for (int i = 0; i < 6; i++) {
      single[i] = (float) entries[i];
    }
    Path file =
        zip(
            "f", npy(version, header.formatted(flag, sign, 4), floats(order, single)),
            "d", npy(version, header.formatted(flag, sign, 8), doubles(order, entries)));

    INDArray expected = Nd4j.create(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertSame(numbers(file, "f"), expected.castTo(DataType.FLOAT));
    assertSame(numbers(file, "d"), expected);
  }

  @Test
  void oneDimensionIsAColumnIfItIsWantedSo() throws IOException {
    byte[] bytes = floats(ByteOrder.LITTLE_ENDIAN, 7, 8, 9);
    Path file =
        zip("b", npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", bytes));
    assertThat(numbers(file, "b").shape()).containsExactly(3);
    INDArray column = NpzReader.read(file, npz -> npz.column("b"));
    assertSame(column, Nd4j.create(new float[] {7, 8, 9}, new long[] {3, 1}, 'c'));
  }

  @Test
  void textsAreReadFromBytesToo() throws IOException {
    byte[] six = Arrays.copyOf("cat\0\0\0Gämse".getBytes(StandardCharsets.UTF_8), 12);
    Path file = zip("S", npy(1, "{'descr': '|S6', 'fortran_order': False, 'shape': (2,), }", six));
    assertThat(NpzReader.<List<String>>read(file, npz -> npz.texts("S")))
        .containsExactly("cat", "Gämse");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '"',
      value = {
        "<i8 # (2, 3) # a must hold float32 or float64 numbers, but holds <i8; astype(np.float32) converts them",
        "<f2 # (2, 3) # a must hold float32 or float64 numbers, but holds <f2; astype(np.float32) converts them",
        "|O # (2, 3) # a must hold float32 or float64 numbers, but holds objects of Python; astype(np.float32) converts them",
        "<f4 # () # a is a single number, not an array",
        "<f4 # (0, 3) # a is empty: its shape is (0, 3)",
        "<f4 # (2, 4) # a is damaged: it ends early, or its bytes were changed",
        "<f4 # (2, 2) # a is damaged: it goes on where its shape says that it ends",
        "<f4 # (99999999999, 99999999999) # a is damaged: it ends early, or its bytes were changed",
        "<f4 # (2, x) # a has a damaged header: {'descr': '<f4', 'fortran_order': False, 'shape': (2, x), }",
      })
  void whatIsNoMatrixIsASentence(String descr, String shape, String sentence) throws IOException {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(descr, shape);
    Path file = zip("a", npy(1, header, new byte[24]));
    assertThatThrownBy(() -> numbers(file, "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + ": " + sentence);
  }

  @Test
  void whatIsNoTextIsASentence() throws IOException {
    Path file =
        zip(
            "numbers",
                npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", new byte[4]),
            "table",
                npy(1, "{'descr': '<U1', 'fortran_order': False, 'shape': (1, 1), }", new byte[4]),
            "none",
                npy(
                    1,
                    "{'descr': '<U1', 'fortran_order': False, 'shape': (1,), }",
                    new byte[] {-1, -1, -1, -1}),
            "latin",
                npy(
                    1,
                    "{'descr': '|S1', 'fortran_order': False, 'shape': (1,), }",
                    new byte[] {-1}));
    assertThatThrownBy(() -> NpzReader.read(file, npz -> npz.texts("numbers")))
        .hasMessage(
            file
                + ": numbers must hold texts, but holds <f4; np.array([…], dtype=str) makes texts");
    assertThatThrownBy(() -> NpzReader.read(file, npz -> npz.texts("table")))
        .hasMessage(
            file
                + ": table must hold texts one after another, of shape (K,), but is of shape (1, 1)");
    assertThatThrownBy(() -> NpzReader.read(file, npz -> npz.texts("none")))
        .hasMessage(file + ": none holds a character that there is not: -1");
    assertThatThrownBy(() -> NpzReader.read(file, npz -> npz.texts("latin")))
        .hasMessage(file + ": latin holds bytes that are no text in UTF-8");
  }

  /** Whichever byte of an array is changed or missing: nothing is read that was not written. */
  @Test
  void everyDamageIsToldOrDoesNoHarm() throws IOException {
    Path whole = file(npz -> npz.add("a", Nd4j.create(ROWS)));
    byte[] bytes = Files.readAllBytes(whole);
    INDArray right = numbers(whole, "a");
    int told = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 0x41;
      told += isTold(Files.write(folder.resolve("changed.npz"), changed), right) ? 1 : 0;
      byte[] cut = Arrays.copyOf(bytes, i);
      assertThat(isTold(Files.write(folder.resolve("cut.npz"), cut), right)).isTrue();
    }
    assertThat(told).isGreaterThan(bytes.length / 2); // a zip says some things twice
  }

  private static boolean isTold(Path file, INDArray right) {
    try {
      assertSame(numbers(file, "a"), right);
      return false;
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith(file + ": ");
      return true;
    }
  }

  @Test
  void whatIsNoSuchFileIsASentence() throws IOException {
    Path nowhere = folder.resolve("nowhere.npz");
    Path text = Files.writeString(folder.resolve("text.npz"), "W1 = 3");
    Path other = file(npz -> npz.add("arr_0", Nd4j.create(ROWS)));
    assertThatThrownBy(() -> numbers(nowhere, "a")).hasMessage(nowhere + ": there is no such file");
    assertThatThrownBy(() -> numbers(folder, "a")).hasMessage(folder + ": is not a file");
    assertThatThrownBy(() -> numbers(text, "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(text + ": is not a whole .npz file, as np.savez writes it (");
    assertThatThrownBy(() -> numbers(other, "a"))
        .hasMessage(other + ": a is missing; there are [arr_0]");
  }

  @Test
  void integersAreNotWritten() {
    assertThatThrownBy(() -> file(npz -> npz.add("a", Nd4j.ones(DataType.INT32, 2, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "numbers to be saved must be FLOAT or DOUBLE, but are INT; castTo(DataType.FLOAT) converts them");
  }

  private interface Writing {
    void to(NpzWriter npz) throws IOException;
  }

  private Path file(Writing writing) throws IOException {
    Path file = Files.createTempFile(folder, "written", ".npz");
    try (OutputStream out = Files.newOutputStream(file)) {
      NpzWriter npz = new NpzWriter(out);
      writing.to(npz);
      npz.finish();
    }
    return file;
  }

  private static INDArray numbers(Path file, String name) {
    return NpzReader.read(file, npz -> npz.numbers(name));
  }

  /** By its bits: 0 and −0 are equal, but not the same. */
  private static void assertSame(INDArray actual, INDArray expected) {
    assertThat(actual.dataType()).isEqualTo(expected.dataType());
    assertThat(actual.shape()).isEqualTo(expected.shape());
    double[] a = actual.dup('c').data().asDouble();
    double[] e = expected.dup('c').data().asDouble();
    for (int i = 0; i < a.length; i++) {
      assertThat(Double.doubleToRawLongBits(a[i])).isEqualTo(Double.doubleToRawLongBits(e[i]));
    }
  }

  private Path zip(Object... namesAndBytes) throws IOException {
    Path file = Files.createTempFile(folder, "made", ".npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndBytes[i] + ".npy"));
        zip.write((byte[]) namesAndBytes[i + 1]);
      }
    }
    return file;
  }

  private static byte[] npy(int version, String header, byte[] entries) {
    int prefix = version == 1 ? 10 : 12;
    int padding = 63 - (prefix + header.length()) % 64;
    int length = header.length() + padding + 1;
    ByteBuffer bytes =
        ByteBuffer.allocate(prefix + length + entries.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0x93)
            .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
            .put((byte) version)
            .put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) length);
    } else {
      bytes.putInt(length);
    }
    return bytes
        .put((header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.UTF_8))
        .put(entries)
        .array();
  }

  private static byte[] floats(ByteOrder order, float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  private static byte[] doubles(ByteOrder order, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(order);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }
}
