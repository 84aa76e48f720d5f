package lab.grade.isolation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What this machine can put between a student's code and itself. It is found out by attacking: the
 * process that will run students' code tries, from where it will run, what a hostile piece would.
 */
public final class Isolation implements AutoCloseable {
  private static final Set<Attack> OF_NAMESPACES =
      EnumSet.of(Attack.READS, Attack.WRITES, Attack.CONNECTS, Attack.SEES);

  private final Premises premises;
  private final Limits limits;
  private final Jail jail;
  private final Set<Attack> succeeded;
  private final List<String> failures;

  private Isolation(
      Premises premises, Limits limits, Jail jail, Set<Attack> succeeded, List<String> failures) {
    this.premises = premises;
    this.limits = limits;
    this.jail = jail;
    this.succeeded = succeeded;
    this.failures = failures;
  }

  /**
   * Finds the best there is, with the usual limits.
   *
   * @throws IOException if students' code cannot be run at all, in a sentence
   */
  public static Isolation probe() throws IOException {
    return probe(Limits.GENEROUS, List.of(Jail.values()));
  }

  /** Finds the best there is. */
  public static Isolation probe(Limits limits) throws IOException {
    return probe(limits, List.of(Jail.values()));
  }

  static Isolation probe(Limits limits, List<Jail> jails) throws IOException {
    Premises premises = new Premises();
    List<String> failures = new ArrayList<>();
    for (Jail jail : jails) {
      if (!jail.isThere()) {
        continue;
      }
      try {
        Set<Attack> succeeded = attack(premises, jail);
        boolean alone = succeeded.stream().noneMatch(OF_NAMESPACES::contains);
        boolean last = jail == jails.get(jails.size() - 1) || jail == Jail.LIMITS_ONLY;
        if (alone || last) {
          return new Isolation(premises, limits, jail, succeeded, failures);
        }
        failures.add("%s does not hold on this system: %s".formatted(name(jail), succeeded));
      } catch (Trouble e) {
        failures.add("%s cannot be used on this system: %s".formatted(name(jail), e.detail()));
      }
    }
    premises.close();
    throw new IOException(
        "Students' code cannot be run on this system: " + String.join("; ", failures));
  }

  private static String name(Jail jail) {
    return jail.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Sends the attacker in, with something to find. */
  private static Set<Attack> attack(Premises premises, Jail jail) throws IOException, Trouble {
    Path canary = Files.writeString(premises.folder().resolve("canary"), "alive");
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Child child = new Child(premises.process("pieces", jail))) {
      ValueWriter request =
          new ValueWriter()
              .letter(Request.ATTACK)
              .text(canary.toString())
              .number(listener.getLocalPort())
              .number((int) ProcessHandle.current().pid());
      ValueReader reply =
          new ValueReader(child.ask(request, Duration.ofSeconds(60), asked -> asked));
      if (reply.letter() != Reply.RETURNED) {
        throw Trouble.garbled(reply.text());
      }
      Set<Attack> succeeded = EnumSet.noneOf(Attack.class);
      for (int count = reply.number(); count > 0; count--) {
        succeeded.add(Attack.valueOf(reply.text()));
      }
      if (Files.deleteIfExists(canary.resolveSibling("written"))) {
        succeeded.add(Attack.WRITES);
      } else {
        succeeded.remove(Attack.WRITES); // it wrote where nobody sees it
      }
      return succeeded;
    }
  }

  /** How much stands between a student's code and this machine. */
  public Level level() {
    return succeeded.stream().noneMatch(OF_NAMESPACES::contains)
        ? Level.NAMESPACES
        : Level.PORTABLE;
  }

  /** What was held off when this machine was attacked, a sentence each. */
  public List<String> holds() {
    return Arrays.stream(Attack.values())
        .filter(attack -> !succeeded.contains(attack))
        .map(Attack::holds)
        .toList();
  }

  /** What was not, and what could not be used. */
  public List<String> lacks() {
    List<String> lacks = new ArrayList<>();
    succeeded.forEach(attack -> lacks.add(attack.lacks()));
    if (level() != Level.NAMESPACES) {
      lacks.addAll(failures);
    }
    return lacks;
  }

  /** A place for one submission after another; each thread needs its own. */
  public Sandbox open() {
    return new Sandbox(this, true);
  }

  /** One in which the list of what pieces may use is not asked. */
  Sandbox openWithoutList() {
    return new Sandbox(this, false);
  }

  Child child(String role) throws IOException {
    return new Child(premises.process(role, jail));
  }

  Limits limits() {
    return limits;
  }

  /** Removes what was made for the students' processes. */
  @Override
  public void close() throws IOException {
    premises.close();
  }
}
