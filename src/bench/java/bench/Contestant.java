package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A process that trains when it is asked to; see {@link Contest} for what is said. */
final class Contestant implements AutoCloseable {
  private static final long PATIENCE_MINUTES = 30;

  /** A person's settings for threads and the like, which the benchmark makes by itself. */
  private static final Pattern SETTINGS =
      Pattern.compile("(OMP|GOMP|KMP|OPENBLAS|MKL|XLA|JAX)_.*|NPROC");

  private static final String GONE = "\0"; // no line of a program that prints text

  private final ContestantProgram entry;
  private final Path log;
  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final long spawned = System.nanoTime();
  private final Map<String, String> environment;
  private final List<Kernel> kernels = new ArrayList<>();
  private final String versions;
  private final double readySeconds;

  /**
   * Starts it and waits until it is ready.
   *
   * @param materials the folder with images, order, rates and weights
   * @param logs the folder for what it prints to standard error
   */
  Contestant(ContestantProgram entry, Setting setting, Path materials, Path logs)
      throws IOException {
    this.entry = entry;
    List<String> command = new ArrayList<>(entry.command());
    command.addAll(setting.arguments(materials));
    log = logs.resolve((entry.name() + "-" + setting.name()).replaceAll("[^\\w-]+", "-") + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> SETTINGS.matcher(name).matches() && !Handicaps.chooses(name));
    builder.environment().putAll(entry.environment());
    environment = Map.copyOf(builder.environment());
    process = builder.start();
    Thread reader = new Thread(this::read, "reads " + entry.name());
    reader.setDaemon(true);
    reader.start();
    try {
      versions = await(this::ready);
    } catch (IOException e) {
      close();
      throw e;
    }
    readySeconds = (System.nanoTime() - spawned) / 1e9;
  }

  /** What it says before it is ready is of its kernels. */
  private Optional<String> ready(String line) {
    Kernel.parse(line).ifPresent(kernels::add);
    return line.startsWith("ready ")
        ? Optional.of(line.substring("ready ".length()))
        : Optional.empty();
  }

  ContestantProgram entry() {
    return entry;
  }

  /** What computes in it, and what slows that down on a machine with such handicaps. */
  Software software(Handicaps handicaps) throws IOException {
    String said = standardError();
    List<Kernel> complete = kernels.stream().map(kernel -> kernel.withCore(said)).toList();
    return new Software(versions, complete, handicaps.of(entry.name(), complete, environment));
  }

  /** From its start until it was ready. */
  double readySeconds() {
    return readySeconds;
  }

  /** From its start until now. */
  double ageSeconds() {
    return (System.nanoTime() - spawned) / 1e9;
  }

  /** Has it train a block. */
  Answer run(int updates) throws IOException {
    try {
      process
          .getOutputStream()
          .write(("run " + updates + "\n").getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
    } catch (IOException e) {
      // it is gone, as waiting for its answer will tell
    }
    return await(Answer::parse);
  }

  /** The most memory it ever had, or has now; NaN where the system does not tell. */
  double megabytes(Memory memory) {
    return memory.of(process.pid());
  }

  private void read() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      out.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // it was ended
    } finally {
      lines.add(GONE);
    }
  }

  private <T> T await(Function<String, Optional<T>> form) throws IOException {
    try {
      for (; ; ) {
        String line = lines.poll(PATIENCE_MINUTES, TimeUnit.MINUTES);
        if (line == null) {
          throw new IOException(
              "%s has not answered for %d minutes".formatted(entry.name(), PATIENCE_MINUTES));
        }
        if (line.equals(GONE)) {
          lines.add(GONE); // and so it stays
          throw new IOException(
              "%s ended with exit code %d: %s"
                  .formatted(entry.name(), process.waitFor(), lastWords()));
        }
        Optional<T> answer = form.apply(line);
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while %s was running".formatted(entry.name()), e);
    }
  }

  private String standardError() throws IOException {
    return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
  }

  private String lastWords() throws IOException {
    return standardError()
            .lines()
            .filter(line -> line.matches(".*(Error|Exception|error|cannot|Caused by).*"))
            .findFirst()
            .map(String::strip)
            .orElse("it said nothing")
        + "; more in "
        + log;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
