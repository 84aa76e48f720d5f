package lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import lab.base.Digests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticityTest {
  private static final Path REAL = Path.of("..", "shared", "data", "cifar-10-binary.tar.gz");
  private static final int BATCH = 10_000;

  @TempDir private Path temp;

  /** Writes the list of records anew: FOLDER of the official images, FILE of the list. */
  public static void main(String[] args) throws IOException {
    ImageSet set = Cifar10.load(Path.of(args[0]));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])))) {
      for (Images part : List.of(set.train(), set.test())) {
        PublishedRecords records = PublishedRecords.of(part);
        records.write(out);
        System.out.println(records.digest());
      }
    }
  }

  @Test
  void trainingAndTestImagesAreComparedApart() {
    ImageSet set = SmallSets.noise(1);
    PublishedRecords train = PublishedRecords.of(set.train());
    PublishedRecords test = PublishedRecords.of(set.test());
    assertThat(Authenticity.of(set, train, test))
        .hasToString("official images in another order")
        .returns(true, Authenticity::isOfficial);

    SmallSets.exchange(set.train(), 7, set.test(), 7);
    assertThat(Authenticity.of(set, train, test))
        .hasToString("not CIFAR-10 as published: 2 records differ")
        .returns(false, Authenticity::isOfficial);
  }

  @Test
  void otherImagesAreNotCifar10WhateverTheySayOfThemselves() {
    Images train = SmallSets.noise(20, 1);
    String digest = "b50f6267a07942a3aa1eb9f41debcaf94c93d0c103198f49957003f3d0deea75";
    ImageSet set = new ImageSet("cifar10", digest, Cifar10.CLASSES, train, train);
    assertThat(Authenticity.of(set)).hasToString("not CIFAR-10 as published: 40 records differ");
    assertThat(Authenticity.of(set).meaning())
        .isEqualTo("results do not compare with those on CIFAR-10");
  }

  /** A script reads images that the report and lab data would tell of. */
  @Test
  void whoReadsImagesThatAreNotOfficialIsToldOnce() {
    Authenticity one = new Authenticity(Authenticity.Order.OTHER, 1);
    PrintStream err = System.err;
    var said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      Cifar10.tellOnce(temp, new Authenticity(Authenticity.Order.OTHER, 0));
      Cifar10.tellOnce(temp, one);
      Cifar10.tellOnce(temp.resolve(".").resolve("."), one);
    } finally {
      System.setErr(err);
    }
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            temp
                + ": not CIFAR-10 as published: 1 records differ; results do not compare with those on CIFAR-10; to fetch them anew, delete that folder and say labs/lab data");
  }

  @Test
  void theRealImagesAndWhatCanBeWrongWithThem() throws IOException {
    assumeTrue(Files.exists(REAL), () -> "the real images are not here: " + REAL);
    new Cifar10Archive(REAL, Cifar10.SIZES).unpack(temp);
    ImageSet loaded = Cifar10.load(temp);
    Images train = loaded.train().slice(0, loaded.train().n()); // copies, to be changed
    Images test = loaded.test().slice(0, loaded.test().n());
    ImageSet set = new ImageSet("cifar10", loaded.digest(), Cifar10.CLASSES, train, test);
    assertThat(Authenticity.of(set)).hasToString("official");
    assertThat(listed()).isEqualTo(list(set));
    List<String> sums = new ArrayList<>();
    for (String name : Cifar10.SIZES.files().keySet()) {
      sums.add(Digests.hex("SHA-1", Files.readAllBytes(temp.resolve(name))));
    }
    assertThat(Authenticity.batchSums(set)).isEqualTo(sums);

    IntStream.range(0, BATCH).forEach(j -> SmallSets.exchange(train, j, train, 4 * BATCH + j));
    assertThat(Authenticity.of(set)).hasToString("official images in another order");

    train.pixels()[1234 * Images.D + 1500] ^= 1;
    assertThat(Authenticity.of(set)).hasToString("not CIFAR-10 as published: 1 records differ");
    train.pixels()[1234 * Images.D + 1500] ^= 1;

    byte[] before = train.labels().clone();
    List<Byte> labels = new ArrayList<>();
    IntStream.range(BATCH, 2 * BATCH).forEach(j -> labels.add(before[j]));
    Collections.shuffle(labels, new Random(42));
    IntStream.range(0, BATCH).forEach(j -> train.labels()[BATCH + j] = labels.get(j));
    long others = IntStream.range(0, train.n()).filter(j -> train.labels()[j] != before[j]).count();
    assertThat(others).isBetween(8_800L, 9_200L);
    assertThat(Authenticity.of(set))
        .hasToString("not CIFAR-10 as published: %d records differ".formatted(others));
    System.arraycopy(before, 0, train.labels(), 0, before.length);

    IntStream.range(0, 100).forEach(j -> SmallSets.exchange(train, j, test, j));
    assertThat(Authenticity.of(set)).hasToString("not CIFAR-10 as published: 200 records differ");
  }

  private static byte[] list(ImageSet set) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PublishedRecords.of(set.train()).write(bytes);
    PublishedRecords.of(set.test()).write(bytes);
    return bytes.toByteArray();
  }

  private static byte[] listed() throws IOException {
    try (InputStream in = Authenticity.class.getResourceAsStream("cifar10-records.bin")) {
      return in.readAllBytes();
    }
  }
}
