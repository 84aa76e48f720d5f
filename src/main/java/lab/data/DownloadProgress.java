package lab.data;

/** Is told how far a download has come. */
@FunctionalInterface
public interface DownloadProgress {
  /**
   * @param bytes how many are here
   * @param total how many it will be, or −1 if the server does not say
   */
  void at(long bytes, long total);
}
