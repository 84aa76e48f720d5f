package lab.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ParallelJobsTest {
  private final AtomicInteger done = new AtomicInteger();

  /** The first fails at once; the others go on until they are let go. */
  private List<Callable<Integer>> oneThatFailsAndTwo(CountDownLatch goOn) {
    Callable<Integer> fails =
        () -> {
          goOn.countDown();
          throw new IllegalStateException("the task was given up");
        };
    Callable<Integer> works =
        () -> {
          goOn.await();
          Thread.sleep(50);
          return done.incrementAndGet();
        };
    return List.of(fails, works, works);
  }

  @Test
  @Timeout(60)
  void whatAClusterGivesUpTakesNoOtherWithIt(@TempDir Path folder) {
    Workers cluster = new Elsewhere("none", (content, supplies, steps) -> content, folder);
    assertThatIllegalStateException()
        .isThrownBy(() -> ParallelJobs.run(oneThatFailsAndTwo(new CountDownLatch(1)), cluster))
        .withMessage("the task was given up");
    assertThat(done).hasValue(2);
  }

  @Test
  @Timeout(60)
  void hereNothingMoreIsBegunAfterAFailure() throws InterruptedException {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> ParallelJobs.run(oneThatFailsAndTwo(new CountDownLatch(1)), new ThisMachine(1)))
        .withMessage("the task was given up");
    Thread.sleep(300); // time enough for both
    assertThat(done.get()).isLessThan(2);
  }
}
