package lab.gradebook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import lab.gradebook.platform.WayBack.Grade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each platform imports, field by field. */
class WayBackTest {
  @TempDir Path folder;

  private Grade grade(String key, String name, double points, String handle) throws IOException {
    Path page =
        Files.writeString(folder.resolve(key.replace('/', '_') + ".html"), "page of " + key);
    Entry student = new Entry(key, name, 1, 1, "", "", handle);
    return new Grade(student, points, "%.0f of 100 points. Look at 4.1.".formatted(points), page);
  }

  private List<String> write(String platform, String sheet, String column, Grade... grades)
      throws IOException {
    Optional<Path> file =
        sheet == null
            ? Optional.empty()
            : Optional.of(Files.writeString(folder.resolve("sheet.csv"), sheet));
    return WayBack.write(
        folder.resolve("back"), platform, file, Optional.ofNullable(column), List.of(grades));
  }

  private String table() throws IOException {
    return Files.readString(folder.resolve("back/grades.csv"));
  }

  private List<String> pages() throws IOException {
    try (ZipFile zip = new ZipFile(folder.resolve("back/feedback.zip").toFile())) {
      List<String> names = new ArrayList<>();
      Collections.list(zip.entries()).forEach(entry -> names.add(entry.getName()));
      return names;
    }
  }

  private static final String MOODLE =
      """
      Identifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"
      "Participant 410001","Student 01",student01@example.edu,"Submitted for grading",,50.00,Yes,"Monday, 2 March 2026, 10:15 AM",-,
      "Participant 410002","Student 02",student02@example.edu,"Submitted for grading",,50.00,No,"Monday, 2 March 2026, 10:20 AM","Tuesday, 3 March 2026, 9:00 AM",
      "Participant 410003","Student 03",student03@example.edu,"No submission",7.00,50.00,Yes,-,-,"see me"
      """;

