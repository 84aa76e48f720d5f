package lab.piece.process;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import lab.Network;
import lab.Todo;
import lab.base.StandardStreams;
import lab.piece.Assignment;
import lab.piece.CompileError;
import lab.piece.Compiled;
import lab.piece.EarlierResults;
import lab.piece.MemoryLoader;
import lab.piece.PieceException;
import lab.piece.StudentCompiler;
import lab.piece.Subject;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The main class of the process in which students' code runs. It makes pieces, calls them and sends
 * back what they gave, until there are no more requests. It knows no answer.
 *
 * <p>Its input and output are taken away before any student's class is loaded: of what a piece
 * prints, the beginning and the end are kept here and sent on request; a grader does not ask, since
 * it could hold the inputs of hidden cases. Whatever gets to the output all the same (native code
 * prints where it likes) lies between frames that begin with a mark drawn for this process. A piece
 * that wants to can find the mark and forge a reply; but a reply is nothing but the numbers that
 * the piece might have returned, held against what is right by another process. A forger who knows
 * the right numbers has solved the exercise.
 */
final class PieceProcess {
  static final int MARK = 16;

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private final DataInputStream in;
  private final Function<Map<String, byte[]>, Subject> subjects;
  private final Printed.Recorder recorder;
  private final byte[] mark;
  private final Thread main = Thread.currentThread();
  private final ProcessState world = ProcessState.now();
  private volatile long deadline;

  private final List<Object> pieces = new ArrayList<>();
  private final Map<String, Method> methods = new LinkedHashMap<>();
  private final EarlierResults earlier = new EarlierResults();
  private Subject subject;
  private Assignment exercise;
  private StudentCompiler compiler;

  private PieceProcess(
      InputStream in, Function<Map<String, byte[]>, Subject> subjects, Printed.Recorder recorder)
      throws IOException {
    this.recorder = recorder;
    this.in = new DataInputStream(in);
    this.subjects = subjects;
    this.mark = this.in.readNBytes(MARK);
  }

  /** Serves until its input ends; the argument is {@code pieces} or {@code compiler}. */
  public static void main(String[] args) throws IOException {
    run(args[0], classes -> Subject.of(new MemoryLoader(classes), "mine"));
  }

  /**
   * Serves until its input ends.
   *
   * @param subjects makes pieces of the classes that were sent
   */
  static void run(String role, Function<Map<String, byte[]>, Subject> subjects) throws IOException {
    Locale.setDefault(Locale.ROOT);
    InputStream in = new BufferedInputStream(System.in);
    Printed.Recorder recorder = new Printed.Recorder();
    PrintStream print = new PrintStream(recorder, false, StandardCharsets.UTF_8);
    System.setIn(InputStream.nullInputStream());
    StandardStreams.out(print);
    if (role.equals("pieces")) {
      Nd4j.create(2, 2).mmul(Nd4j.ones(2, 2)).sumNumber();
    }
    StandardStreams.err(print);
    recorder.begin();
    new PieceProcess(in, subjects, recorder).serve(role.equals("compiler"));
    Runtime.getRuntime().halt(0);
  }

