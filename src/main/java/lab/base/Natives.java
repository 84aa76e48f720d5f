package lab.base;

import org.nd4j.linalg.factory.Nd4j;

/**
 * Loads ND4J's native library and its threads before any work begins, or says in a sentence why it
 * cannot be loaded.
 */
public final class Natives {
  private Natives() {}

  /**
   * Loads it now, so that its absence is told before any work begins, and starts its threads: of a
   * script's own threads, among which they would be otherwise, Ctrl-C ends all, and no array would
   * be freed any more.
   *
   * @throws IllegalStateException if it cannot be loaded here
   */
  public static void require() {
    try {
      Nd4j.getBackend();
      Nd4j.getDeallocatorService();
    } catch (LinkageError e) {
      throw new IllegalStateException(missing(), e);
    }
  }

  private static String missing() {
    return ("ND4J's native library cannot be loaded on %s/%s: it exists for Linux (glibc) and macOS"
            + " on x86-64 and arm64, and for Windows on x86-64. If this is one of them, delete"
            + " target/ and build again on this machine; if not, use a virtual machine or"
            + " container with Linux.")
        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"));
  }
}
