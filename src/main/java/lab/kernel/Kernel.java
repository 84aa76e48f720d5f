package lab.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lab.jupyter.Channel;
import lab.jupyter.Channels;
import lab.jupyter.ConnectionFile;
import lab.jupyter.JupyterMessage;
import lab.plot.Figure;
import lab.script.FinishedPieces;
import lab.script.Home;
import lab.script.ScriptException;
import lab.terminal.Sentence;
import lab.train.Progress;
import org.jline.utils.Signals;

/**
 * A kernel: answers Jupyter's requests until it is told to end. Those of the shell channel are
 * taken one after the other, by the thread that runs cells; those of the control channel by another
 * one, while a cell runs.
 */
public final class Kernel {
  private static final long GATHERING_MILLIS = 50; // while which printed text is gathered
  private static final long ENDING_MILLIS = 2500; // that a cell has to end before the program does

  private static final long FAREWELL_MILLIS = 300; // for others to say what ends the program

  /** Stands in a queue behind the last request. */
  private static final JupyterMessage END =
      JupyterMessage.about(new JsonObject(), List.of(), "end", new JsonObject());

  private final Channels channels;
  private final CellRunner runner;
  private final LastEnd lastEnd;
  private final CellHistory history = new CellHistory();
  private final BlockingQueue<JupyterMessage> shell = new LinkedBlockingQueue<>();
  private final BlockingQueue<JupyterMessage> control = new LinkedBlockingQueue<>();
  private final BlockingQueue<JupyterMessage> answers = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> daemon("gathered text", task));
  private volatile boolean sent; // all that was to be
  private volatile CellOutput output; // of the cell that runs, or ran last
  private final CountDownLatch ended = new CountDownLatch(1);
  private int count; // of cells so far

  private Kernel(ConnectionFile connection, Home home, FinishedPieces pieces) throws IOException {
    channels = new Channels(connection, this::received);
    lastEnd =
        new LastEnd(
            home.root().resolve("target/kernels"), connection.file().getFileName().toString());
    runner = new CellRunner(home, pieces, lastEnd.begin(Path.of("").toAbsolutePath()), false);
    output = new CellOutput((type, content) -> {});
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs a kernel until it is told to end.
   *
   * @param pieces which of the student's own are used
   * @throws IOException in a sentence, if its ports cannot be listened on
   */
  public static void run(ConnectionFile connection, Home home, FinishedPieces pieces)
      throws IOException {
    new Kernel(connection, home, pieces).run();
  }

  private void run() {
    Figure.show(figure -> output.display(DisplayFormatter.of("", figure)));
    Progress.show(() -> new ProgressLine(output));
    Signals.register("INT", runner::interrupt);
    endWith(System.getenv("JPY_PARENT_PID"));
    Runtime.getRuntime().addShutdownHook(new Thread(this::sayWhatEndsIt));
    publish(new JsonObject(), "status", status("starting"));
    daemon("control", () -> answerAll(control, this::control)).start();
    Thread cells = daemon("cells", () -> answerAll(shell, this::shell));
    cells.start();
    try {
      ended.await();
      runner.interrupt();
      shell.clear(); // what waits is not run any more
      shell.add(END);
      cells.join(ENDING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lastEnd.end();
    runner.close();
    channels.close();
    sent = true;
  }

  /** Nobody is left to talk to when the Jupyter that started this kernel is gone. */
  private void endWith(String parent) {
    if (parent != null && parent.matches("\\d{1,9}") && !parent.equals("1")) {
      ProcessHandle.of(Long.parseLong(parent))
          .ifPresentOrElse(
              process -> process.onExit().thenRun(ended::countDown),
              () -> { // it was gone before this one had started, and the system is parent now
                if (ProcessHandle.current().parent().filter(own -> own.pid() == 1).isPresent()) {
                  ended.countDown();
                }
              });
    }
  }

  /** A cell that ends the program says so (see Session), which is still to be sent. */
  private void sayWhatEndsIt() {
    if (!sent) {
      lastEnd.end();
      try {
        Thread.sleep(FAREWELL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      output.flush();
      channels.close();
    }
  }

  private void received(Channel channel, JupyterMessage message) {
    switch (channel) {
      case SHELL -> shell.add(message);
      case CONTROL -> control.add(message);
      default -> answers.add(message);
    }
  }

  private void answerAll(BlockingQueue<JupyterMessage> requests, Consumer<JupyterMessage> answer) {
    try {
      for (JupyterMessage request = requests.take(); request != END; request = requests.take()) {
        publish(request.header(), "status", status("busy"));
        try {
          answer.accept(request);
        } catch (RuntimeException | Error e) { // costs this request alone
          System.err.println("lab: " + request.type() + ": " + Sentence.of(e));
        } finally {
          publish(request.header(), "status", status("idle"));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- What is said

  private void publish(JsonObject parent, String type, JsonObject content) {
    List<byte[]> topic = List.of(("kernel." + type).getBytes(StandardCharsets.UTF_8));
    channels.send(Channel.IOPUB, JupyterMessage.about(parent, topic, type, content));
  }

  private static JsonObject status(String state) {
    JsonObject content = new JsonObject();
    content.addProperty("execution_state", state);
    return content;
  }

  private static JsonObject ok() {
    JsonObject content = new JsonObject();
    content.addProperty("status", "ok");
    return content;
  }

  private static JsonObject error(CellFailure failure) {
    JsonObject content = failure.content();
    content.addProperty("status", "error");
    return content;
  }

  private void reply(Channel channel, JupyterMessage request, JsonObject content) {
    String type = request.type().replaceFirst("_request$", "_reply");
    channels.send(channel, request.reply(type, content));
  }

  // ---- Control

  private void control(JupyterMessage request) {
    switch (request.type()) {
      case "interrupt_request" -> {
        runner.interrupt();
        reply(Channel.CONTROL, request, ok());
      }
      case "shutdown_request" -> shutDown(Channel.CONTROL, request);
      case "kernel_info_request" -> reply(Channel.CONTROL, request, KernelInfo.content());
      default -> {
        // of a newer protocol: who asked finds no answer, and does without
      }
    }
  }

  private void shutDown(Channel channel, JupyterMessage request) {
    JsonObject content = ok();
    content.addProperty("restart", request.is("restart", false));
    reply(channel, request, content);
    ended.countDown();
  }

  // ---- Shell

  private void shell(JupyterMessage request) {
    switch (request.type()) {
      case "execute_request" -> execute(request);
      case "kernel_info_request" -> reply(Channel.SHELL, request, KernelInfo.content());
      case "complete_request" -> reply(Channel.SHELL, request, help().complete(request));
      case "inspect_request" -> reply(Channel.SHELL, request, help().inspect(request));
      case "is_complete_request" -> reply(Channel.SHELL, request, help().isComplete(request));
      case "history_request" -> reply(Channel.SHELL, request, history.answer(request));
      case "comm_info_request" -> {
        JsonObject content = ok();
        content.add("comms", new JsonObject()); // no widget talks to this kernel
        reply(Channel.SHELL, request, content);
      }
      case "comm_open" -> {
        JsonObject content = new JsonObject();
        content.addProperty("comm_id", request.text("comm_id"));
        content.add("data", new JsonObject());
        publish(request.header(), "comm_close", content); // nobody here listens to it
      }
      case "shutdown_request" -> shutDown(Channel.SHELL, request); // as old clients ask for it
      default -> {
        // of a newer protocol
      }
    }
  }

  private CodeHelp help() {
    try {
      return runner.help();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted before JShell was open", e);
    } catch (ScriptException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void execute(JupyterMessage request) {
    String code = request.text("code");
    boolean silent = request.is("silent", false);
    boolean counts = !silent && request.is("store_history", true) && !code.isBlank();
    int number = counts ? ++count : count;
    CellOutput shown =
        new CellOutput(
            silent
                ? (type, content) -> {}
                : (type, content) -> publish(request.header(), type, content));
    if (!silent) {
      JsonObject input = new JsonObject();
      input.addProperty("code", code);
      input.addProperty("execution_count", number);
      publish(request.header(), "execute_input", input);
    }
    output = shown;
    ScheduledFuture<?> gathering =
        clock.scheduleWithFixedDelay(
            shown::flush, GATHERING_MILLIS, GATHERING_MILLIS, TimeUnit.MILLISECONDS);
    CellRunner.Ended ended = runner.run(code, number, shown, prompt -> ask(request, prompt));
    gathering.cancel(false);
    shown.flush();
    if (counts) {
      history.add(
          number,
          code,
          ended.value().map(value -> value.data().get("text/plain").getAsString()).orElse(""));
    }
    JsonObject content;
    if (ended.failure().isPresent()) {
      shown.error(ended.failure().get().content());
      content = error(ended.failure().get());
    } else {
      if (ended.value().isPresent()) {
        shown.result(number, ended.value().get());
      }
      content = ok();
      content.add("payload", pages(ended.explained()));
      content.add("user_expressions", expressions(request, number));
    }
    content.addProperty("execution_count", number);
    reply(Channel.SHELL, request, content);
    if (ended.failure().isPresent() && request.is("stop_on_error", true)) {
      abortWaiting();
    }
  }

  /** What Jupyter shows beside the notebook. */
  private static JsonArray pages(Optional<String> explained) {
    JsonArray pages = new JsonArray();
    explained.ifPresent(
        text -> {
          JsonObject page = new JsonObject();
          page.addProperty("source", "page");
          page.add("data", MimeBundle.of(text).data());
          page.addProperty("start", 0);
          pages.add(page);
        });
    return pages;
  }

  /** Values that are asked for beside the cell's own. */
  private JsonObject expressions(JupyterMessage request, int number) {
    JsonObject values = new JsonObject();
    if (request.content().get("user_expressions") instanceof JsonObject asked) {
      for (Map.Entry<String, JsonElement> one : asked.entrySet()) {
        CellRunner.Ended ended =
            runner.run(
                one.getValue().getAsString(),
                number,
                new CellOutput((type, content) -> {}),
                prompt -> {
                  throw new IOException("nobody can be asked here");
                });
        JsonObject value =
            ended.failure().isPresent()
                ? error(ended.failure().get())
                : ended.value().orElse(MimeBundle.of("")).content();
        if (ended.failure().isEmpty()) {
          value.addProperty("status", "ok");
        }
        values.add(one.getKey(), value);
      }
    }
    return values;
  }

  /** Cells that wait behind one that failed are not run. */
  private void abortWaiting() {
    List<JupyterMessage> waiting = new ArrayList<>();
    shell.drainTo(waiting);
    for (JupyterMessage request : waiting) {
      if (request.type().equals("execute_request")) {
        JsonObject content = new JsonObject();
        content.addProperty("status", "aborted");
        publish(request.header(), "status", status("busy"));
        reply(Channel.SHELL, request, content);
        publish(request.header(), "status", status("idle"));
      } else {
        shell.add(request);
      }
    }
  }

  /** Asks the person who has run the cell. */
  private String ask(JupyterMessage request, String prompt)
      throws IOException, InterruptedException {
    if (!request.is("allow_stdin", false)) {
      throw new IOException("this notebook is run without a person who could be asked for input");
    }
    output.flush();
    answers.clear(); // one that came too late is not for this question
    JsonObject content = new JsonObject();
    content.addProperty("prompt", prompt);
    content.addProperty("password", false);
    channels.send(Channel.STDIN, request.reply("input_request", content));
    return answers.take().text("value");
  }
}
