package lab.piece.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import lab.Network;
import lab.Todo;
import lab.base.Shown;
import lab.piece.Assignment;
import lab.piece.EarlierResults;
import lab.piece.PieceException;
import lab.piece.Records;
import lab.piece.RemoteThrowable;
import lab.piece.SeededRandom;
import lab.piece.Subject;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The pieces of a student in another process: calls are sent there and numbers come back. A process
 * that has failed once is asked nothing more.
 */
final class RemoteSubject implements Subject {
  private static final int MAX_DRAWS = 10_000_000;

  /**
   * Of all replies in an exercise, which the grader keeps until it has found out why they are
   * wrong. Right pieces give less than 1 MB.
   */
  private static final long MAX_BYTES = 64 << 20;

  private final Child child;
  private final Map<String, byte[]> classes;
  private final Limits limits;
  private final boolean silent;
  private final long end;
  private long received; // bytes of replies
  private Assignment loaded;
  private ProcessFailure trouble;
  private String sentence;

  /**
   * @param classes of one piece and what it uses, by binary name
   * @param silent whether no word of the student's may come over, since it could tell hidden inputs
   */
  RemoteSubject(Child child, Map<String, byte[]> classes, Limits limits, boolean silent) {
    this.child = child;
    this.classes = classes;
    this.limits = limits;
    this.silent = silent;
    this.end = System.nanoTime() + limits.exercise().toNanos();
  }

  @Override
  public String name() {
    return "mine";
  }

  @Override
  public boolean isRemote() {
    return true;
  }

  /** Why the process is of no further use; null if it is. */
  ProcessFailure trouble() {
    return trouble;
  }

  @Override
  public Object piece(Assignment exercise, Object... settings) {
    String who = "new " + exercise.piece();
    if (exercise != loaded) {
      ValueWriter load = new ValueWriter().letter(Request.LOAD).text(exercise.piece());
      ask(who, load.text(exercise.contract().getName()).blocks(classes), null);
      loaded = exercise;
    }
    ValueWriter request = new ValueWriter().letter(Request.NEW).number(settings.length);
    Arrays.stream(settings).forEach(request::value);
    ValueReader reply = ask(who, request, null);
    return believing(
        who,
        () -> {
          if (reply.letter() == Reply.NO_PIECE) {
            throw noPiece(exercise, reply.text(), reply.text());
          }
          return proxy(exercise, reply.number());
        });
  }

  private PieceException noPiece(Assignment exercise, String status, String sentence) {
    String said =
        silent
            ? "new %s fails, as it does in the public cases".formatted(exercise.piece())
            : shortened(sentence);
    return status.equals("FAILED") ? PieceException.failed(said) : PieceException.error(said);
  }

