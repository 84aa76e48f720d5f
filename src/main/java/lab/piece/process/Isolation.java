package lab.piece.process;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lab.base.EnglishList;

/**
 * Finds out how well this machine can keep students' code away from itself, and opens sandboxes of
 * that kind. It is found out by attacking: the process that will run students' code tries, from
 * where it will run, what a hostile piece would.
 */
public final class Isolation implements Closeable {
  private static final Set<Attack> OF_ANOTHER_USER =
      EnumSet.of(Attack.READS, Attack.WRITES, Attack.ENDS);

  private static final Set<Attack> OF_NAMESPACES =
      EnumSet.of(Attack.READS, Attack.WRITES, Attack.ENDS, Attack.CONNECTS, Attack.SEES);

  private final JailFiles premises;
  private final Limits limits;
  private final Jail jail;
  private final Set<Attack> succeeded;
  private final List<String> failures;
  private final Set<Child> children = ConcurrentHashMap.newKeySet();

  private Isolation(
      JailFiles premises, Limits limits, Jail jail, Set<Attack> succeeded, List<String> failures) {
    this.premises = premises;
    this.limits = limits;
    this.jail = jail;
    this.succeeded = succeeded;
    this.failures = failures;
  }

  /**
   * Finds the strongest isolation that holds on this machine.
   *
   * @param limits of what students' code may take
   * @param portable whether level {@link Level#PORTABLE} will do; as root it never does
   * @param secrets files and folders that students' code must not be able to read
   * @throws IOException if students' code cannot be run, in a sentence
   */
  public static Isolation probe(Limits limits, boolean portable, List<Path> secrets)
      throws IOException {
    return probe(
        limits,
        Arrays.stream(Jail.values())
            .filter(jail -> portable || jail.promises() != Level.PORTABLE)
            .toList(),
        secrets,
        Jail.PATH);
  }

  /**
   * Tries some jails in their order.
   *
   * @param programs where their tools are looked for: folders with colons between them
   */
  static Isolation probe(Limits limits, List<Jail> jails, List<Path> secrets, String programs)
      throws IOException {
    JailFiles premises = new JailFiles(programs);
    List<String> failures = new ArrayList<>();
    for (Jail jail : jails) {
      if (!jail.isForMe()) {
        continue;
      }
      List<String> missing = jail.missing(programs);
      if (!missing.isEmpty()) {
        failures.add(
            "%s cannot be used on this system: there is no %s"
                .formatted(name(jail), EnglishList.or(missing)));
        continue;
      }
      try {
        Set<Attack> succeeded = attack(premises, jail, secrets);
        if (level(succeeded).compareTo(jail.promises()) >= 0) {
          return new Isolation(premises, limits, jail, succeeded, failures);
        }
        failures.add(
            "%s does not hold on this system: %s"
                .formatted(
                    name(jail), EnglishList.and(succeeded.stream().map(Attack::lacks).toList())));
      } catch (ProcessFailure e) {
        failures.add("%s cannot be used on this system%s".formatted(name(jail), why(e)));
      }
    }
    premises.close();
    throw new IOException(refusal(failures));
  }

  /** A program that says nothing leaves no colon behind. */
  private static String why(ProcessFailure trouble) {
    return trouble.detail().isBlank() ? "" : ": " + trouble.detail();
  }

  private static String refusal(List<String> failures) {
    String tried = failures.isEmpty() ? "" : " (%s)".formatted(String.join("; ", failures));
    return Jail.isRoot()
        ? "Students' code cannot be kept apart from this machine%s, and as root it is run in no other way: be another user, install util-linux, or close what is to be graded, --out and the program to others (chmod 700)."
            .formatted(tried)
        : "Students' code cannot be kept apart from this machine%s. --allow-portable runs it all the same: who gets around the list of what pieces may use can then do all that you can."
            .formatted(tried);
  }

  private static String name(Jail jail) {
    return jail.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Sends the attacker in, with something to find. */
  private static Set<Attack> attack(JailFiles premises, Jail jail, List<Path> secrets)
      throws IOException, ProcessFailure {
    Path canary = premises.canary();
    InetAddress local = InetAddress.getByName("127.0.0.1");
    try (ServerSocket listener = new ServerSocket(0, 1, local);
        DatagramSocket datagrams = new DatagramSocket(listener.getLocalPort(), local);
        Child child = new Child(premises.process("pieces", jail))) {
      ValueWriter request =
          new ValueWriter()
              .letter(Request.ATTACK)
              .text(canary.toString())
              .number(listener.getLocalPort())
              .number((int) ProcessHandle.current().pid())
              .number(secrets.size());
      for (Path secret : secrets) {
        request.text(secret.toRealPath().toString());
      }
      ValueReader reply =
          new ValueReader(child.ask(request, Duration.ofSeconds(60), asked -> asked));
      if (reply.letter() != Reply.RETURNED) {
        throw ProcessFailure.garbled(reply.text());
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
      if (receives(datagrams)) {
        succeeded.add(Attack.CONNECTS);
      }
      return succeeded;
    }
  }

  private static boolean receives(DatagramSocket datagrams) throws IOException {
    datagrams.setSoTimeout(10);
    try {
      datagrams.receive(new DatagramPacket(new byte[1], 1));
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** How much stands between a student's code and this machine. */
  public Level level() {
    return level(succeeded);
  }

  private static Level level(Set<Attack> succeeded) {
    if (succeeded.stream().noneMatch(OF_NAMESPACES::contains)) {
      return Level.NAMESPACES;
    }
    return succeeded.stream().noneMatch(OF_ANOTHER_USER::contains)
        ? Level.OTHER_USER
        : Level.PORTABLE;
  }

  /** What was not held off when this machine was attacked, and what could not be used. */
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
    children.removeIf(child -> !child.isAlive());
    ProcessBuilder builder = premises.process(role, jail);
    Child child = new Child(builder, () -> Orphans.end(jail, builder.directory().toPath()));
    children.add(child);
    return child;
  }

  Limits limits() {
    return limits;
  }

  /** Ends the students' processes, and removes what was made for them. */
  @Override
  public void close() throws IOException {
    children.forEach(Child::close);
    premises.close();
  }
}