  @Test
  void moodlesWorksheetIsFilledIn() throws IOException {
    List<String> told =
        write(
            "moodle",
            MOODLE,
            null,
            grade("410001", "Student 01", 81, "Student 01_410001_assignsubmission_file"),
            grade("410002", "Student 02", 50, "Student 02_410002_assignsubmission_onlinetext"),
            grade("410009", "Student 09", 50, "Student 09_410009_assignsubmission_file"));
    List<String> lines = table().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).isEqualTo(MOODLE.lines().findFirst().orElseThrow().replace("\"", ""));
    assertThat(lines.get(1))
        .isEqualTo(
            "Participant 410001,Student 01,student01@example.edu,Submitted for grading,40.5,50.00,Yes,"
                + "\"Monday, 2 March 2026, 10:15 AM\",-,81 of 100 points. Look at 4.1.");
    assertThat(lines.get(2)).contains("Submitted for grading,,50.00,No,").endsWith("9:00 AM\",");
    assertThat(lines.get(3)).contains("No submission,7.00,").endsWith("see me");
    assertThat(told)
        .contains(
            "1 of the class has no row in the sheet, so that their grades are not in it: Student 09.",
            "The column counts to 50, so points of 100 are scaled to it.",
            "Moodle says that these grades cannot be changed: Student 02.");
    assertThat(pages())
        .containsExactly(
            "Student 01_410001_assignsubmission_file/feedback.html",
            "Student 02_410002_assignsubmission_file/feedback.html",
            "Student 09_410009_assignsubmission_file/feedback.html");
  }

  @Test
  void aGradeThatStandsInTheSheetAndIsReplacedIsTold() throws IOException {
    String sheet =
        """
        Student,ID,SIS User ID,SIS Login ID,Section,Lab (512)
            Points Possible,,,,,50
        Student 01,1,,,A,41
        Student 02,2,,,A,
        Student 03,3,,,A,"20,00"
        Student 04,4,,,A,EX
        Student 05,5,,,A,1
        Student 06,6,,,A,2
        """;
    List<String> told =
        write(
            "canvas",
            sheet,
            null,
            grade("1", "Student 01", 10, "x"),
            grade("2", "Student 02", 10, "x"),
            grade("3", "Student 03", 40, "x"));
    assertThat(told).contains("1 grade stands in the sheet and is replaced: Student 01 41 → 5.");
    told =
        write(
            "canvas",
            sheet,
            null,
            grade("1", "Student 01", 10, "x"),
            grade("4", "Student 04", 10, "x"),
            grade("5", "Student 05", 10, "x"),
            grade("6", "Student 06", 10, "x"));
    assertThat(told)
        .contains(
            "4 grades stand in the sheet and are replaced: Student 01 41 → 5, Student 04 EX → 5, Student 05 1 → 5 and 1 more.");
    assertThat(table()).contains("Student 01,1,,,A,5\r\n");
  }

  @Test
  void aCommentThatStandsInTheSheetAndIsReplacedIsTold() throws IOException {
    List<String> told = write("moodle", MOODLE, null, grade("410003", "Student 03", 14, "x"));
    assertThat(told)
        .contains("1 comment stands in the sheet and is replaced: that to Student 03.")
        .noneMatch(sentence -> sentence.contains("grade stands")); // 7 of 50, as before
    assertThat(table()).contains(",7,50.00,Yes,-,-,14 of 100 points.").doesNotContain("see me");
  }

  @Test
  void gradescopesCourseIsFilledInWhereTheAssignmentStands() throws IOException {
    String sheet =
        """
        First Name,Last Name,SID,Email,Sections,Lab,Lab - Max Points,Lab - Submission Time,Lab - Lateness (H:M:S),Lab 2,Lab 2 - Max Points
        Student,01,700001,s1@example.edu,A,,40,,,9,10
        """;
    Grade one = grade("700001", "Student 01", 81, "submission_9");
    assertThatThrownBy(() -> write("gradescope", sheet, null, one))
        .isInstanceOf(UnclearException.class)
        .hasMessageContaining("name one with --column")
        .hasMessageEndingWith("It has Lab, Lab 2.");
    write("gradescope", sheet, "Lab", one); // the one of this very title
    assertThat(table().lines().skip(1))
        .containsExactly("Student,01,700001,s1@example.edu,A,32.4,40,,,9,10");
    write("gradescope", sheet, "lab 2", one);
    assertThat(table()).contains(",A,,40,,,8.1,10");
  }

  @Test
  void moodleWithoutASheetGetsWhatItReads() throws IOException {
    write("moodle", null, null, grade("410001", "=Student", 81, "x"));
    assertThat(table())
        .isEqualTo(
            "\uFEFFIdentifier,Full name,Grade,Maximum grade,Last modified (grade),Feedback comments\r\n"
                + "Participant 410001,'=Student,81,100,-,81 of 100 points. Look at 4.1.\r\n");
    assertThat(folder.resolve("back/feedback.zip")).doesNotExist();
  }

  private static final String CANVAS =
      """
      \uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,Quiz (77),Two-Layer Lab (512),Current Score
      ,,,,,,Manual Posting,
          Points Possible,,,,,10,100,(read only)
      "01, Student",1001,s1001,st01,Section 1,5,,50
      "02, Student",1002,s1002,st02,Section 1,6,33,60
      "Student, Test",999,,,Section 1,,,
      """;

  @Test
  void canvassGradebookComesBackWithOneAssignment() throws IOException {
    write(
        "canvas",
        CANVAS,
        "two-layer",
        grade("1001", "student01", 81.25, "student01_1001_50001"),
        grade("s1002", "student02", 7, "anon_x_50002"));
    assertThat(table())
        .isEqualTo(
            "\uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,Two-Layer Lab (512)\r\n"
                + "\"    Points Possible\",,,,,100\r\n"
                + "\"01, Student\",1001,s1001,st01,Section 1,81.25\r\n"
                + "\"02, Student\",1002,s1002,st02,Section 1,7\r\n");
    assertThat(pages()).containsExactly("student01_1001_50001_feedback.html");
  }

  @Test
  void aSheetOfOthersIsRefusedAndNothingIsWritten() throws IOException {
    Grade grade = grade("1001", "Student 09", 88, "");
    assertThatThrownBy(() -> write("moodle", MOODLE, null, grade))
        .isInstanceOf(UnclearException.class)
        .hasMessage(
            "Nobody of the class has a row in the sheet: neither ids (such as \"1001\") nor names (such as \"Student 09\") are the same. Nothing was written for Moodle.");
    assertThat(folder.resolve("back")).doesNotExist();
  }

  @Test
  void whichColumnIsMeantMustBeClear() throws IOException {
    Grade one = grade("1001", "student01", 81, "");
    assertThatThrownBy(() -> write("canvas", CANVAS, null, one))
        .isInstanceOf(UnclearException.class)
        .hasMessage(
            "More than one of the sheet's columns may be meant: name one with --column, a part of its heading is enough. "
                + "It has Quiz (77), Two-Layer Lab (512).");
    assertThatThrownBy(() -> write("canvas", CANVAS, "essay", one))
        .hasMessageStartingWith("None of the sheet's columns can be meant");
    assertThatThrownBy(() -> write("moodle", CANVAS, null, one))
        .hasMessageStartingWith("The sheet is not Moodle's: it has no column Identifier or Email");
    assertThatThrownBy(() -> write("ilias", null, null, one))
        .hasMessage(
            "--grades-for must be one of moodle, canvas, brightspace, blackboard, gradescope, but is \"ilias\".");
    assertThat(folder.resolve("back")).doesNotExist();
  }

  @Test
  void canvasWithoutASheet() throws IOException {
    List<String> told = write("canvas", null, null, grade("1001", "student01", 81, ""));
    assertThat(table())
        .isEqualTo(
            "\uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,Two-Layer Lab\r\n"
                + "\"    Points Possible\",,,,,100\r\n"
                + "student01,1001,,,,81\r\n");
    assertThat(told).anyMatch(sentence -> sentence.startsWith("Canvas makes a new assignment"));
  }

  private static final String BRIGHTSPACE =
      """
      OrgDefinedId,Username,Last Name,First Name,Email,Two-Layer Lab Points Grade <Numeric MaxPoints:20>,End-of-Line Indicator
      #9001,#st01,01,Student,student01@example.edu,,#
      #9002,#st02,02,Student,student02@example.edu,4,#
      #9003,#st03,Twin,Student,student03@example.edu,,#
      #9004,#st04,Twin,Student,student04@example.edu,,#
      """;

  @Test
  void brightspacesTableIsFoundByNames() throws IOException {
    List<String> told =
        write(
            "brightspace",
            BRIGHTSPACE,
            null,
            grade("20001", "Student 01", 81, "20001-7788 - Student 01 - Mar 2, 2026 1015 AM"),
            grade("20003", "Student Twin", 50, "20003-7788 - Student Twin - Mar 2, 2026 1015 AM"));
    assertThat(table())
        .isEqualTo(
            "OrgDefinedId,Username,Two-Layer Lab Points Grade <Numeric MaxPoints:20>,End-of-Line Indicator\r\n"
                + "\"#9001\",\"#st01\",16.2,\"#\"\r\n");
    assertThat(told)
        .contains(
            "1 of the class has no row in the sheet, so that their grades are not in it: Student Twin.");
    assertThat(pages())
        .contains("20001-7788 - Student 01 - Mar 2, 2026 1015 AM/feedback.html")
        .hasSize(2);
    assertThatThrownBy(() -> write("brightspace", null, null, grade("1", "A", 1, "")))
        .isInstanceOf(UnclearException.class)
        .hasMessageContaining("give the file with --sheet");
  }

  /** UTF-16 with tabs, as Blackboard packs it for Excel, comes back as it went. */
  @Test
  void blackboardsGradebook() throws IOException {
    String sheet =
        "\uFEFF\"Last Name\"\t\"First Name\"\t\"Username\"\t\"Student ID\"\t\"Last Access\"\t"
            + "\"Two-Layer Lab [Total Pts: 100 Score] |4045949\"\t\"Grading Notes\"\t\"Notes Format\"\t"
            + "\"Feedback to Learner\"\t\"Feedback Format\"\n"
            + "\"01\"\t\"Student\"\t\"st01\"\t\"9001\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\t\"\"\n";
    Path file = Files.write(folder.resolve("gc.xls"), sheet.getBytes(StandardCharsets.UTF_16LE));
    WayBack.write(
        folder.resolve("back"),
        "blackboard",
        Optional.of(file),
        Optional.empty(),
        List.of(grade("st01", "Student 01", 81, "Lab_st01_attempt_2026-03-02-10-15-30")));
    byte[] bytes = Files.readAllBytes(folder.resolve("back/grades.csv"));
    assertThat(new String(bytes, StandardCharsets.UTF_16LE))
        .isEqualTo(
            "\uFEFFLast Name\tFirst Name\tUsername\tStudent ID\tTwo-Layer Lab [Total Pts: 100 Score] |4045949\t"
                + "Grading Notes\tNotes Format\tFeedback to Learner\tFeedback Format\r\n"
                + "01\tStudent\tst01\t9001\t81\t\t\t81 of 100 points. Look at 4.1.\tSMART_TEXT\r\n");
    assertThat(folder.resolve("back/feedback.zip")).doesNotExist();
  }

  @Test
  void gradescopesTable() throws IOException {
    String sheet =
        "First Name,Last Name,SID,Email,Total Score,Max Points,Status\nStudent,01,0701,s1@example.edu,,100.0,Ungraded\n";
    write("gradescope", sheet, null, grade("0701", "Student 01", 81, "submission_9"));
    assertThat(table())
        .isEqualTo(
            "First Name,Last Name,SID,Email,Total Score,Max Points,Status\r\nStudent,01,0701,s1@example.edu,81,100.0,Ungraded\r\n");
    write("gradescope", null, null, grade("s2@example.edu", "Student 02", 81, "submission_9"));
    assertThat(table())
        .isEqualTo(
            "\uFEFFName,SID,Email,Total Score,Max Points\r\nStudent 02,,s2@example.edu,81,100\r\n");
  }
}
