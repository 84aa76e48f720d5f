package lab.gradebook.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lab.gradebook.Book;
import lab.gradebook.BookTest;
import lab.gradebook.Fakes;
import lab.gradebook.GradingPlace;
import lab.gradebook.Handed;
import lab.gradebook.platform.Counting;
import lab.gradebook.platform.Entry;
import lab.gradebook.platform.UnclearException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class as each platform packs it: every student one submission, and nobody else. */
class ReceptionTest {
  @TempDir Path folder;

  private Reception.Received receive(Path from, String platform, Counting counting)
      throws IOException {
    return new Reception(new Collector(), Optional.ofNullable(platform), counting, Optional.empty())
        .receive(from);
  }

  private Reception.Received receive(Handed export) throws IOException {
    return receive(export.into(folder.resolve("in")), null, Counting.LATEST);
  }

  private static List<Entry> students(Reception.Received received) {
    return received.submissions().stream().map(Submission::student).toList();
  }

  /** Who handed in which pieces. */
  private static List<String> rows(Reception.Received received) {
    return received.submissions().stream()
        .map(one -> one.student().key() + " " + String.join(" ", one.sources().keySet()))
        .toList();
  }

  private static byte[] mine(String... pieces) {
    Handed handed = new Handed();
    for (String piece : pieces) {
      handed.file("mine/" + piece + ".java", Handed.piece(piece));
    }
    return handed.zip();
  }

  private static Handed canvasFiles() {
    return new Handed()
        .file("one_1001_50001_mine.zip", mine("Adam", "Grid"))
        .file("student02_LATE_1002_50002_Accuracy-1.java", Handed.piece("Accuracy"))
        .file("student02_LATE_1002_50003_Loops.java", "package mine; class Loops {}")
        .file("de_la_three_1003_50004_Flip.java", Handed.piece("Flip"))
        .file("de_la_three_1003_text.html", "<p>hello</p>");
  }

  private static final List<String> CANVAS =
      List.of("1003 Flip", "1001 Adam Grid", "1002 Accuracy Loops");

  @Test
  void canvas() throws IOException {
    Reception.Received received = receive(canvasFiles());
    assertThat(received.told())
        .containsExactly(
            "Canvas, 3 students, 1 late, 1 with two attempts: only the latest is in the export.");
    assertThat(rows(received)).containsExactlyElementsOf(CANVAS);
    assertThat(students(received))
        .containsExactly(
            new Entry("1003", "de_la_three", 1, 1, "", "no", "de_la_three_1003_50004"),
            new Entry("1001", "one", 1, 1, "", "no", "one_1001_50001"),
            new Entry("1002", "student02", 2, 2, "", "yes", "student02_LATE_1002_50002"));
    assertThat(received.submissions().get(0).name()).isEqualTo("de_la_three (1003)");
    assertThat(received.submissions().get(0).notes())
        .contains("A text was handed in at Canvas: only files are graded.");
    assertThat(received.submissions().get(2).notes())
        .contains("Attempt 2 of 2 counts.")
        .noneMatch(note -> note.contains("Accuracy-1"));
  }

  @Test
  void canvasHidesStudentsWhereItIsTold() throws IOException {
    Reception.Received received =
        receive(
            new Handed()
                .file("anon_a1B2c_50001_Flip.java", Handed.piece("Flip"))
                .file("LATE_anon_d3E4f_50002_Grid.java", Handed.piece("Grid")));
    assertThat(rows(received)).containsExactly("anon_a1B2c Flip", "anon_d3E4f Grid");
    assertThat(students(received).get(1).late()).isEqualTo("yes");
  }

  /** Nothing but the platform's zip, in the folder or by its own name, or deeper. */
  @Test
  void whatLiesInAZipIsReadThere() throws IOException {
    byte[] zip = canvasFiles().zip();
    Handed alone = new Handed().file("submissions.zip", zip).file("grades.csv", "Student,ID\n");
    Reception.Received received = receive(alone);
    assertThat(rows(received)).containsExactlyElementsOf(CANVAS);
    assertThat(received.told().get(0)).startsWith("Canvas (in submissions.zip), 3 students");
    Path file = folder.resolve("in/submissions.zip");
    assertThat(rows(receive(file, null, Counting.LATEST))).containsExactlyElementsOf(CANVAS);
    Path deep = new Handed().file("a/b/submissions.zip", zip).into(folder.resolve("deep"));
    assertThat(rows(receive(deep, "canvas", Counting.LATEST))).containsExactlyElementsOf(CANVAS);
  }

