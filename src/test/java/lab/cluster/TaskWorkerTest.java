package lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import lab.cluster.Frame.Kinds;
import lab.jobs.TaskServer;
import org.junit.jupiter.api.Test;

class TaskWorkerTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final CountDownLatch gone = new CountDownLatch(1);

  private final Map<String, TaskServer> servers =
      Map.of(
          "reverse", (content, supplies, steps) -> reversed(content),
          "path", (content, supplies, steps) -> bytes(supplies.apply("0abc").toString()),
          "wrong",
              (content, supplies, steps) -> {
                throw new IllegalArgumentException("m must be at least 1, but is 0");
              },
          "full",
              (content, supplies, steps) -> {
                throw new UncheckedIOException(new IOException("No space left on device"));
              });

  private static byte[] reversed(byte[] content) {
    return bytes(new StringBuilder(text(content)).reverse().toString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What a worker answers to an executor that sends these and ends. */
  private List<Frame> answers(Frame... frames) throws IOException, InterruptedException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    for (Frame frame : frames) {
      frame.writeTo(new DataOutputStream(sent));
    }
    Inbox inbox = new Inbox(new ByteArrayInputStream(sent.toByteArray()), gone::countDown);
    new TaskWorker(servers, inbox, new DataOutputStream(said)).work();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(said.toByteArray()));
    List<Frame> answers = new ArrayList<>();
    for (Optional<Frame> next = Frame.read(in); next.isPresent(); next = Frame.read(in)) {
      answers.add(next.get());
    }
    return answers;
  }

  @Test
  void doesOneTaskAfterAnother() throws Exception {
    List<Frame> answers =
        answers(Frame.of(Kinds.DO, "reverse", "abc"), Frame.of(Kinds.DO, "reverse", "größer"));

    assertThat(answers).extracting(Frame::kind).containsOnly(Kinds.RESULT);
    assertThat(answers).extracting(answer -> answer.text(0)).containsExactly("cba", "reßörg");
    gone.await();
  }

  @Test
  void asksForWhatItLacks() throws Exception {
    Path file = Path.of("/executor/supply-0abc");
    List<Frame> answers =
        answers(Frame.of(Kinds.DO, "path", ""), Frame.of(Kinds.HERE, file.toString()));

    assertThat(answers).extracting(Frame::kind).containsExactly(Kinds.NEED, Kinds.RESULT);
    assertThat(answers)
        .extracting(answer -> answer.text(0))
        .containsExactly("0abc", file.toString());
  }

  @Test
  void whatFailsEverywhereIsASentenceAndTheNextIsDone() throws Exception {
    List<Frame> answers =
        answers(
            Frame.of(Kinds.DO, "wrong", ""),
            Frame.of(Kinds.DO, "juggle", ""),
            Frame.of(Kinds.DO, "reverse", "abc"));

    assertThat(answers)
        .extracting(Frame::kind)
        .containsExactly(Kinds.SENTENCE, Kinds.SENTENCE, Kinds.RESULT);
    assertThat(answers)
        .extracting(answer -> answer.text(0))
        .containsExactly(
            "m must be at least 1, but is 0",
            "cluster: this worker's lab does no tasks of kind \"juggle\"; let it be the same version as the one that sends them",
            "cba");
  }

  /** Another machine may have what this one lacks: the process ends, by which Spark knows. */
  @Test
  void whatIsThisMachinesFaultEndsTheWorker() {
    assertThatThrownBy(() -> answers(Frame.of(Kinds.DO, "full", "")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("No space left on device");
    assertThat(said.size()).isZero();
  }
}
