package cluster;

import java.io.Serializable;
import java.util.List;
import lab.cluster.Frame;
import lab.cluster.Frame.Kinds;

/**
 * What came of a task.
 *
 * @param worker who did it
 * @param done whether there is a result; otherwise there is a sentence
 * @param content the result, or the sentence as UTF-8
 */
record Answer(String worker, boolean done, byte[] content) implements Serializable {
  static Answer failed(String worker, String sentence) {
    return new Answer(worker, false, Frame.bytes(sentence));
  }

  Frame frame(byte[] number) {
    char kind = done ? Kinds.DONE : Kinds.FAILED;
    return new Frame(kind, List.of(number, Frame.bytes(worker), content));
  }
}
