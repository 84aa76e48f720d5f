package lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lab.base.Json;
import lab.data.Data;
import lab.jobs.Elsewhere;
import lab.jobs.ParallelJobs;
import lab.jobs.ThisMachine;
import lab.train.ArrivedData;
import lab.train.TinyImages;
import lab.train.Training;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reference.CyclicalSchedule;

class SentRowsTest {
  private static final Data DATA = TinyImages.data();

  @TempDir private Path folder;

  @AfterEach
  void onThisMachineAgain() {
    ParallelJobs.on(new ThisMachine());
  }

  /** An ensemble, its last network, and a row that diverges. */
  private record Small(Report report, Row ensemble, Row single, Row steep) {
    static Small in(Path out) {
      Options options = Options.parse("tiny", "2", null, "shapes", false, out.toString());
      Report report = new Report("report", "Sent", options, TinyImages.set());
      Training training = TinyImages.training(DATA).cycles(2);
      Row ensemble =
          report.row("ensemble", "Ensemble", Published.NOTHING, training.snapshotEnsemble());
      Row single = report.lastOf(ensemble, "single", "Its last network", Published.NOTHING);
      Training tooFast = training.schedule(new CyclicalSchedule(1e10, 1e30, 8));
      Row steep = report.row("steep", "Too steep", Published.NOTHING, tooFast);
      report.run();
      return new Small(report, ensemble, single, steep);
    }

    /** All that was found, to the bit, but the time that it took. */
    List<String> results() {
      return Stream.of(ensemble, single, steep)
          .flatMap(row -> row.results().stream())
          .map(
              one ->
                  Json.COMPACT.toJson(
                      new Result(
                          one.row(),
                          one.provenance(),
                          one.history(),
                          one.train(),
                          one.validation(),
                          one.test(),
                          one.confusion(),
                          0,
                          one.diverged())))
          .toList();
    }
  }

  @Test
  void rowsThatWereDoneElsewhereEqualThoseOfThisMachine() throws Exception {
    Small here = Small.in(folder.resolve("here"));
    Elsewhere elsewhere = new Elsewhere(RowJob.KIND, RowJob.server(new ArrivedData()), folder);
    ParallelJobs.on(elsewhere);
    Small there = Small.in(folder.resolve("there"));

    assertThat(there.results()).isEqualTo(here.results()).hasSize(6);
    assertThat(elsewhere.tasks())
        .as("of two rows, two seeds each; the third has none")
        .isEqualTo(4);
    assertThat(there.report().withNetwork(there.ensemble()).network().arrays())
        .as("from the checkpoint that came back")
        .isEqualTo(here.report().withNetwork(here.ensemble()).network().arrays());
  }
}
