package lab.gradebook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterTest {
  @TempDir Path folder;

  private Roster.Called call(String roster, String... keysAndNames) throws IOException {
    List<Delivery> deliveries =
        Stream.of(keysAndNames)
            .map(one -> one.split("="))
            .map(
                one ->
                    new Delivery(
                        one[0],
                        new Entry(one[0], one[1], 2, 2, "", "yes", ""),
                        List.of(new Delivery.Part(folder, "x")),
                        List.of(),
                        List.of()))
            .toList();
    return Roster.read(Files.writeString(folder.resolve("roster.csv"), roster)).call(deliveries);
  }

  private static List<String> lines(Roster.Called called) {
    return called.deliveries().stream()
        .map(
            one ->
                "%s %s %d %d"
                    .formatted(
                        one.entry().key(),
                        one.entry().name(),
                        one.entry().attempts(),
                        one.parts().size()))
        .toList();
  }

  @Test
  void namesComeByIdOrByNameAndTheMissingGetALine() throws IOException {
    Roster.Called called =
        call(
            "\uFEFFSIS Login ID;Student;ID\nst01;01, Student;1001\nst02;Zoë 02;1002\nst03;Student 03;1003\n",
            "1001=student01",
            "ghost=ghost",
            "zoe=02 Zoe");
    assertThat(lines(called))
        .containsExactly(
            "1001 01, Student 2 1", "1003 Student 03 0 0", "ghost ghost 2 1", "zoe Zoë 02 2 1");
    assertThat(called.deliveries().get(1).label()).isEqualTo("Student 03 (1003)");
    assertThat(called.deliveries().get(1).notes()).containsExactly("Nothing was handed in.");
    assertThat(called.students()).isEqualTo(3);
    assertThat(called.absent()).isEqualTo(1);
    assertThat(called.strangers()).containsExactly("ghost");
  }

  @Test
  void eachMemberOfAGroupGetsALine() throws IOException {
    Roster.Called called =
        call(
            "Username,First name,Last name,Group\nst01,Student,01,Team 7\nst02,Student,02,Team 7\nst03,Student,03,\n",
            "555=team9",
            "st03=Student 03",
            "77=Team 7");
    assertThat(lines(called))
        .containsExactly(
            "555 team9 2 1", "st01 Student 01 2 1", "st02 Student 02 2 1", "st03 Student 03 2 1");
    assertThat(called.deliveries().get(1).notes())
        .containsExactly("Handed in by the group Team 7.");
    assertThat(called.deliveries().get(1).label()).isEqualTo("Student 01 (77)");
  }

  /**
   * As Canvas packs it: under the group's name without blanks, and the id of who pressed Submit.
   */
  @Test
  void aGroupsWorkUnderOneMembersIdIsEachMembers() throws IOException {
    Roster.Called called =
        call(
            "ID,Name,Group\n3030,Student 01,Group 7\n3031,Student 02,Group 7\n3032,Student 03,\n",
            "3030=group7",
            "3032=Student 03");
    assertThat(lines(called))
        .containsExactlyInAnyOrder(
            "3030 Student 01 2 1", "3031 Student 02 2 1", "3032 Student 03 2 1");
    assertThat(called.absent()).isZero();
  }

  /** As Moodle packs it: a folder for each member, each with the group's files. */
  @Test
  void membersWithAFolderEachHaveHandedInTogether() throws IOException {
    Roster.Called called =
        call(
            "ID,Name,Group\n3030,Student 01,Group 7\n3031,Student 02,Group 7\n3032,Student 03,\n",
            "3030=Group 7-Student 01",
            "3031=Group 7-Student 02",
            "3032=Student 03");
    assertThat(called.deliveries())
        .extracting(one -> one.entry().together())
        .containsExactly("group Group 7", "group Group 7", "");
  }

  @Test
  void aTableOfSomethingElseIsRefused() {
    assertThatThrownBy(() -> call("Colour,Price\nred,5\n"))
        .isInstanceOf(UnclearException.class)
        .hasMessageContaining("is no roster: it has none of the columns ID, Key")
        .hasMessageEndingWith("but Colour, Price.");
  }
}
