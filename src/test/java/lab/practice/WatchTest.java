package lab.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import lab.console.TemporaryProject;
import lab.course.Course;
import lab.piece.Assignment;
import lab.piece.process.Limits;
import lab.practice.PieceStatus.Checked;
import lab.practice.PieceStatus.NotBegun;
import lab.practice.PieceStatus.NotCompiling;
import lab.practice.WatchState.Panel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saves files as editors do and reads what watch has to show. */
@Tag("slow")
class WatchTest {
  @TempDir Path folder;
  private TemporaryProject project;
  private final BlockingQueue<WatchState> views = new LinkedBlockingQueue<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Watch watch;
  private Thread running;

  @BeforeAll
  static void references() {
    assumeTrue(Files.isDirectory(Path.of("solutions/reference")), "no references to save as mine");
  }

  @BeforeEach
  void copy() throws IOException {
    project = TemporaryProject.in(folder);
  }

  @AfterEach
  void end() throws Exception {
    if (watch != null) {
      watch.end();
      running.join();
    }
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private void start(Duration limit) throws IOException {
    PracticeRecord progress = new PracticeRecord(project.home().remembered(sentence -> {}));
    Workbench bench =
        new Workbench(project.home(), new Limits(limit, limit.multipliedBy(6), limit), progress);
    SaveWatcher watcher = new SaveWatcher(project.mine());
    watch = new Watch(bench, progress, views::add);
    open.addAll(List.of(watch, watcher));
    running =
        new Thread(
            () -> {
              try {
                watch.run(watcher);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    running.start();
  }

  /** The next view that is as wanted; fails when there is none for two minutes. */
  private WatchState await(Predicate<WatchState> wanted) throws InterruptedException {
    WatchState last = null;
    while (true) {
      WatchState view = views.poll(120, TimeUnit.SECONDS);
      assertThat(view).as("after %s", last).isNotNull();
      if (wanted.test(view)) {
        return view;
      }
      last = view;
    }
  }

  private static Predicate<WatchState> shows(Class<? extends PieceStatus> kind) {
    return view -> view.status().filter(kind::isInstance).isPresent() && view.running().isEmpty();
  }

  private static Predicate<WatchState> passes(String piece) {
    return view ->
        view.current().piece().equals(piece)
            && view.status().filter(PieceStatus::passed).isPresent();
  }

  @Test
  void aSaveIsAnsweredHoweverItIsMade() throws Exception {
    start(Duration.ofSeconds(60));
    assertThat(await(shows(NotBegun.class)).statuses()).isNotEmpty();

    String right = TemporaryProject.right("Backprop");
    project.save("Backprop", right.replace(".divi(n)", ""));
    WatchState wrong = await(shows(Checked.class));
    assertThat(wrong.current().piece()).isEqualTo("Backprop");
    assertThat(wrong.status().orElseThrow().passed()).isFalse();

    // half-written: the error is shown, the verdict before is kept
    project.save("Backprop", right.replace(".divi(n);", ".div"));
    WatchState half = await(shows(NotCompiling.class));
    assertThat(half.before()).contains((Checked) wrong.status().orElseThrow());

    // by renaming another file into its place, and its old self to a backup, as some editors do
    Path draft = Files.writeString(project.mine().resolve(".Backprop.java.swp"), right);
    Path file = project.mine().resolve("Backprop.java");
    Files.move(file, project.mine().resolve("Backprop.java~"));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    assertThat(await(passes("Backprop")).before()).isEmpty();

    // the stub again: known without a check
    project.save(
        "Backprop", Stub.of(Files.readString(Path.of("solutions/reference/Backprop.java"))));
    assertThat(await(shows(NotBegun.class)).before()).isPresent();
  }

  @Test
  void aLoopWithoutEndIsStoppedAndTheWatchGoesOn() throws Exception {
    start(Duration.ofSeconds(2));
    await(shows(NotBegun.class));
    String right = TemporaryProject.right("Backprop");
    String loop = "    while (n > 0) {\n      lambda += 1;\n    }\n";
    int at = right.indexOf("    INDArray db2");
    project.save("Backprop", right.substring(0, at) + loop + right.substring(at));
    long line = right.substring(0, at).lines().count() + 1;
    Checked stopped = (Checked) await(shows(Checked.class)).status().orElseThrow();
    assertThat(stopped.verdict().outcomes().get(0).message().text())
        .matches(
            "Backprop\\.gradients did not come back within 2 s: look for a loop that does not end or"
                + " does far too much \\(it was at Backprop\\.java:(%d|%d)\\)"
                    .formatted(line, line + 1));

    project.save("Backprop", right);
    await(passes("Backprop"));
  }

  @Test
  void aSaveWhileTheFirstJavaIsStillStartingIsChecked() throws Exception {
    PracticeRecord progress = new PracticeRecord(project.home().remembered(sentence -> {}));
    String right = TemporaryProject.right("Backprop");
    project.save("Backprop", right.replace(".divi(n)", ""));
    try (Workbench bench = new Workbench(project.home(), Limits.GENEROUS, progress)) {
      bench.cancel(); // as a save does that comes before the process has answered
      assertThat(checked(bench)).isInstanceOf(PieceStatus.Cancelled.class);
      project.save("Backprop", right);
      assertThat(checked(bench).passed()).isTrue();
    }
    assertThat(progress.wasStopped("4.1", sourcesDigest(right.replace(".divi(n)", "")))).isFalse();
  }

  private PieceStatus checked(Workbench bench) throws IOException {
    Assignment exercise = Course.of("4.1");
    return bench.check(List.of(exercise), bench.sources(), one -> {}).get(exercise);
  }

  private String sourcesDigest(String source) throws IOException {
    project.save("Backprop", source);
    return Sources.read(project.mine()).digest("Backprop");
  }

  @Test
  void aSaveDuringACheckGivesItUpAndIsChecked() throws Exception {
    start(Duration.ofSeconds(60));
    await(shows(NotBegun.class));
    String right = TemporaryProject.right("Backprop");
    int at = right.indexOf("    INDArray db2");
    String slow = "    for (long s = System.nanoTime(); System.nanoTime() - s < 5e10; ) {}\n";
    project.save("Backprop", right.substring(0, at) + slow + right.substring(at));
    await(view -> view.running().isPresent());
    Thread.sleep(Watch.STOP_TIMEOUT_MILLIS + 500);
    project.save("Backprop", right);
    await(passes("Backprop"));
  }

  @Test
  void keysChooseWhatIsShown() throws Exception {
    start(Duration.ofSeconds(60));
    WatchState first = await(shows(NotBegun.class));
    watch.key('h');
    WatchState hint = await(view -> view.panel() == Panel.HINT);
    assertThat(hint.hint()).containsExactly("Hint 1 of 3", Hints.of(first.current().id()).get(0));
    watch.key('h');
    assertThat(await(view -> view.panel() == Panel.HINT).hint().get(0)).isEqualTo("Hint 2 of 3");
    watch.key('l');
    await(view -> view.panel() == Panel.LIST);
    watch.key('l');
    await(view -> view.panel() == Panel.VERDICT);
    watch.key('?');
    await(view -> view.panel() == Panel.HELP);
    watch.key('x');
    await(view -> view.panel() == Panel.VERDICT);
    watch.key('n');
    assertThat(await(view -> true).current()).isNotNull();
    watch.key('c');
    assertThat(await(view -> view.panel() == Panel.LIST).statuses()).isNotEmpty();
    watch.key('q');
    running.join(); // it ends by itself
  }

  /** No test of time, which depends on the machine, but of order; prints what it measured. */
  @Test
  void manySavesOneAfterAnother() throws Exception {
    start(Duration.ofSeconds(60));
    await(shows(NotBegun.class));
    String right = TemporaryProject.right("Backprop");
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String body = i % 2 == 0 ? right : right.replace("divi(n)", "divi(2 * n)");
      long begin = System.nanoTime();
      project.save("Backprop", body + "// save " + i + "\n");
      boolean passes = i % 2 == 0;
      Optional<PieceStatus> found =
          await(shows(Checked.class).and(v -> v.status().get().passed() == passes)).status();
      times.add((System.nanoTime() - begin) / 1_000_000);
      assertThat(found.map(PieceStatus::passed)).contains(passes);
    }
    List<Long> warm = times.subList(2, times.size()).stream().sorted().toList();
    System.out.printf(
        "save to verdict, %d saves: median %d ms, worst %d ms; the first %d ms%n",
        warm.size(), warm.get(warm.size() / 2), warm.get(warm.size() - 1), times.get(0));
  }
}
