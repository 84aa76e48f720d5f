package lab.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import lab.base.FolderLock;
import lab.base.Reason;

/**
 * A standalone master of Spark and workers on this machine, as processes of their own, which end
 * with this one. Only who knows their secret can connect, and what they send is encrypted.
 */
public final class LocalCluster {
  private static final int SECRET_BYTES = 32;
  private static final long START_SECONDS = 60;
  private static final long POLL_MILLIS = 100;

  private final SparkProgram program = SparkProgram.ofThisLab();
  private final String host;
  private final int port;
  private final int page;

  /**
   * @param host the address that they listen on, {@code 127.0.0.1} for this machine alone
   * @param port the master's
   * @param page the port of the master's page
   */
  public LocalCluster(String host, int port, int page) {
    this.host = host;
    this.port = port;
    this.page = page;
  }

  /** The master, as Spark names it. */
  public String master() {
    return "spark://%s:%d".formatted(host, port);
  }

  /** The page on which the master says what it does. */
  public String page() {
    return "http://%s:%d".formatted(host, page);
  }

  /** Spark's properties, by which a master that was started here is to be had; empty of others. */
  static Optional<Path> propertiesOf(String master, SparkProgram program) throws IOException {
    Path file = properties(program);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties all = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      all.load(in);
    }
    return Optional.of(file).filter(own -> master.equals(all.getProperty("spark.master")));
  }

  private static Path properties(SparkProgram program) {
    return program.folder().resolve("spark.properties");
  }

  /**
   * Starts a master and workers for it.
   *
   * @param workers how many, of one core each; may be 0
   * @return the processes, the master first
   */
  public List<Process> start(int workers) throws IOException {
    program.build();
    FolderLock.hold(Files.createDirectories(program.folder().resolve("master")));
    requireFree(port, "--port");
    requireFree(page, "--page");
    Path properties = properties(program);
    write(properties);
    List<Process> all = new ArrayList<>();
    all.add(
        started(
            "master",
            "org.apache.spark.deploy.master.Master",
            properties,
            List.of("--port", "" + port, "--webui-port", "" + page)));
    awaitMaster(all.get(0));
    all.addAll(workers(workers, master(), properties));
    return all;
  }

  /** Who is told of a master asks it at once. */
  private void awaitMaster(Process process) throws IOException {
    Master master = new Master(master());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        master.requireAnswer();
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException(
              "cluster: the master does not listen at %s; what it said is in %s"
                  .formatted(master(), program.log("master")),
              e);
        }
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("cluster: interrupted", e);
      }
    }
  }

  private void requireFree(int wanted, String option) throws IOException {
    try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getByName(host))) {
      socket.getLocalPort(); // it could be had
    } catch (BindException e) {
      throw new IOException(
          "cluster: port %d of %s cannot be had (%s): end what listens there, or name another with %s"
              .formatted(wanted, host, Reason.of(e), option),
          e);
    }
  }

  /**
   * Starts workers for a master that runs elsewhere.
   *
   * @param workers how many, of one core each
   * @param master as Spark names it
   * @param properties the file that the master's machine has, with their secret
   */
  public List<Process> join(int workers, String master, Path properties) throws IOException {
    program.build();
    return workers(workers, master, properties.toAbsolutePath());
  }

  private List<Process> workers(int count, String master, Path properties) throws IOException {
    List<Process> all = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      all.add(
          started(
              "worker-" + number,
              "org.apache.spark.deploy.worker.Worker",
              properties,
              List.of("--cores", "1", "--memory", "1g", "--webui-port", "0", master)));
    }
    return all;
  }

  private Process started(String name, String main, Path properties, List<String> options)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--host", host));
    arguments.addAll(List.of("--properties-file", properties.toString()));
    arguments.addAll(options);
    ProcessBuilder builder = program.program(name, main, arguments);
    builder.environment().put("SPARK_WORKER_DIR", program.folder().resolve(name).toString());
    builder.environment().put("SPARK_LOCAL_IP", host); // where pages are, too
    Process process =
        builder.redirectErrorStream(true).redirectOutput(program.log(name).toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return process;
  }

  /** With a secret that is drawn anew at each start. */
  private void write(Path file) throws IOException {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    Properties all = new Properties();
    all.setProperty("spark.master", master());
    all.setProperty("spark.authenticate", "true");
    all.setProperty("spark.authenticate.secret", HexFormat.of().formatHex(secret));
    all.setProperty("spark.network.crypto.enabled", "true");
    all.setProperty("spark.deploy.maxExecutorRetries", "-1"); // one bad worker ends no job
    Files.deleteIfExists(file);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.createDirectories(file.getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      all.store(out, "Spark's properties for " + master());
    }
  }
}
