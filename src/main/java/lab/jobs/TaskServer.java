package lab.jobs;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Does tasks of one kind, in a program that they were sent to. */
public interface TaskServer {
  /**
   * Does a task.
   *
   * @param content what to do; see {@link Task#content}
   * @param supplies gives the file with a supply's contents, by its digest
   * @param steps told how many more steps, such as updates, are done
   * @return what {@link Job#received} understands
   * @throws IllegalArgumentException if it cannot be done, here or elsewhere
   */
  byte[] serve(byte[] content, Function<String, Path> supplies, LongConsumer steps);
}