  private void serve(boolean compiles) throws IOException {
    if (compiles) {
      compiler = StudentCompiler.ofPieces();
      compiler.compile(
          Map.of("A", "package mine; public record A(lab.Network net) {}"), Set.of("A"));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::sayWhoEndsIt));
    Thread clock = new Thread(this::watch, "clock");
    clock.setDaemon(true);
    clock.start();
    send(new ValueWriter().letter(Reply.RETURNED));
    try {
      while (true) {
        byte[] request = in.readNBytes(in.readInt());
        ValueReader reader = new ValueReader(request, this::cost);
        deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(reader.number());
        ValueWriter reply = answer(reader, request);
        deadline = 0;
        send(reply);
      }
    } catch (EOFException e) {
      return;
    }
  }

  private ValueWriter answer(ValueReader request, byte[] bytes) {
    try {
      return switch (request.letter()) {
        case Request.LOAD -> load(request);
        case Request.NEW -> make(request);
        case Request.CALL -> call(request, bytes);
        case Request.PRINTED ->
            new ValueWriter().letter(Reply.RETURNED).printed(recorder.printed());
        case Request.END -> end();
        case Request.COMPILE -> compile(request);
        case Request.ATTACK -> attack(request);
        default -> throw new IllegalStateException("an unknown request");
      };
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      return new ValueWriter().letter(Reply.BROKEN).text(describe(e));
    }
  }

  /** Piece, contract and classes of one exercise; those of the one before are forgotten. */
  private ValueWriter load(ValueReader request) throws ClassNotFoundException {
    String piece = request.text();
    Class<?> contract = Class.forName(request.text());
    pieces.clear();
    methods.clear();
    earlier.clear();
    recorder.begin();
    exercise = new Assignment("0.0", piece, contract, 0);
    subject = subjects.apply(request.blocks());
    for (Method method : contract.getMethods()) {
      methods.put(Request.key(method), method);
    }
    return new ValueWriter().letter(Reply.RETURNED);
  }

  private ValueWriter make(ValueReader request) {
    Object[] settings = new Object[request.number()];
    Arrays.setAll(settings, i -> request.value());
    try {
      pieces.add(subject.piece(exercise, settings));
      return new ValueWriter().letter(Reply.RETURNED).number(pieces.size() - 1);
    } catch (PieceException e) {
      String status = e.status().name();
      return new ValueWriter().letter(Reply.NO_PIECE).text(status).text(e.getMessage());
    }
  }

  /** Calls a piece and writes the result or the exception, then each argument that was changed. */
  private ValueWriter call(ValueReader request, byte[] bytes) throws IllegalAccessException {
    Object piece = pieces.get(request.number());
    Method method = methods.get(request.text());
    int count = method.getParameterCount();
    Object[] arguments = new Object[count];
    byte[][] before = new byte[count][];
    for (int i = 0; i < count; i++) {
      int start = request.position();
      arguments[i] = request.value();
      before[i] = Arrays.copyOfRange(bytes, start, request.position());
    }
    ValueWriter reply = new ValueWriter();
    try {
      Object result = method.invoke(piece, arguments);
      reply.letter(Reply.RETURNED).value(result, method.getGenericReturnType());
      Optional<Method> changed = earlier.changed();
      if (changed.isPresent()) {
        return new ValueWriter().letter(Reply.CHANGED_EARLIER).text(Request.key(changed.get()));
      }
      earlier.hold(method, result, arguments);
    } catch (InvocationTargetException e) {
      reply = threw(e.getCause());
    } catch (RuntimeException e) { // of reading what came back
      return new ValueWriter().letter(Reply.UNREADABLE).text(describe(e));
    }
    if (recorder.isFull()) {
      world.spoil("printed too much");
      return new ValueWriter().letter(Reply.TALKED).text(recorder.place());
    }
    try {
      for (int i = 0; i < count; i++) {
        byte[] now = new ValueWriter().value(arguments[i]).bytes();
        boolean same = Arrays.equals(now, before[i]);
        reply.letter(same ? '=' : '!');
        if (!same) {
          reply.value(arguments[i], method.getGenericParameterTypes()[i]);
        }
      }
      return reply;
    } catch (RuntimeException e) { // of reading what became of them
      return new ValueWriter().letter(Reply.UNREADABLE).text("of its arguments, " + describe(e));
    }
  }

  private ValueWriter threw(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      world.spoil("ran out of memory");
    }
    return new ValueWriter()
        .letter(Reply.THREW)
        .number(thrown instanceof Todo ? 1 : 0)
        .text(describe(thrown))
        .text(PieceException.place(thrown, "mine").orElse(""));
  }

  /** A message of the student's own making may do anything. */
  private static String describe(Throwable thrown) {
    try {
      return PieceException.describe(thrown);
    } catch (Throwable again) {
      return thrown.getClass().getSimpleName();
    }
  }

  /** Replies with the shared state that the piece has changed; empty if none. */
  private ValueWriter end() {
    pieces.clear();
    subject = null;
    return new ValueWriter().letter(Reply.RETURNED).text(world.changed());
  }

  /** Asks the grader for a cost, on behalf of a piece. */
  private double cost(Network net) {
    if (Thread.currentThread() != main || deadline == 0) {
      throw new IllegalStateException("the cost can be asked for only while estimate runs");
    }
    long left = deadline - System.nanoTime();
    deadline = 0;
    send(new ValueWriter().letter(Reply.COST).value(net));
    try {
      ValueReader answer = new ValueReader(in.readNBytes(in.readInt()));
      deadline = System.nanoTime() + left;
      if (answer.letter() != Reply.RETURNED) {
        throw new IllegalArgumentException(answer.text());
      }
      return (double) answer.value();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ValueWriter compile(ValueReader request) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int count = request.number(); count > 0; count--) {
      sources.put(request.text(), request.text());
    }
    Set<String> wanted = new TreeSet<>();
    for (int count = request.number(); count > 0; count--) {
      wanted.add(request.text());
    }
    Map<String, Compiled> all = compiler.compile(sources, wanted);
    List<Compiled> distinct = all.values().stream().distinct().toList();
    ValueWriter reply = new ValueWriter().letter(Reply.RETURNED).number(distinct.size());
    for (Compiled one : distinct) {
      reply.blocks(one.classes()).number(one.errors().size());
      for (CompileError error : one.errors()) {
        reply.text(error.piece()).number((int) error.line()).number(error.column());
        reply.text(error.message()).text(error.source()).text(error.why().orElse(""));
      }
    }
    reply.number(all.size());
    all.forEach((piece, one) -> reply.text(piece).number(distinct.indexOf(one)));
    return reply;
  }

  private static ValueWriter attack(ValueReader request) {
    ValueWriter reply = new ValueWriter().letter(Reply.RETURNED);
    String canary = request.text();
    int port = request.number();
    int grader = request.number();
    Set<String> done = new TreeSet<>(Attack.all(canary, port, grader));
    for (int count = request.number(); count > 0; count--) {
      if (Attack.READS.succeeds(Path.of(request.text()), port, grader)) {
        done.add(Attack.READS.name());
      }
    }
    reply.number(done.size());
    done.forEach(reply::text);
    return reply;
  }

  /**
   * Only this process can say on which line a loop hangs; the grader kills what does not answer.
   */
  private void watch() {
    try {
      while (true) {
        Thread.sleep(100);
        long until = deadline;
        if (until != 0 && System.nanoTime() > until) {
          send(lastWords(Reply.STUCK));
          Runtime.getRuntime().halt(1);
        }
      }
    } catch (InterruptedException e) {
      return; // somebody does not want to be watched; the grader has a clock of its own
    }
  }

  /** If the program ends while a piece runs, the piece has ended it. */
  private void sayWhoEndsIt() {
    if (deadline != 0) {
      send(lastWords(Reply.EXIT));
    }
  }

  private ValueWriter lastWords(char letter) {
    String place = PieceException.place(main.getStackTrace(), "mine").orElse("");
    return new ValueWriter().letter(letter).text(place).printed(recorder.printed());
  }

  private synchronized void send(ValueWriter reply) {
    byte[] bytes = reply.bytes();
    ByteBuffer frame = ByteBuffer.allocate(MARK + 4 + bytes.length);
    frame.put(mark).putInt(bytes.length).put(bytes);
    try {
      out.write(frame.array());
    } catch (IOException e) {
      Runtime.getRuntime().halt(2); // nobody listens
    }
  }
}