  private Object proxy(Assignment exercise, int number) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            method.getDeclaringClass() == Object.class
                ? method.invoke(exercise, arguments)
                : call(exercise, number, method, arguments == null ? new Object[0] : arguments);
    Class<?> contract = exercise.contract();
    return Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, handler);
  }

  private Object call(Assignment exercise, int number, Method method, Object[] arguments) {
    String who = exercise.piece() + "." + method.getName();
    ValueWriter request = new ValueWriter().letter(Request.CALL).number(number);
    request.text(Request.key(method));
    Arrays.stream(arguments).forEach(request::value);
    ToDoubleFunction<Network> cost =
        Stream.of(arguments)
            .filter(ToDoubleFunction.class::isInstance)
            .map(RemoteSubject::cost)
            .findFirst()
            .orElse(null);
    ValueReader reply = ask(who, request, cost);
    return believing(who, () -> take(exercise, method, arguments, reply));
  }

  @SuppressWarnings("unchecked") // the only function in a contract
  private static ToDoubleFunction<Network> cost(Object argument) {
    return (ToDoubleFunction<Network>) argument;
  }

  private Object take(Assignment exercise, Method method, Object[] arguments, ValueReader reply) {
    switch (reply.letter()) {
      case Reply.RETURNED -> {
        Object result = reply.value(method.getGenericReturnType());
        change(arguments, method, reply);
        return result;
      }
      case Reply.THREW -> {
        boolean todo = reply.number() == 1;
        String description = reply.text();
        String place = reply.place();
        change(arguments, method, reply);
        throw todo ? todo(exercise, method, description) : thrown(description, place);
      }
      case Reply.TALKED -> throw PieceException.failed(talked(exercise, method, reply.place()));
      case Reply.CHANGED_EARLIER -> {
        String key = reply.text();
        Method changed =
            Arrays.stream(exercise.contract().getMethods())
                .filter(one -> Request.key(one).equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a method of no contract"));
        throw EarlierResults.told(exercise.piece(), changed);
      }
      case Reply.UNREADABLE -> {
        String why = silent ? "it is in no contract" : shortened(reply.text());
        throw PieceException.failed(
            "what %s.%s gave back cannot be read: %s"
                .formatted(exercise.piece(), method.getName(), why));
      }
      default -> throw new IllegalArgumentException("a reply of an unknown kind");
    }
  }

  private static String talked(Assignment exercise, Method method, String place) {
    return "%s.%s prints more than %d MB%s: take the print out, or out of its loop"
        .formatted(
            exercise.piece(),
            method.getName(),
            Printed.MAX_BYTES >> 20,
            place.isEmpty() ? "" : ", at " + place);
  }

  /** The student's words only if they are {@link Todo}'s. */
  private static PieceException todo(Assignment exercise, Method called, String description) {
    String said =
        Arrays.stream(exercise.contract().getMethods())
            .map(method -> todo(exercise, method))
            .filter(todo -> description.endsWith(todo))
            .findFirst()
            .orElse(todo(exercise, called));
    return PieceException.todo(said);
  }

  private static String todo(Assignment exercise, Method method) {
    return Todo.task(exercise.id(), exercise.piece() + "." + method.getName()).getMessage();
  }

  private RemoteThrowable thrown(String description, String place) {
    String shown = shortened(description);
    String said = silent ? type(shown) : shown;
    return new RemoteThrowable(shown, place.isEmpty() ? said : said + ", at " + place);
  }

  /** The type of what was thrown, if it is one of Java's: others have names of the student's. */
  private static String type(String description) {
    String name = description.replaceAll(":.*", "");
    for (String home : List.of("java.lang.", "java.util.", "org.nd4j.linalg.exception.")) {
      try {
        return Class.forName(home + name, false, Todo.class.getClassLoader()).getSimpleName();
      } catch (ClassNotFoundException | LinkageError e) {
        continue;
      }
    }
    return "an exception";
  }

  private static String shortened(String text) {
    return Shown.line(text, 400);
  }

  /** What the piece did to its arguments is done to the grader's own. */
  private static void change(Object[] arguments, Method method, ValueReader reply) {
    for (int i = 0; i < arguments.length; i++) {
      if (reply.letter() == '!') {
        change(arguments[i], reply.value(method.getGenericParameterTypes()[i]));
      }
    }
  }

  private static void change(Object before, Object now) {
    if (before instanceof INDArray array && now instanceof INDArray other) {
      if (!Arrays.equals(array.shape(), other.shape())) {
        throw new IllegalArgumentException("an argument of another shape than it had");
      }
      array.assign(other);
    } else if (before instanceof float[] pixels && now instanceof float[] others) {
      if (pixels.length != others.length) {
        throw new IllegalArgumentException("an argument of another length than it had");
      }
      System.arraycopy(others, 0, pixels, 0, pixels.length);
    } else if (before instanceof SeededRandom dice && now instanceof SeededRandom other) {
      advance(dice, other.state());
    } else if (before instanceof List<?> list && now instanceof List<?> others) {
      change(list, others);
    } else if (before != null && now != null && before.getClass() == now.getClass()) {
      List<INDArray> others = arrays(now);
      List<INDArray> arrays = arrays(before);
      for (int i = 0; i < arrays.size(); i++) {
        change(arrays.get(i), others.get(i));
      }
    } else {
      throw new IllegalArgumentException("another argument than it was given");
    }
  }

  /** The arrays of a record; none of those that are null. */
  private static List<INDArray> arrays(Object value) {
    if (value instanceof INDArray array) {
      return List.of(array);
    } else if (value instanceof Record record) {
      return Records.parts(record).stream()
          .filter(Objects::nonNull)
          .flatMap(part -> arrays(part).stream())
          .toList();
    }
    throw new IllegalArgumentException("another argument than it was given");
  }

  @SuppressWarnings("unchecked") // lists in contracts hold arrays, numbers or lists of them
  private static void change(List<?> before, List<?> now) {
    boolean arrays = before.size() == now.size() && !before.isEmpty();
    for (int i = 0; arrays && i < before.size(); i++) {
      arrays =
          before.get(i) instanceof INDArray array
              && now.get(i) instanceof INDArray other
              && Arrays.equals(array.shape(), other.shape());
    }
    if (arrays) {
      for (int i = 0; i < before.size(); i++) {
        change(before.get(i), now.get(i));
      }
    } else if (before instanceof ArrayList) {
      ((List<Object>) before).clear();
      ((List<Object>) before).addAll(now);
    } else {
      throw new IllegalArgumentException("another list than it was given");
    }
  }

  /** Chance can only be drawn: no piece puts its dice where it likes. */
  private static void advance(SeededRandom dice, long state) {
    for (int draws = 0; dice.state() != state; draws++) {
      if (draws == MAX_DRAWS) {
        throw new IllegalArgumentException("it drew more than %,d numbers".formatted(MAX_DRAWS));
      }
      dice.nextLong();
    }
  }

  private interface Taking {
    Object run();
  }

  /** Whatever is wrong with a reply ends the process that sent it. */
  private Object believing(String who, Taking taking) {
    try {
      return taking.run();
    } catch (PieceException | RemoteThrowable e) {
      throw e;
    } catch (RuntimeException e) { // of making an array as it was told
      throw fail(who, ProcessFailure.garbled(e.getMessage()));
    }
  }

  private ValueReader ask(String who, ValueWriter request, ToDoubleFunction<Network> cost) {
    if (trouble != null) {
      throw PieceException.failed(
          "%s was not asked again, since before that %s".formatted(who, sentence));
    }
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (left.toMillis() < 1) {
      throw fail(who, ProcessFailure.slow(limits.exercise()));
    }
    Duration limit = left.compareTo(limits.call()) < 0 ? left : limits.call();
    try {
      byte[] reply = child.ask(request, limit, asked -> answer(who, asked, cost));
      received += reply.length;
      if (received > MAX_BYTES) {
        throw ProcessFailure.garbled(
            "all that it gave together is larger than %d MB".formatted(MAX_BYTES >> 20));
      }
      if (reply.length > 0 && reply[0] == Reply.BROKEN) {
        ValueReader reader = new ValueReader(reply);
        reader.letter();
        throw ProcessFailure.garbled(silent ? "it broke down" : shortened(reader.text()));
      }
      return new ValueReader(reply);
    } catch (ProcessFailure e) {
      throw fail(
          who,
          e.isStuck() && limit.compareTo(limits.call()) < 0
              ? ProcessFailure.slow(limits.exercise())
              : e);
    } catch (IllegalArgumentException e) {
      throw fail(who, ProcessFailure.garbled(e.getMessage()));
    }
  }

  /** The time that costs take is not the call's, but the exercise's. */
  private byte[] answer(String who, byte[] asked, ToDoubleFunction<Network> cost) {
    if (System.nanoTime() > end) {
      throw fail(who, ProcessFailure.slow(limits.exercise()));
    }
    ValueReader reader = new ValueReader(asked);
    reader.letter();
    if (cost == null || !(reader.value(Network.class) instanceof Network net)) {
      throw new IllegalArgumentException("it asks for a cost where there is none");
    }
    try {
      return new ValueWriter().letter(Reply.RETURNED).value(cost.applyAsDouble(net)).bytes();
    } catch (RuntimeException e) { // of a network that is none
      return new ValueWriter().letter(Reply.BROKEN).text("the cost of no such network").bytes();
    }
  }

  private PieceException fail(String who, ProcessFailure why) {
    child.close();
    trouble = why;
    sentence = why.sentence(who);
    return PieceException.failed(sentence);
  }
}
