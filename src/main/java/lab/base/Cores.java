package lab.base;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Lends one thread's work a second core, which takes half of each large piece of it. OpenBLAS has
 * threads of its own, but to start them takes as long as a product of these sizes.
 *
 * <p>Results are the same on one core and on two: what is halved comes to the same bits in halves
 * ({@code lab.Blas}), or is halved on one core, too.
 */
public final class Cores {
  /** So many of them are used; {@code -Dlab.threads=1} leaves the others alone. */
  private static final int COUNT =
      Math.max(1, Integer.getInteger("lab.threads", Runtime.getRuntime().availableProcessors()));

  private static final ThreadLocal<Helper> HELPER = new ThreadLocal<>();

  private Cores() {}

  /** How many cores the lab uses. */
  public static int count() {
    return COUNT;
  }

  /**
   * Lends the thread a second core while it works, if there is one.
   *
   * @param work what is done meanwhile, on the thread that calls
   * @return what the work returns
   */
  public static <T> T withTwo(Supplier<T> work) {
    if (COUNT < 2 || areTwo()) {
      return work.get();
    }
    Helper helper = new Helper();
    HELPER.set(helper);
    try {
      return work.get();
    } finally {
      HELPER.remove();
      helper.end();
    }
  }

  /** Whether this thread has a second core. */
  public static boolean areTwo() {
    return HELPER.get() != null;
  }

  /**
   * Does both, at the same time if this thread has a second core.
   *
   * @param here done by this thread
   * @param there done by the other, or by this one afterwards; must not make arrays in a workspace
   * @throws RuntimeException what either throws
   */
  public static void both(Runnable here, Runnable there) {
    Helper helper = HELPER.get();
    if (helper == null) {
      here.run();
      there.run();
      return;
    }
    helper.begin(there);
    try {
      here.run();
    } finally {
      helper.await();
    }
  }

  /**
   * The thread on the second core. For the next piece of work it looks for a while, then sleeps.
   */
  private static final class Helper implements Runnable {
    private static final long AWAKE_NANOS = 300_000;

    /** Who has waited so long may wait for a core that another program has, or this very thread. */
    private static final long SPIN_NANOS = 30_000;

    private static final Runnable END = () -> {};

    private final Thread thread = new Thread(this, "second core");
    private volatile Runnable work;
    private volatile boolean asleep;
    private Throwable failure; // published by the write to work

    Helper() {
      thread.setDaemon(true);
      thread.start();
    }

    void begin(Runnable piece) {
      work = piece;
      if (asleep) {
        LockSupport.unpark(thread);
      }
    }

    void await() {
      long since = System.nanoTime();
      while (work != null) {
        waitALittle(since);
      }
      Throwable thrown = failure;
      failure = null;
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
      if (thrown instanceof Error error) {
        throw error;
      }
    }

    private static void waitALittle(long since) {
      if (System.nanoTime() - since < SPIN_NANOS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }

    void end() {
      begin(END);
    }

    @Override
    public void run() {
      for (Runnable piece = next(); piece != END; piece = next()) {
        try {
          piece.run();
        } catch (RuntimeException | Error e) {
          failure = e;
        }
        work = null;
      }
    }

    private Runnable next() {
      long since = System.nanoTime();
      while (work == null) {
        if (System.nanoTime() - since < AWAKE_NANOS) {
          waitALittle(since);
        } else {
          asleep = true;
          if (work == null) {
            LockSupport.park(this);
          }
          asleep = false;
        }
      }
      return work;
    }
  }
}
