package lab.practice;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import lab.course.Course;
import lab.piece.Assignment;
import lab.practice.WatchState.Panel;

/**
 * Checks pieces at every save, for {@code lab watch}. All that happens, a save, a key, a verdict,
 * becomes a turn, and turns are taken one after another; only checks run beside them.
 */
public final class Watch implements AutoCloseable {
  /** A check that has run for so long is not worth waiting for once its piece was saved again. */
  static final long STOP_TIMEOUT_MILLIS = 1500; // ms

  private final Workbench bench;
  private final PracticeRecord progress;
  private final Consumer<WatchState> screen;
  private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
  private final ExecutorService checks = Executors.newSingleThreadExecutor(Watch::daemon);

  private final Map<Assignment, PieceStatus> statuses = new LinkedHashMap<>();
  private final Map<Assignment, PieceStatus.Checked> verdicts = new LinkedHashMap<>();
  private final Set<Assignment> waiting = new LinkedHashSet<>();
  private Sources sources;
  private Assignment current;
  private Assignment running;
  private long since;
  private boolean chosen; // whether a save or a key has chosen the current exercise
  private Panel panel = Panel.VERDICT;
  private List<String> hint = List.of();
  private boolean ended;

  private interface Turn {
    void take() throws IOException;
  }

  /**
   * Nothing happens until {@link #run}.
   *
   * @param screen shown all that changes
   */
  public Watch(Workbench bench, PracticeRecord progress, Consumer<WatchState> screen) {
    this.bench = bench;
    this.progress = progress;
    this.screen = screen;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Watches until it is asked to end. */
  public void run(SaveWatcher watcher) throws IOException {
    sources = watcher.sources();
    current = Course.all().get(0);
    Course.all().forEach(this::look);
    follow();
    warmUp();
    Thread eyes = daemon(() -> watch(watcher));
    eyes.start();
    try {
      while (!ended) {
        work();
        show();
        turns.take().take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      eyes.interrupt();
    }
  }

  private void watch(SaveWatcher watcher) {
    try {
      while (true) {
        SaveWatcher.Saved saved = watcher.next();
        turns.add(() -> saved(saved));
      }
    } catch (IOException e) {
      turns.add(fails(e));
    } catch (InterruptedException | ClosedWatchServiceException e) {
      // the watch has ended
    }
  }

  /** Takes what is known; the rest waits for its check. */
  private void look(Assignment exercise) {
    Optional<PieceStatus> known = bench.known(exercise, sources);
    if (known.isPresent()) {
      waiting.remove(exercise);
      found(exercise, known.get());
    } else {
      waiting.add(exercise);
    }
  }

  private void found(Assignment exercise, PieceStatus status) {
    statuses.put(exercise, status);
    if (status instanceof PieceStatus.Checked checked) {
      verdicts.put(exercise, checked);
    }
  }

  private void saved(SaveWatcher.Saved saved) {
    Sources before = sources;
    sources = saved.sources();
    List<Assignment> written = new ArrayList<>();
    for (Assignment exercise : Course.all()) {
      boolean named = saved.pieces().contains(exercise.piece());
      if (named || !same(exercise, before, sources)) {
        look(exercise);
      }
      if (named) {
        written.add(exercise);
      }
    }
    if (!written.isEmpty()) {
      choose(written.contains(current) ? current : written.get(written.size() - 1));
    }
    boolean stale = running != null && waiting.contains(running);
    if (stale && System.currentTimeMillis() - since > STOP_TIMEOUT_MILLIS) {
      bench.cancel();
    }
  }

  private static boolean same(Assignment exercise, Sources a, Sources b) {
    String piece = exercise.piece();
    return a.has(piece) && b.has(piece) && a.digest(piece).equals(b.digest(piece));
  }

  private void warmUp() {
    Sources at = sources;
    Assignment next = current;
    checks.execute(() -> bench.warmUp(at, next));
  }

  private static Turn fails(IOException e) {
    return () -> {
      throw e;
    };
  }

  /** Sends the next exercise to its check, the current one first. */
  private void work() {
    if (running != null || waiting.isEmpty()) {
      return;
    }
    Assignment next = waiting.contains(current) ? current : waiting.iterator().next();
    waiting.remove(next);
    running = next;
    since = System.currentTimeMillis();
    Sources at = sources;
    checks.execute(
        () -> {
          try {
            PieceStatus status = bench.check(List.of(next), at, one -> {}).get(next);
            turns.add(() -> checked(next, status, at));
          } catch (IOException | RuntimeException e) {
            turns.add(
                () -> {
                  throw e;
                });
          }
        });
  }

  private void checked(Assignment exercise, PieceStatus status, Sources at) {
    running = null;
    if (status instanceof PieceStatus.Cancelled) {
      look(exercise);
    } else if (same(exercise, at, sources)) { // else it was saved again, and waits already
      waiting.remove(exercise);
      found(exercise, status);
    }
    if (!chosen) {
      follow();
    }
  }

  /** Puts the next open exercise in view. */
  private void follow() {
    Course.all().stream()
        .filter(exercise -> !isDone(exercise))
        .findFirst()
        .ifPresent(exercise -> current = exercise);
  }

  private boolean isDone(Assignment exercise) {
    return statuses.containsKey(exercise) && statuses.get(exercise).passed();
  }

  private void choose(Assignment exercise) {
    current = exercise;
    chosen = true;
    panel = Panel.VERDICT;
  }

  /** Takes a key; may be called from any thread. */
  public void key(int key) {
    turns.add(() -> pressed(key));
  }

  /** Shows all again, at another size; may be called from any thread. */
  public void redraw() {
    turns.add(() -> {});
  }

  /** Ends the watch; may be called from any thread. */
  public void end() {
    turns.add(() -> ended = true);
  }

  private void pressed(int key) throws IOException {
    switch (key) {
      case 'n' -> next();
      case 'h' -> hint();
      case 'l' -> panel = panel == Panel.LIST ? Panel.VERDICT : Panel.LIST;
      case '?' -> panel = panel == Panel.HELP ? Panel.VERDICT : Panel.HELP;
      case 'c' -> checkAll();
      case 'q' -> ended = true;
      default -> panel = Panel.VERDICT;
    }
  }

  /** The next open exercise after this one, round the course. */
  private void next() {
    List<Assignment> all = Course.all();
    int here = all.indexOf(current);
    for (int i = 1; i <= all.size(); i++) {
      Assignment exercise = all.get((here + i) % all.size());
      if (!isDone(exercise)) {
        choose(exercise);
        return;
      }
    }
    panel = Panel.VERDICT;
  }

  private void hint() throws IOException {
    List<String> hints = Hints.of(current.id());
    int shown = Math.min(progress.hints(current.id()) + 1, hints.size());
    progress.keepHints(current.id(), shown);
    hint = List.of("Hint %d of %d".formatted(shown, hints.size()), hints.get(shown - 1));
    panel = Panel.HINT;
  }

  private void checkAll() {
    for (Assignment exercise : Course.all()) {
      statuses.remove(exercise);
      look(exercise);
    }
    panel = Panel.LIST;
  }

  private void show() {
    Optional<PieceStatus.Checked> before =
        statuses.get(current) instanceof PieceStatus.Checked
            ? Optional.empty()
            : Optional.ofNullable(verdicts.get(current));
    screen.accept(
        new WatchState(
            new LinkedHashMap<>(statuses),
            current,
            Optional.ofNullable(running),
            before,
            panel,
            hint));
  }

  @Override
  public void close() {
    checks.shutdownNow();
    bench.close();
  }
}
