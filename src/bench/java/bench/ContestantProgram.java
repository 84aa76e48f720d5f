package bench;

import java.util.List;
import java.util.Map;

/**
 * How a contestant is started.
 *
 * @param name short, for tables
 * @param command the program and its arguments before those of the {@link Setting}
 * @param environment variables to be set; those for threads that a person has set do not count
 */
record ContestantProgram(String name, List<String> command, Map<String, String> environment) {}
