package lab.train;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import lab.identity.Identity.UntoldException;
import lab.identity.PieceFormat;
import lab.jobs.Supply;

/**
 * Writes a training so that another program of the lab can do it: its settings, its pieces with
 * their compiled code, and by which images it is to be done. It arrives as the training that was
 * sent, to the {@link Provenance#fingerprint}, or not at all. No checkpoint and no listener goes
 * with it.
 */
public final class PortableTraining {
  /** What is written: the training, and by what it is known here. */
  private record Sent(TrainingParts training, String fingerprint) {}

  private PortableTraining() {}

  /**
   * Writes a training.
   *
   * @throws IllegalArgumentException if it cannot be sent, since a piece does not tell its settings
   *     or its data are no images; the sentence names what cannot
   */
  public static byte[] write(Training training) {
    Provenance provenance = training.provenance();
    if (!provenance.untold().isEmpty()) {
      throw notSent(provenance.untold());
    }
    training.data.requireUnchanged();
    try {
      return PieceFormat.write(new Sent(TrainingParts.of(training), provenance.fingerprint()));
    } catch (UntoldException e) {
      throw notSent(e.getMessage());
    }
  }

  private static IllegalArgumentException notSent(String untold) {
    return new IllegalArgumentException(
        "training: it cannot be sent to another machine, since %s; make that a record whose components are all that its code works with, or run it on this machine"
            .formatted(untold));
  }

  /** The images that it needs, for machines without them. */
  public static List<Supply> supplies(Training training) {
    return List.of(DataParts.supply(training.data));
  }

  /**
   * Reads a training.
   *
   * @param written by {@link #write}
   * @param data what earlier ones left
   * @param supplies gives the file of a supply by its digest; asked for only where this machine has
   *     no such images
   * @param steps told of updates, as they are done
   * @throws IllegalArgumentException if it is not the training that was written, or cannot be made
   */
  public static Training read(
      byte[] written, ArrivedData data, Function<String, Path> supplies, LongConsumer steps) {
    Sent sent = (Sent) PieceFormat.read(written);
    Training training = sent.training().on(data.of(sent.training().data(), supplies));
    String fingerprint = training.provenance().fingerprint();
    if (!fingerprint.equals(sent.fingerprint())) {
      throw new IllegalArgumentException(
          "training: what arrived, %s, is not what was sent, %s; both machines must run the same version of the lab"
              .formatted(fingerprint, sent.fingerprint()));
    }
    return training.listen(
        new TrainingListener() {
          @Override
          public void updated(long t, double eta, double loss) {
            steps.accept(1);
          }
        });
  }
}
