package lab.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CoresTest {
  @Test
  void withoutASecondCoreBothAreDoneHere() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Cores.both(
        () -> threads.add(Thread.currentThread()), () -> threads.add(Thread.currentThread()));
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  /** Each waits for the other: one after the other they would never end. */
  @Test
  void withOneBothAreDoneAtTheSameTime() {
    assumeTrue(Cores.count() > 1, "needs two cores");
    String result =
        Cores.withTwo(
            () -> {
              CountDownLatch meeting = new CountDownLatch(2);
              Cores.both(() -> meet(meeting), () -> meet(meeting));
              return "done";
            });
    assertThat(result).isEqualTo("done");
    assertThat(Cores.areTwo()).isFalse();
  }

  @Test
  void nothingIsLostHoweverLongItIsIdleBetween() {
    AtomicLong sum = new AtomicLong();
    Cores.withTwo(
        () -> {
          for (int i = 0; i < 2000; i++) {
            Cores.both(sum::incrementAndGet, sum::incrementAndGet);
            if (i % 500 == 0) {
              sleep(2); // the other thread goes to sleep meanwhile
            }
          }
          return null;
        });
    assertThat(sum).hasValue(4000);
  }

  @Test
  void whatTheOtherThrowsIsThrownHere() {
    Cores.withTwo(
        () -> {
          assertThatThrownBy(
                  () ->
                      Cores.both(
                          () -> {},
                          () -> {
                            throw new IllegalStateException("there");
                          }))
              .hasMessage("there");
          assertThatThrownBy(
                  () ->
                      Cores.both(
                          () -> {},
                          () -> {
                            throw new StackOverflowError("deep");
                          }))
              .isInstanceOf(StackOverflowError.class);
          Cores.both(() -> {}, () -> {}); // and it goes on
          return null;
        });
  }

  @Test
  void theHelperEndsWithTheWork() throws InterruptedException {
    Cores.withTwo(() -> null);
    for (int i = 0; i < 100 && helpers() > 0; i++) {
      sleep(20);
    }
    assertThat(helpers()).isZero();
  }

  private static long helpers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("second core"))
        .count();
  }

  private static void meet(CountDownLatch meeting) {
    meeting.countDown();
    try {
      meeting.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
