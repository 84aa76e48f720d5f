package lab.gradebook.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lab.course.Course;
import lab.gradebook.Handed;
import lab.gradebook.platform.Delivery;
import lab.gradebook.platform.Entry;
import lab.piece.Assignment;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What students hand in, as they pack it, and as the hostile among them do. */
class CollectorTest {
  private static final int EVERY = Course.all().size();

  @TempDir Path folder;

  private Submission zip(Handed handed) throws IOException {
    return archive(handed.zip());
  }

  private Submission archive(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("student.zip"), bytes);
    return new Collector().one(file);
  }

  private Submission folder(Handed handed) throws IOException {
    return new Collector().one(handed.into(folder.resolve("student")));
  }

  private static void assertWhole(Submission submission) {
    assertThat(submission.notes()).isEmpty();
    assertThat(submission.sources()).hasSize(EVERY);
    assertThat(submission.sources().get("Adam")).isEqualTo(Handed.piece("Adam"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine/", "labs/mine/", "two-layer-lab/labs/mine/", "Größe ü/a/b/mine/"})
  void piecesAreFoundAtAnyDepth(String at) throws IOException {
    assertWhole(zip(Handed.all(at)));
    assertWhole(archive(Handed.all(at).tar()));
    assertWhole(archive(Handed.all(at).tarGz()));
    assertWhole(archive(Handed.all(at).tarBzip2()));
    assertWhole(archive(Handed.all(at).tarXz()));
    assertWhole(archive(Handed.all(at).sevenZip()));
    assertWhole(folder(Handed.all(at)));
  }

  @Test
  void eachChildIsASubmissionUnderItsOwnName() throws IOException {
    Files.write(folder.resolve("lund_chen_12345_late_labs.zip"), Handed.all("mine/").zip());
    Handed.all("mine/").into(folder.resolve("<b>x<b>"));
    Files.writeString(folder.resolve("notes.txt"), "buy milk");
    Files.writeString(folder.resolve(".DS_Store"), "");
    Files.writeString(folder.resolve("._notes.txt"), "");
    Handed.all("mine/").into(folder.resolve(".anna"));
    List<Submission> all = new Collector().all(folder);
    assertThat(all)
        .extracting(Submission::name)
        .containsExactly(".anna", "<b>x<b>", "lund_chen_12345_late_labs", "notes.txt");
    assertThat(all.get(3).notes())
        .first()
        .isEqualTo(
            "The archive is no archive: only zip, tar, tar.gz, tar.bz2, tar.xz and 7z are read.");
  }

  /** Other systems keep such folders of grades apart from one another as little as these names. */
  @Test
  void namesThatAreTheSameElsewhereStayApart() throws IOException {
    for (String name : List.of("Anna", "anna", "Jos\u00e9", "Jose\u0301")) {
      Handed.all("mine/").into(Files.createDirectories(folder.resolve(name)));
    }
    assumeThat(folder.toFile().list()).as("this system takes them for the same").hasSize(4);
    assertThat(new Collector().all(folder))
        .extracting(Submission::name)
        .containsExactly("Anna", "Jose\u0301", "Jos\u00e9 (2)", "anna (2)");
  }

  @Test
  void theDigestIsOfTheSourcesAlone() throws IOException {
    Submission one = zip(Handed.all("mine/"));
    Submission same = zip(Handed.all("other/mine/").file("other/README.md", "read me"));
    Submission other = zip(Handed.all("mine/").file("mine/Adam.java", "package mine; // other"));
    assertThat(same.digest()).isEqualTo(one.digest()).hasSize(64);
    assertThat(other.digest()).isNotEqualTo(one.digest());
  }

  @Test
  void withoutAFolderMineNamesCount() throws IOException {
    Submission submission =
        zip(Handed.all("").file("Main.java", "class Main {}").file("x/Helper.java", ""));
    assertThat(submission.sources())
        .hasSize(EVERY + 1)
        .containsKey("Main") // a piece beside it may use it
        .doesNotContainKey("Helper");
    assertThat(submission.notes())
        .hasSize(3)
        .contains(
            "Not taken, since no piece is declared there and no folder mine holds it: x/Helper.java.",
            "Main.java has no package line: it is read as one of package mine.")
        .anyMatch(
            note ->
                note.startsWith(
                    "Not in a folder mine, but taken by name: Accuracy.java, Adam.java, "));
  }

  @Test
  void helpersBesideThePiecesAreTaken() throws IOException {
    Submission submission =
        zip(Handed.all("mine/").file("mine/Loops.java", "package mine; class Loops {}"));
    assertThat(submission.notes()).isEmpty();
    assertThat(submission.sources()).hasSize(EVERY + 1).containsKey("Loops");
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    Submission few = zip(Handed.all("mine/").without("mine/Adam.java").without("mine/Flip.java"));
    assertThat(few.notes()).containsExactly("Missing: Flip.java and Adam.java.");
    Submission one = zip(new Handed().file("mine/Adam.java", Handed.piece("Adam")));
    assertThat(one.notes())
        .containsExactly("%d of %d pieces are missing.".formatted(EVERY - 1, EVERY));
    assertThat(zip(new Handed().file("a.txt", "")).notes())
        .containsExactly(
            "Neither Java nor an archive, so not looked at: a.txt.",
            "No piece is in it: expected is a folder mine with Backprop.java and the others.");
  }

  @Test
  void editorsAndSystemsCostNothing() throws IOException {
    String adam = Handed.piece("Adam");
    Submission submission =
        zip(
            Handed.all("mine/")
                .file("mine/Adam.java", "\uFEFF" + adam)
                .file("mine/Flip.java", Handed.piece("Flip").replace("\n", "\r\n"))
                .file("mine/Sgd.java", Handed.piece("Sgd").getBytes(StandardCharsets.UTF_16))
                .file(
                    "mine/Grid.java",
                    (Handed.piece("Grid") + "// Größe").getBytes(Charset.forName("windows-1252"))));
    assertThat(submission.notes())
        .containsExactly(
            "mine/Adam.java begins with a byte-order mark, which is left out.",
            "mine/Sgd.java begins with a byte-order mark, which is left out.",
            "Lines end as on Windows, which does no harm.",
            "mine/Grid.java is not in UTF-8: it is read as Windows-1252.");
    assertThat(submission.sources())
        .containsEntry("Adam", adam)
        .containsEntry("Flip", Handed.piece("Flip"))
        .containsEntry("Sgd", Handed.piece("Sgd"))
        .containsEntry("Grid", Handed.piece("Grid") + "// Größe");
  }

  @Test
  void whatIsTheSameInManyFilesIsSaidOnce() throws IOException {
    Handed marked = new Handed();
    for (Assignment one : Course.all()) {
      String source = "\uFEFF" + Handed.piece(one.piece());
      marked.file("mine/" + one.piece() + ".java.txt", source);
    }
    String listed =
        " (mine/Accuracy.java.txt, mine/Adam.java.txt, mine/Backprop.java.txt,"
            + " mine/CrossEntropyCost.java.txt, mine/CyclicalSchedule.java.txt and %d more)."
                .formatted(Course.all().size() - 5);
    assertThat(zip(marked).notes())
        .containsExactly(
            "Each of %d files is taken without its .txt".formatted(Course.all().size()) + listed,
            "Each of %d files begins with a byte-order mark, which is left out"
                    .formatted(Course.all().size())
                + listed);
  }

  @Test
  void whereNoPieceIsTheOtherFilesAreNamed() throws IOException {
    Handed report = new Handed().file("a/Report.docx", "PK").file(".DS_Store", "x");
    String docx = "Neither Java nor an archive, so not looked at: a/Report.docx.";
    String none = "No piece is in it: expected is a folder mine with Backprop.java and the others.";
    assertThat(zip(report).notes()).containsExactly(docx, none);
    assertThat(folder(report).notes()).containsExactly(docx, none);
    assertThat(zip(Handed.all("mine/").file("Report.docx", "PK")).notes()).isEmpty();
  }

  @Test
  void aChangedPackageIsPutRightOnTheSameLines() throws IOException {
    String header = "/* package of; */\n// package mine;\n";
    Submission submission =
        zip(
            Handed.all("mine/")
                .file("mine/Adam.java", header + "package\n  se.chen.labs ;\nrecord Adam() {}")
                .file("mine/Flip.java", "import lab.*;\nrecord Flip() {}"));
    assertThat(submission.notes())
        .containsExactly(
            "mine/Adam.java says package se.chen.labs: it is read as one of package mine.",
            "mine/Flip.java has no package line: it is read as one of package mine.");
    assertThat(submission.sources())
        .containsEntry("Adam", header + "package mine;\n\nrecord Adam() {}")
        .containsEntry("Flip", "package mine; import lab.*;\nrecord Flip() {}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grid (1).java",
        "Grid-copy.java",
        "Grid - Copy.java",
        "Copy of Grid.java",
        "Grid.java.txt",
        "GridFinal.java",
        "grid.java"
      })
  void nearlyRightNamesAreTakenByWhatTheyDeclare(String name) throws IOException {
    Handed handed =
        Handed.all("mine/")
            .file("mine/Grid.java", Handed.stub("Grid"))
            .file("mine/" + name, Handed.piece("Grid"));
    for (Submission submission : List.of(zip(handed), folder(handed))) {
      assertThat(submission.sources()).hasSize(EVERY).containsEntry("Grid", Handed.piece("Grid"));
      assertThat(submission.notes())
          .hasSize(2)
          .contains(
              "Grid.java is there more than once: mine/%s is taken, since the other is still the stub; not mine/Grid.java."
                  .formatted(name))
          .anyMatch(note -> note.startsWith("mine/%s is taken ".formatted(name)));
    }
  }

  @Test
  void aFileOfSeveralPiecesIsTakenApartOnTheSameLines() throws IOException {
    String all = "package mine;\n\nrecord Grid() {}\nrecord Flip() {}\nclass Loops {}\n";
    Submission submission = zip(new Handed().file("mine/Mine.java", all));
    assertThat(submission.sources())
        .containsOnlyKeys("Grid", "Flip", "Loops")
        .containsEntry(
            "Flip", "package mine;\n\n                \nrecord Flip() {}\n              \n");
    assertThat(submission.notes())
        .contains("mine/Mine.java declares Grid and Flip: each is taken.");
  }

  @Test
  void whatIsLeftOutIsNamed() throws IOException {
    Submission submission =
        zip(
            Handed.all("mine/")
                .without("mine/Flip.java")
                .file("mine/.Flip.java", Handed.piece("Flip"))
                .file("mine/package-info.java", "package mine;")
                .file("other/Notes.java", "class Notes {}")
                .file("src/lab/Model.java", "package lab; interface Model {}"));
    assertThat(submission.notes())
        .containsExactly(
            "mine/.Flip.java is not taken, since its name begins with a dot.",
            "Not taken, since no piece is declared there and no folder mine holds it: mine/package-info.java, other/Notes.java.",
            "Missing: Flip.java.");
  }

  @Test
  void utf16WithoutAMarkIsRead() throws IOException {
    Submission submission =
        zip(
            Handed.all("mine/")
                .file("mine/Grid.java", Handed.piece("Grid").getBytes(StandardCharsets.UTF_16LE))
                .file("mine/Sgd.java", Handed.piece("Sgd").getBytes(StandardCharsets.UTF_16BE)));
    assertThat(submission.sources())
        .containsEntry("Grid", Handed.piece("Grid"))
        .containsEntry("Sgd", Handed.piece("Sgd"));
    assertThat(submission.notes())
        .containsExactly(
            "mine/Grid.java is in UTF-16 without a byte-order mark: it is read as such.",
            "mine/Sgd.java is in UTF-16 without a byte-order mark: it is read as such.");
  }

  @Test
  void aJarsSourcesAreTakenButNoLibrarys() throws IOException {
    byte[] jar = Handed.all("mine/").zip();
    assertWhole(folder(new Handed().file("work/lab.jar", jar)));
    assertThat(zip(new Handed().file("lib/lab.jar", jar)).sources()).isEmpty();
  }

  @Test
  void aNameInTheWrongCaseIsMended() throws IOException {
    Submission submission =
        zip(
            Handed.all("mine/")
                .without("mine/Backprop.java")
                .file("mine/backProp.java", Handed.piece("Backprop")));
    assertThat(submission.notes()).containsExactly("mine/backProp.java is taken as Backprop.java.");
    assertThat(submission.sources()).hasSize(EVERY).containsKey("Backprop");
  }

  @Test
  void ofSeveralOneIsTakenForAReason() throws IOException {
    String other = "package mine; // another";
    Handed handed =
        Handed.all("labs/mine/")
            .file("labs/mine/Adam.java", Handed.stub("Adam"))
            .file("Adam.java", Handed.piece("Adam"))
            .file("Flip.java", other)
            .file("old/labs/mine/Grid.java", other)
            .file("a/mine/Sgd.java", other)
            .file("b/c/mine/Shift.java", Handed.piece("Shift"));
    assertThat(zip(handed).notes())
        .containsExactly(
            "Adam.java is there more than once: Adam.java is taken, since the other is still the stub; not labs/mine/Adam.java.",
            "Flip.java is there more than once: labs/mine/Flip.java is taken, since it lies in a folder mine; not Flip.java.",
            "Grid.java is there more than once: labs/mine/Grid.java is taken, since it lies nearer to the top; not old/labs/mine/Grid.java.",
            "Sgd.java is there more than once: a/mine/Sgd.java is taken, since its path comes first in the alphabet; not labs/mine/Sgd.java.",
            "Not in a folder mine, but taken by name: Adam.java.");
  }

  @Test
  void whatPointsElsewhereIsIgnoredAndNamed() throws IOException {
    Handed handed =
        Handed.all("mine/")
            .without("mine/Adam.java")
            .file("../mine/Adam.java", Handed.piece("Adam"))
            .file("x/../../mine/Adam.java", Handed.piece("Adam"))
            .file("C:\\mine\\Adam.java", Handed.piece("Adam"))
            .link("mine/Adam.java", "/etc/passwd");
    for (Submission submission : List.of(zip(handed), archive(handed.tar()))) {
      assertThat(submission.notes())
          .containsExactly(
              "../mine/Adam.java points out of the archive: it is ignored.",
              "x/../../mine/Adam.java points out of the archive: it is ignored.",
              "C:/mine/Adam.java points out of the archive: it is ignored.",
              "mine/Adam.java is a link: it is ignored.",
              "Missing: Adam.java.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).singleElement(); // nothing was unpacked
    }
  }

  @Test
  void linksInAFolderAreIgnoredAndNamed() throws IOException {
    Submission submission =
        folder(
            Handed.all("mine/")
                .without("mine/Adam.java")
                .link("mine/Adam.java", "../Backprop.java")
                .link("all", ".."));
    assertThat(submission.notes())
        .containsExactlyInAnyOrder(
            "mine/Adam.java is a symbolic link: it is ignored.",
            "all is a symbolic link: it is ignored.",
            "Missing: Adam.java.");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("student"));
    assertThat(new Collector().one(link).notes())
        .first()
        .isEqualTo("This is a symbolic link, which is not followed: nothing is taken from it.");
  }

  @Test
  void aHugeFileIsNotTaken() throws IOException {
    byte[] huge = new byte[50_000_000];
    Arrays.fill(huge, (byte) ' ');
    Handed handed = Handed.all("mine/").file("mine/Adam.java", huge);
    String note = "mine/Adam.java is longer than 256 kB (48828 kB): it is not taken.";
    assertThat(zip(handed).notes()).containsExactly(note, "Missing: Adam.java.");
    assertThat(archive(handed.tarGz()).notes()).containsExactly(note, "Missing: Adam.java.");
    assertThat(folder(handed).notes()).containsExactly(note, "Missing: Adam.java.");
  }

  @Test
  void archivesWithinAreOpenedOneLevelDeep() throws IOException {
    byte[] inner = Handed.all("mine/").tarGz();
    assertWhole(zip(new Handed().file("handed in/labs.tgz", inner)));
    byte[] middle = new Handed().file("inner.tgz", inner).zip();
    assertThat(zip(new Handed().file("middle.zip", middle)).notes())
        .first()
        .isEqualTo("middle.zip/inner.tgz lies in an archive within an archive: it is not opened.");
    assertWhole(folder(new Handed().file("middle.zip", middle)));
  }

  @Test
  void aBombIsRefused() throws IOException {
    byte[] zeros = new byte[30 << 20];
    byte[] bomb = Handed.gzip(Handed.gzip(new Handed().file("a", zeros).tar()));
    assertThat(archive(bomb).notes()).first().asString().contains("damaged or cut");
    Handed many = Handed.all("mine/");
    byte[] nested = new Handed().file("zeros", zeros).tarGz();
    for (int i = 0; i < 12; i++) {
      many.file("bomb%d.tgz".formatted(i), nested);
    }
    Submission submission = zip(many);
    assertThat(submission.sources()).hasSize(EVERY);
    assertThat(submission.notes())
        .anyMatch(
            note -> note.endsWith(".tgz unpacks to more than 256 MB: it is not read any further."));
  }

  /** Of a tar, names are kept in memory: a few bytes become any number. */
  @Test
  void aNameOfMegabytesEndsTheReading() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      put(tar, new TarArchiveEntry("mine/Adam.java"), Handed.piece("Adam").getBytes());
      put(
          tar,
          new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME),
          new byte[2 << 20]);
      put(tar, new TarArchiveEntry("mine/Grid.java"), Handed.piece("Grid").getBytes());
    }
    Submission submission = archive(Handed.gzip(bytes.toByteArray()));
    assertThat(submission.sources()).containsOnlyKeys("Adam");
    assertThat(submission.notes())
        .first()
        .isEqualTo(
            "The archive has an entry with a name or properties of more than 1 MB: it is not read any further.");
  }

  private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content)
      throws IOException {
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /** XZ and bzip2 within a zip take the memory that they ask for, entry by entry. */
  @Test
  void aZipIsReadAsZipsArePacked() throws IOException {
    for (int method : new int[] {12, 95}) {
      byte[] zip = Handed.all("mine/").zip();
      int last = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
      zip[last + 10] = (byte) method;
      Submission submission = archive(zip);
      assertThat(submission.sources()).hasSize(EVERY - 1);
      assertThat(submission.notes())
          .first()
          .asString()
          .endsWith("is packed in an unusual way: it is not taken.");
    }
  }

  @Test
  void ofThousandsOfArchivesTheFirstAreOpened() throws IOException {
    Handed many = new Handed();
    for (int i = 0; i < 60; i++) {
      many.file("%02d.tgz".formatted(i), new Handed().file("A%d.java".formatted(i), "").tarGz());
    }
    for (Submission submission : List.of(zip(many), folder(many))) {
      assertThat(submission.notes())
          .contains("There are more than 50 archives: only the first are opened.");
    }
  }

  /** The name of a folder that has 2^84 readings, as words that people call their folders by. */
  @Test
  void aNameOfManyWordsIsReadOnce() throws IOException {
    assertThat(zip(Handed.all("lib".repeat(84) + "!/")).sources()).hasSize(EVERY);
    assertThat(zip(Handed.all("lib ".repeat(15_000) + "/")).sources()).hasSize(EVERY);
  }

  /** Each type becomes a source of its own, as long as the file. */
  @Test
  void aFileOfThousandsOfTypesIsNoMoreThanItsShare() throws IOException {
    String many = "class Flip {} " + "class Grid {} ".repeat(10_000);
    Submission submission = zip(Handed.all("mine/").file("mine/Two.java", many));
    assertThat(submission.sources()).hasSize(EVERY);
    assertThat(submission.notes())
        .contains("There are more than 16 MB of Java files: only the first are looked at.");
  }

  @Test
  void whatBreaksTheReaderIsASubmissionWithoutSources() {
    List<String> endless =
        new AbstractList<>() {
          @Override
          public String get(int index) {
            throw new OutOfMemoryError("as much as it claims");
          }

          @Override
          public int size() {
            return 1;
          }
        };
    Delivery delivery = new Delivery("one", Entry.of("one"), List.of(), endless, List.of());
    assertThat(new Collector().of(delivery).submission().notes())
        .containsExactly(
            "It takes more memory to read this than there is: nothing is taken from it.");
  }

  @Test
  void anUnreadableArchiveIsASubmissionWithoutSources() throws IOException {
    byte[] zip = Handed.all("mine/").zip();
    for (byte[] broken :
        List.of(
            Arrays.copyOf(zip, zip.length / 2),
            "PK\3\4 and no more".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(Handed.all("mine/").tarGz(), 30))) {
      Submission submission = archive(broken);
      assertThat(submission.sources()).isEmpty();
      assertThat(submission.notes())
          .first()
          .asString()
          .startsWith("The archive is damaged or cut and cannot be read to its end (");
    }
    assertThat(archive("Rar!\u001a\u0007".getBytes(StandardCharsets.ISO_8859_1)).notes())
        .first()
        .isEqualTo(
            "The archive is a rar archive: only zip, tar, tar.gz, tar.bz2, tar.xz and 7z are read.");
    assertThat(archive(new byte[0]).notes()).first().asString().contains("is no archive");
  }

  /** A bit has turned in a file whose length and packing are right: its checksum tells. */
  @Test
  void aDamagedFileInAZipIsNotTakenAndTheOthersAre() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (String piece : List.of("Adam", "Flip", "Grid")) {
        zip.putNextEntry(new ZipEntry("mine/" + piece + ".java"));
        zip.write(Handed.piece(piece).getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] zip = bytes.toByteArray();
    zip[new String(zip, StandardCharsets.ISO_8859_1).indexOf("record Flip") + 7] ^= 32;
    Submission submission = archive(zip);
    assertThat(submission.sources()).containsOnlyKeys("Adam", "Grid");
    assertThat(submission.notes())
        .first()
        .isEqualTo(
            "mine/Flip.java is damaged (Checksum verification failed): it is not taken; pack it anew.");
  }

  @Test
  void whatIsLockedWithAPasswordIsNotTakenAndSaid() throws IOException {
    byte[] zip = Handed.all("mine/").zip();
    int last = new String(zip, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    zip[last + 8] |= 1;
    Submission submission = archive(zip);
    assertThat(submission.sources()).hasSize(EVERY - 1).doesNotContainKey("Adam");
    assertThat(submission.notes())
        .first()
        .isEqualTo(
            "mine/Adam.java is locked with a password: it is not taken; pack it without one.");
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile locked = new SevenZOutputFile(channel, "password".toCharArray())) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName("mine/Adam.java");
      locked.putArchiveEntry(entry);
      locked.write(Handed.piece("Adam").getBytes(StandardCharsets.UTF_8));
      locked.closeArchiveEntry();
    }
    Submission seven = archive(Arrays.copyOf(channel.array(), (int) channel.size()));
    assertThat(seven.sources()).isEmpty();
    assertThat(seven.notes())
        .first()
        .isEqualTo("The archive is locked with a password: it is not taken; pack it without one.");
  }

  @Test
  void aNameThatATerminalWouldObeyIsShownWithoutIt() throws IOException {
    assertThat(zip(Handed.all("mine/").file("\u001b[2J../mine/x.java", "package mine;")).notes())
        .isEmpty(); // it points nowhere else
    assertThat(zip(Handed.all("mine/").file("\u001b[2J/../x.java", "")).notes())
        .containsExactly("?[2J/../x.java points out of the archive: it is ignored.");
  }

  @Test
  void whatSystemsLeaveIsPassedOver() throws IOException {
    assertWhole(
        zip(
            Handed.all("mine/")
                .file("__MACOSX/mine/._Adam.java", "\0\5")
                .file("mine/._Adam.java", "\0\5")
                .file("labs/.kept/Adam.java", "older")
                .file("mine/.ipynb_checkpoints/Adam-checkpoint.java", "older")
                .file("target/mine/Adam.java", "older")
                .file("solutions/reference/Adam.java", "the reference")));
  }

  @Test
  void namesThatCannotBeReadStayApart() throws Exception {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    shell("mkdir $(printf 'bad\\377') $(printf 'bad\\376')");
    List<String> names = new Collector().all(folder).stream().map(Submission::name).toList();
    assertThat(names).hasSize(2).doesNotHaveDuplicates().contains("bad_");
  }

  /** To open it would wait for ever. */
  @Test
  void aPipeIsNotOpened() throws Exception {
    assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
    shell("mkfifo pipe");
    assertThat(new Collector().one(folder.resolve("pipe")).notes())
        .contains("This is neither a file nor a folder: nothing is taken from it.");
  }

  private void shell(String command) throws Exception {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
    assertThat(shell.start().waitFor()).isZero();
  }

  @Test
  void aFolderIsCalledByItsNameHoweverItIsReached() throws IOException {
    Handed.all("mine/").into(folder.resolve("anna"));
    assertThat(new Collector().one(folder.resolve("anna/mine/..")).name()).isEqualTo("anna");
  }

  @Test
  void aVeryLongSourceIsNotCompared() throws IOException {
    String padded = Handed.piece("Adam") + "//".repeat(20_000);
    assertThat(zip(Handed.all("mine/").file("mine/Adam.java", padded)).notes())
        .containsExactly(
            "Adam.java has %,d characters, and a piece some 5,000: it is not compared with others'."
                .formatted(padded.length()));
  }

  @Test
  void ofManyLongSourcesTheLongestAreNotCompared() throws IOException {
    Handed many = Handed.all("mine/");
    for (int i = 0; i < 10; i++) {
      many.file("mine/Helper%d.java".formatted(i), "package mine; //" + "x".repeat(25_000));
    }
    assertThat(zip(many).notes())
        .singleElement()
        .asString()
        .endsWith(
            " characters together, and all pieces some 40,000: the longest are not compared.");
  }
}