  /** A bit has turned in one of the files. */
  @Test
  void aDamagedFileInThePlatformsZipIsNotTaken() throws IOException {
    byte[] zip = canvasFiles().zip();
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    int entry = text.lastIndexOf("PK\1\2", text.lastIndexOf("Accuracy-1.java"));
    zip[entry + 16] ^= 1; // as if what is packed were another
    Path file = Files.write(folder.resolve("submissions.zip"), zip);
    Reception.Received received = receive(file, null, Counting.LATEST);
    assertThat(rows(received)).containsExactly("1003 Flip", "1001 Adam Grid", "1002 ");
    assertThat(received.submissions().get(2).notes())
        .contains(
            "Accuracy.java is damaged (Checksum verification failed): it is not taken; pack it anew.");
  }

  @Test
  void whatWasPutBesideByHandIsAStudentsOwnIfItIsAFolderOrAnArchive() throws IOException {
    Reception.Received received =
        receive(canvasFiles().file("dana.zip", mine("Sgd")).file("notes.txt", "buy milk"));
    assertThat(rows(received)).hasSize(4).contains("dana Sgd");
    assertThat(received.told()).contains("Nobody's, so not taken: notes.txt.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "_/", "_"})
  void moodle(String behind) throws IOException {
    String file = "_assignsubmission_file" + behind;
    Reception.Received received =
        receive(
            new Handed()
                .file("Student 01_410001" + file + "mine.zip", mine("Adam", "Grid"))
                .file("Student 02_410002" + file + "Accuracy.java", Handed.piece("Accuracy"))
                .file("Student 02_410002" + file + "Flip.java", Handed.piece("Flip"))
                .file("Student 02_410002_assignsubmission_onlinetext/onlinetext.html", "<p>")
                .file("Student 03_410003_assignsubmission_onlinetext/onlinetext.html", "<p>"));
    assertThat(received.told()).containsExactly("Moodle, 3 students.");
    assertThat(rows(received))
        .containsExactly("410001 Adam Grid", "410002 Accuracy Flip", "410003 ");
    assertThat(students(received))
        .extracting(Entry::name)
        .containsExactly("Student 01", "Student 02", "Student 03");
    assertThat(students(received).get(1).handle())
        .isEqualTo("Student 02_410002_assignsubmission_file");
    assertThat(received.submissions().get(2).notes())
        .contains("A text was handed in at Moodle (onlinetext): only files are graded.");
  }

  /** Three attempts, the second of which is the best; a login with an underscore. */
  private static Handed blackboardFiles() {
    String one = "Lab_1_st_01_attempt_2026-03-0";
    String two = "Lab_1_st02_attempt_2026-03-02-10-15-30";
    return new Handed()
        .file(one + "2-10-15-30.txt", "Name: Student 01 (st_01)\nAssignment: Lab_1\n")
        .file(one + "2-10-15-30_Adam.java", Handed.piece("Adam"))
        .file(one + "4-10-15-30.txt", "Name: Student 01 (st_01)\n")
        .file(one + "4-10-15-30_mine.zip", mine("Flip"))
        .file(one + "3-10-15-30.txt", "Name: Student 01 (st_01)\n")
        .file(one + "3-10-15-30_mine.zip", mine("Grid", "Sgd"))
        .file(two + ".txt", "Nom : Student 02 (st02)\n")
        .file(two + "_Shift.java", Handed.piece("Shift"));
  }

  @Test
  void blackboardsLatestAttemptCounts() throws IOException {
    Reception.Received received = receive(blackboardFiles());
    assertThat(received.told())
        .containsExactly(
            "Blackboard, 2 students, 1 with several attempts: the latest counts; --attempt best, first or all.");
    assertThat(rows(received)).containsExactly("st_01 Flip", "st02 Shift");
    assertThat(students(received).get(0))
        .isEqualTo(
            new Entry(
                "st_01",
                "Student 01",
                3,
                3,
                "2026-03-04T10:15:30",
                "",
                "Lab_1_st_01_attempt_2026-03-04-10-15-30"));
    assertThat(received.submissions().get(0).notes()).contains("Attempt 3 of 3 counts.");
  }

  /** What a student calls a file stands behind what the platform says, and may look like it. */
  @Test
  void nobodyHandsInUnderAnothersName() throws IOException {
    Handed blackboard =
        new Handed()
            .file("Lab_one_attempt_2026-03-02-10-15-30_Flip.java", Handed.piece("Flip"))
            .file(
                "Lab_two_attempt_2026-03-02-10-15-30_x_one_attempt_2027-03-02-10-15-30_Adam.java",
                Handed.piece("Adam"));
    assertThat(rows(receive(blackboard.into(folder.resolve("b")), null, Counting.LATEST)))
        .containsExactly("one Flip", "two Adam");
    Handed moodle =
        new Handed()
            .file("Student 01_1_assignsubmission_file_Flip.java", Handed.piece("Flip"))
            .file(
                "Student 02_2_assignsubmission_file_Student 01_1_assignsubmission_file_Adam.java",
                Handed.piece("Adam"));
    assertThat(rows(receive(moodle.into(folder.resolve("m")), null, Counting.LATEST)))
        .containsExactly("1 Flip", "2 Adam");
    Handed canvas =
        new Handed()
            .file("one_1_11_Flip.java", Handed.piece("Flip"))
            .file("two_2_12_one_1_13_Adam.java", Handed.piece("Adam"));
    assertThat(rows(receive(canvas.into(folder.resolve("c")), null, Counting.LATEST)))
        .containsExactly("1 Flip", "2 Adam");
    String files = "_Submission attachment(s)_";
    Handed sakai =
        new Handed()
            .file("One, A(one)" + files + "Flip.java", Handed.piece("Flip"))
            .file(
                "Two, B(two)" + files + "One, A(one)" + files + "Adam.java", Handed.piece("Adam"));
    assertThat(rows(receive(sakai.into(folder.resolve("s")), null, Counting.LATEST)))
        .containsExactly("one Flip", "two Adam");
  }

  @Test
  void whichAttemptCountsIsChosen() throws IOException {
    Path in = blackboardFiles().into(folder.resolve("in"));
    assertThat(rows(receive(in, null, Counting.FIRST))).containsExactly("st_01 Adam", "st02 Shift");
    Reception.Received all = receive(in, null, Counting.ALL);
    assertThat(all.submissions())
        .extracting(Submission::name)
        .containsExactly(
            "Student 01 (st_01), attempt 1",
            "Student 01 (st_01), attempt 2",
            "Student 01 (st_01), attempt 3",
            "Student 02 (st02)");
    Reception.Received best = receive(in, null, Counting.BEST);
    assertThat(rows(best)).containsExactly("st_01 Flip", "st02 Shift");
    assertThat(best.submissions().get(0).others())
        .extracting(one -> String.join(" ", one.sources().keySet()))
        .containsExactly("Adam", "Grid Sgd");
  }

  @Test
  void anAttemptThatIsNotPackedCannotCount() throws IOException {
    Path in = canvasFiles().into(folder.resolve("in"));
    assertThatThrownBy(() -> receive(in, null, Counting.FIRST))
        .isInstanceOf(UnclearException.class)
        .hasMessage(
            "--attempt first: student02 has handed in 2 times, and Canvas packs the last one only: take --attempt latest.");
  }

  @Test
  void brightspace() throws IOException {
    Reception.Received received =
        receive(
            new Handed()
                .file(
                    "20001-7788 - Student 01 - Mar 2, 2026 1015 AM/Adam.java", Handed.piece("Adam"))
                .file("20001-7788 - Student 01 - Mar 10, 2026 115 PM/mine.zip", mine("Grid"))
                .file(
                    "20001-7788 - Student 01 - Mar 10, 2026 1200 AM/Sgd.java", Handed.piece("Sgd"))
                .file(
                    "20002-7788 - Lee-Student 02 - 2 March 2026 10.15/Flip.java",
                    Handed.piece("Flip"))
                .file("index.html", "<table></table>"));
    assertThat(received.told())
        .containsExactly(
            "Brightspace, 2 students, 1 with several attempts: the latest counts; --attempt best, first or all.");
    assertThat(rows(received)).containsExactly("20002 Flip", "20001 Grid");
    assertThat(students(received))
        .extracting(Entry::name, Entry::time)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Lee-Student 02", ""),
            org.assertj.core.groups.Tuple.tuple("Student 01", "2026-03-10T13:15:00"));
  }

  @Test
  void attemptsWithoutATimeAreNobodysGuess() throws IOException {
    Handed export =
        new Handed()
            .file("20001-7788 - Student 01 - 2 marzo 2026 1015/Adam.java", Handed.piece("Adam"))
            .file("20001-7788 - Student 01 - 3 marzo 2026 1015/Adam.java", Handed.piece("Grid"));
    assertThat(receive(export.into(folder.resolve("in")), null, Counting.ALL).submissions())
        .hasSize(2);
  }

  @Test
  void gradescope() throws IOException {
    String metadata =
        """
        ---
        submission_90001:
          :submitters:
          - :name: Student 01
            :sid: '0701'
            :email: student01@example.edu
          :created_at: 2026-03-02 13:15:30.000000000 Z
          :results: !ruby/hash:ActiveSupport::HashWithIndifferentAccess
            tests: []
          :history: []
        submission_90002:
          :submitters:
          - :name: Student 02
            :sid:
            :email: student02@example.edu
          - :name: Student 03
            :sid: '0703'
            :email: student03@example.edu
          :created_at: 2026-03-02 16:15:30.000000000 Z
          :history:
          - :id: 80030
            :created_at: 2026-03-01 19:15:30.000000000 Z
        """;
    Reception.Received received =
        receive(
            new Handed()
                .file("assignment_1_export/submission_metadata.yml", metadata)
                .file("assignment_1_export/submission_90001/mine/Adam.java", Handed.piece("Adam"))
                .file("assignment_1_export/submission_90002/Grid.java", Handed.piece("Grid")));
    assertThat(received.told())
        .containsExactly(
            "Gradescope (in assignment_1_export), 3 students, 1 group, 2 with two attempts: only the latest is in the export.");
    assertThat(rows(received))
        .containsExactly("0701 Adam", "student02@example.edu Grid", "0703 Grid");
    assertThat(received.submissions().get(1).notes())
        .contains("Handed in together with Student 03.");
    assertThat(students(received).get(2))
        .isEqualTo(
            new Entry("0703", "Student 03", 2, 2, "2026-03-02T16:15:30", "", "submission_90002"));
  }

  private static final String SAKAI_GRADES =
      """
      \uFEFF"Two-Layer Lab","Points"
      ""
      "Display ID","ID","Last Name","First Name","grade","Submission date","Late submission"
      "st01","st01","Student","01","","2026-03-02T13:15:30Z","On time"
      "st02","st02","Student","02","","2026-03-08T16:15:30Z","Late"
      """;

  @Test
  void sakai() throws IOException {
    Reception.Received received =
        receive(
            new Handed()
                .file("Lab/grades.csv", SAKAI_GRADES)
                .file("Lab/Student, 01(st01)/timestamp.txt", "2026-03-02T13:15:30Z")
                .file("Lab/Student, 01(st01)/Submission attachment(s)/mine.zip", mine("Adam"))
                .file("Lab/Student, 01(st01)/comments.txt", "")
                .file("Lab/Student, 02(st02)/timestamp.txt", "20260308161530000")
                .file("Lab/Student, 02(st02)/Student, 02(st02)_submissionText.html", "<p>hi</p>")
                .file("Lab/Student, 03(st03)/timestamp.txt", ""));
    assertThat(received.told()).containsExactly("Sakai (in Lab), 3 students, 1 late.");
    assertThat(rows(received)).containsExactly("st01 Adam", "st02 ", "st03 ");
    assertThat(students(received))
        .extracting(Entry::attempt, Entry::attempts, Entry::time, Entry::late)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 1, "2026-03-02T13:15:30", "no"),
            org.assertj.core.groups.Tuple.tuple(1, 1, "2026-03-08T16:15:30", "yes"),
            org.assertj.core.groups.Tuple.tuple(0, 0, "", ""));
    assertThat(received.submissions().get(1).notes())
        .contains("A text was handed in at Sakai: only files are graded.");
    assertThat(received.submissions().get(2).notes()).contains("Nothing was handed in.");
  }

  @Test
  void sakaiInOneFolder() throws IOException {
    Reception.Received received =
        receive(
            new Handed()
                .file("grades.csv", SAKAI_GRADES)
                .file("Student, 01(st01)_Submission attachment(s)_Adam.java", Handed.piece("Adam"))
                .file("Student, 01(st01)_Submission attachment(s)_Grid.java", Handed.piece("Grid"))
                .file("Student, 01(st01)_timestamp.txt", "20260302131530000")
                .file("Student, 02(st02)_Submission attachment(s)_mine.zip", mine("Flip")));
    assertThat(rows(received)).containsExactly("st01 Adam Grid", "st02 Flip");
  }

  private static final String CLASSROOM =
      """
      assignment_name,assignment_url,starter_code_url,github_username,roster_identifier,student_repository_name,student_repository_url,submission_timestamp,points_awarded,points_available
      Lab,https://a,https://b,octo-01,Student 01,two-layer-lab-octo-01,https://c,2026-03-02 13:15:30 UTC,0,100
      Lab,https://a,https://b,octo-02,Student 02,two-layer-lab-team,https://c,2026-03-02 13:15:30 UTC,0,100
      Lab,https://a,https://b,octo-03,,two-layer-lab-team,https://c,2026-03-02 13:15:30 UTC,0,100
      """;

  private static Handed clone(Handed handed, String name, String piece) {
    return handed
        .file(name + "/.git/HEAD", "ref: refs/heads/main\n")
        .file(name + "/.git/mine/Sgd.java", "no source: it lies in .git\n")
        .file(name + "/src/main/java/lab/Model.java", "package lab;\ninterface Model {}\n")
        .file(name + "/labs/mine/" + piece + ".java", Handed.piece(piece));
  }

  @Test
  void github() throws IOException {
    Handed export = clone(new Handed(), "two-layer-lab-octo-01", "Adam");
    Reception.Received received =
        receive(clone(export, "two-layer-lab-team", "Grid").file("grades.csv", CLASSROOM));
    assertThat(received.told()).containsExactly("GitHub, 3 students, 1 group.");
    assertThat(rows(received)).containsExactly("octo-01 Adam", "octo-02 Grid", "octo-03 Grid");
    assertThat(received.submissions().get(0).notes())
        .noneMatch(note -> note.contains("Model.java") || note.contains("Sgd.java"));
    Files.delete(folder.resolve("in/grades.csv"));
    assertThat(rows(receive(folder.resolve("in"), null, Counting.LATEST)))
        .containsExactly("octo-01 Adam", "team Grid");
  }

  @Test
  void whatAFolderHoldsAloneIsTheClass() throws IOException {
    Handed nested =
        new Handed()
            .file("class/student-01/mine/Grid.java", Handed.piece("Grid"))
            .file("class/student-02/mine/Grid.java", Handed.piece("Grid"));
    assertThat(rows(receive(nested))).containsExactly("student-01 Grid", "student-02 Grid");
    Path zip = new Handed().file("class.zip", nested.zip()).into(folder.resolve("zipped"));
    Reception.Received received = receive(zip, null, Counting.LATEST);
    assertThat(rows(received)).containsExactly("student-01 Grid", "student-02 Grid");
    assertThat(received.told()).containsExactly("Folders (in class.zip/class), 2 students.");
  }

  /** A class of one, whatever is in it, and a student who keeps versions. */
  @Test
  void aProjectIsOneStudents() throws IOException {
    Handed project =
        new Handed()
            .file("anna/two-layer-lab/labs/mine/Grid.java", Handed.piece("Grid"))
            .file("anna/two-layer-lab/src/main/java/lab/Model.java", "package lab;");
    assertThat(rows(receive(project))).containsExactly("anna Grid");
    Handed versions = new Handed();
    for (String version : List.of("v1", "v2", "final", "old 3")) {
      versions.file("bo/" + version + "/mine/Grid.java", Handed.piece("Grid"));
    }
    Path in = versions.file("anna/mine/Grid.java", "").into(folder.resolve("versions"));
    assertThat(rows(receive(in, null, Counting.LATEST))).containsExactly("anna Grid", "bo Grid");
  }

  @Test
  void severalInWhatLooksLikeOneAreRefused() throws IOException {
    Handed sections = new Handed();
    for (String student : List.of("anna", "bo", "cy", "di")) {
      sections.file("monday/" + student + "/Grid.java", Handed.piece("Grid"));
    }
    Path in =
        sections.file("tuesday/ed/Grid.java", Handed.piece("Grid")).into(folder.resolve("in"));
    assertThatThrownBy(() -> receive(in, null, Counting.LATEST))
        .isInstanceOf(UnclearException.class)
        .hasMessage(
            "monday looks like several students' work, not one's: anna, bo, cy and 1 more each hold the same pieces. "
                + "Name the folder in which they lie; if it is one student's, --from folders takes it so.");
    assertThat(receive(in, "folders", Counting.LATEST).submissions()).hasSize(2);
    Path zips =
        new Handed()
            .file("anna.zip", mine("Grid"))
            .file(
                "late.zip",
                canvasFiles().file("x_1_2_Flip.java", "").file("y_1_2_Flip.java", "").zip())
            .into(folder.resolve("zips"));
    assertThatThrownBy(() -> receive(zips, null, Counting.LATEST))
        .hasMessageContaining("late looks like several students' work");
  }

  @Test
  void looseFilesOfNobodyAreRefused() throws IOException {
    Handed loose =
        new Handed().file("Adam.java", Handed.piece("Adam")).file("Grid (anna).java", "");
    Path in = loose.file("bo/mine/Grid.java", "").into(folder.resolve("in"));
    assertThatThrownBy(() -> receive(in, null, Counting.LATEST))
        .isInstanceOf(UnclearException.class)
        .hasMessageStartingWith(
            "Java files lie loose in the folder (Adam.java, Grid (anna).java), and are not named as any platform does it");
  }

  @Test
  void mostlyEmptyRowsAreRefused() throws IOException {
    Handed odd = new Handed().file("a.docx", "").file("b.docx", "").file("anna.zip", mine("Adam"));
    Path in = odd.into(folder.resolve("in"));
    assertThatThrownBy(() -> receive(in, null, Counting.LATEST))
        .isInstanceOf(UnclearException.class)
        .hasMessage(
            "Nothing is named as any platform does it, and of 3 folders and files 2 hold no piece (a.docx, b.docx). "
                + "Is this what a platform hands out? --from names it; --from folders takes each for a student's as it lies there.");
    assertThat(receive(in, "folders", Counting.LATEST).submissions()).hasSize(3);
  }

  @Test
  void namesBecomeFoldersOfEverySystem() throws IOException {
    String name = "../A\u202Eb: \"C\" *" + "x".repeat(100) + "_410001_assignsubmission_file";
    Path zip = folder.resolve("moodle.zip");
    Files.write(
        zip, new Handed().file(name.replace("/", "_") + "/Adam.java", Handed.piece("Adam")).zip());
    Reception.Received received = receive(zip, null, Counting.LATEST);
    assertThat(received.submissions().get(0).name())
        .startsWith("__A_b_ _C_ _xxx")
        .endsWith("x (410001)")
        .hasSize(60 + " (410001)".length());
  }

  @Test
  void anArchiveIsItsOwnersUnderTheNameBeforeItsEnding() throws IOException {
    Handed in =
        new Handed()
            .file("st01.zip", mine("Grid"))
            .file("st02.tar.gz", new Handed().file("Flip.java", Handed.piece("Flip")).tarGz())
            .file("st.03.7z", new Handed().file("Sgd.java", Handed.piece("Sgd")).sevenZip())
            .file("st01/Adam.java", Handed.piece("Adam"));
    assertThat(rows(receive(in)))
        .containsExactly("st.03 Sgd", "st01 Adam", "st01 (2) Grid", "st02 Flip");
  }

  /** Moodle calls a member by the group; the folder stays as it is, so that its grade is found. */
  @Test
  void pagesCallAStudentAsTheRosterDoes() throws IOException {
    String file = "_assignsubmission_file/mine.zip";
    Path in =
        new Handed()
            .file("Group 7-Student 01_410001" + file, odd("Sgd"))
            .file("Group 7-Student 02_410002" + file, odd("Sgd"))
            .file("S. 03_410003" + file, odd("Sgd"))
            .file("Student 04_410004" + file, mine("Flip"))
            .into(folder.resolve("in"));
    Path roster =
        Files.writeString(
            folder.resolve("roster.csv"),
            "ID,Name,Group\n410001,Student <01>,Group 7\n410002,Student 02,Group 7\n410003,Student 03,\n410004,Student 04,\n410005,Student 05,\n");
    List<Submission> all =
        new Reception(new Collector(), Optional.empty(), Counting.LATEST, Optional.of(roster))
            .receive(in)
            .submissions();
    assertThat(all)
        .extracting(Submission::name)
        .containsExactly(
            "Group 7-Student 01 (410001)",
            "Group 7-Student 02 (410002)",
            "S. 03 (410003)",
            "Student 04 (410004)",
            "Student 05 (410005)");
    Path out = folder.resolve("out");
    new Book(out, new Book.Terms("1", 7, "NAMESPACES"), Handed.stubs(), Duration.ofMinutes(5))
        .grade(all, GradingPlace.here(Fakes::new, 1), false, (name, points) -> {});
    Path first = out.resolve(all.get(0).name());
    assertThat(Files.readString(first.resolve(Book.PAGE_OF_ONE)))
        .contains(
            " points: Student &lt;01&gt; (410001)</title>",
            "<h1>Student &lt;01&gt; (410001)<wbr></h1>")
        .doesNotContain("Group 7-Student");
    assertThat(Files.readString(first.resolve(Book.TEXT_OF_ONE)))
        .contains("        Student <01> (410001)\n");
    String page = Files.readString(out.resolve("index.html"));
    assertThat(page)
        .contains(
            "<a href=\"./Group%207-Student%2001%20%28410001%29/feedback.html\">Student &lt;01&gt; (410001)</a>",
            ">Student 03 (410003)</a>",
            ">Student 04 (410004)</a>",
            ">Student 05 (410005)</a>",
            "<li>Student &lt;01&gt; (410001), Student 02 (410002) and Student 03 (410003)</li>")
        .doesNotContain(">Group 7-Student", ">S. 03");
    assertThat(Files.readString(out.resolve("alike/1.html")))
        .contains("Student 03 (410003)")
        .doesNotContain("S. 03", "Group 7-");
  }

  private static byte[] odd(String piece) {
    return new Handed().file("mine/" + piece + ".java", BookTest.odd()).zip();
  }

  @Test
  void aRosterOfOthersIsRefused() throws IOException {
    Path in = new Handed().file("anna.zip", mine("Grid")).file("bo.zip", mine("Adam")).into(folder);
    Path roster = Files.writeString(folder.resolveSibling("roster.csv"), "ID,Name\n1,Cy\n2,Dee\n");
    assertThatThrownBy(
            () ->
                new Reception(
                        new Collector(), Optional.empty(), Counting.LATEST, Optional.of(roster))
                    .receive(in))
        .isInstanceOf(UnclearException.class)
        .hasMessage(
            "Nobody of those who have handed in (anna, bo) is on the roster %s: its ids or names must be those of the submissions."
                .formatted(roster));
  }

  @Test
  void anEmptyFolderIsNoClass() {
    assertThatThrownBy(() -> receive(folder, null, Counting.LATEST))
        .isInstanceOf(UnclearException.class)
        .hasMessageEndingWith(" holds nothing that could be graded.");
  }

  @Test
  void aPlatformThatIsForcedMustBeTheOne() throws IOException {
    Path in = canvasFiles().into(folder.resolve("in"));
    assertThatThrownBy(() -> receive(in, "sakai", Counting.LATEST))
        .isInstanceOf(UnclearException.class)
        .hasMessageEndingWith(
            "is named as Sakai does it (Last, First(id)/Submission attachment(s)).");
    assertThatThrownBy(() -> receive(in, "ilias", Counting.LATEST))
        .hasMessage(
            "--from must be one of moodle, canvas, blackboard, brightspace, gradescope, sakai, github, folders, but is \"ilias\".");
    Path zip = Files.write(folder.resolve("anna.zip"), mine("Adam"));
    assertThatThrownBy(() -> receive(zip, null, Counting.LATEST))
        .hasMessageEndingWith(
            "anna.zip does not look like a class: --single takes it for one submission.");
    Path cut = Files.write(folder.resolve("cut.zip"), new byte[] {'P', 'K', 3, 4});
    assertThatThrownBy(() -> receive(cut, null, Counting.LATEST))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cut.zip cannot be read as a zip (");
    Path text = Files.writeString(folder.resolve("a.txt"), "no zip");
    assertThatThrownBy(() -> receive(text, null, Counting.LATEST))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "a.txt cannot be read as a zip (it is neither a folder nor a zip): unpack it, and name the folder.");
  }
}
