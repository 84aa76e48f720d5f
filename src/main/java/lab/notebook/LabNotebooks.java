package lab.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lab.base.AtomicFile;
import lab.script.FinishedPieces;
import lab.script.Home;
import lab.script.Script;
import lab.script.ScriptException;
import lab.stepper.Lab;

/**
 * The notebooks of some labs in a folder, each named as its lab: {@code 04-backprop.ipynb}.
 *
 * @param labs whose
 * @param folder where they are or shall be
 */
public record LabNotebooks(List<Lab> labs, Path folder) {
  /**
   * What came of writing.
   *
   * @param written how many
   * @param same how many were there already, as their script makes them
   * @param kept a sentence for each that was left alone, since a person has changed it or it is
   *     something else
   */
  public record Written(int written, int same, List<String> kept) {}

  /**
   * Writes the notebooks, without outputs. One that is there is replaced only where nobody has
   * changed it since it was written; where its script would make it again, it is left as it is, and
   * so are the outputs in it.
   *
   * @param force whether all are replaced, whatever is there
   * @throws ScriptException if a script breaks its format; nothing is written then
   */
  public Written write(boolean force) throws IOException, ScriptException {
    Map<Path, NotebookDocument> wanted = new LinkedHashMap<>();
    made().forEach((file, made) -> wanted.put(file, made.notebook()));
    return write(wanted, force);
  }

  /**
   * Runs the notebooks and writes each with all that it has shown, as soon as it has come to its
   * end; where one fails, those behind it are not run, and its file stays as it was.
   *
   * @param force whether those that a person has changed are replaced
   * @param each told the file of each that is written
   * @throws IOException in a sentence, at the first cell that is not as its script says
   */
  public Written execute(Home home, FinishedPieces pieces, boolean force, Consumer<Path> each)
      throws IOException, ScriptException {
    int written = 0;
    List<String> kept = new ArrayList<>();
    for (Map.Entry<Path, ScriptNotebook> one : made().entrySet()) {
      Path file = one.getKey();
      Optional<String> changed = kept(file, one.getValue().notebook(), force);
      if (changed.isPresent()) {
        kept.add(changed.get());
        continue;
      }
      AtomicFile.requireWritable(file);
      AtomicFile.write(file, NotebookRun.of(one.getValue(), home, pieces).text());
      each.accept(file);
      written++;
    }
    return new Written(written, 0, kept);
  }

  /**
   * Writes a course for nbgrader in the same way; see {@link NbgraderCourse}.
   *
   * @param references the folder of the references' sources
   */
  public Written writeCourse(Path references, boolean force) throws IOException, ScriptException {
    Map<Path, NotebookDocument> wanted = new LinkedHashMap<>();
    NbgraderCourse.assignments(labs, references)
        .forEach((file, notebook) -> wanted.put(folder.resolve(file), notebook));
    Written notebooks = write(wanted, force);
    Path settings = folder.resolve(NbgraderCourse.SETTINGS);
    if (!force && Files.exists(settings)) {
      return notebooks;
    }
    AtomicFile.write(settings, NbgraderCourse.settings());
    return notebooks;
  }

  private static Written write(Map<Path, NotebookDocument> all, boolean force) throws IOException {
    int written = 0;
    int same = 0;
    List<String> kept = new ArrayList<>();
    for (Map.Entry<Path, NotebookDocument> each : all.entrySet()) {
      Path file = each.getKey();
      NotebookDocument wanted = each.getValue();
      Optional<String> changed = kept(file, wanted, force);
      if (changed.isPresent()) {
        kept.add(changed.get());
      } else if (!force && isThere(file, wanted)) {
        same++;
      } else {
        AtomicFile.write(file, wanted.text());
        written++;
      }
    }
    return new Written(written, same, kept);
  }

  private static boolean isThere(Path file, NotebookDocument wanted) throws IOException {
    return Files.exists(file) && NotebookFile.read(file).difference(wanted).isEmpty();
  }

  /** A sentence for a file that is to be left alone; empty if it may be written. */
  private static Optional<String> kept(Path file, NotebookDocument wanted, boolean force) {
    return force || !Files.exists(file) ? Optional.empty() : changed(file, wanted);
  }

  /**
   * What of a file is a person's, and not to be lost.
   *
   * @return a sentence without its end; empty if it may be replaced
   */
  static Optional<String> changed(Path file, NotebookDocument wanted) {
    try {
      NotebookFile there = NotebookFile.read(file);
      boolean ours = there.origin().filter(said -> said.made().equals(wanted.made())).isPresent();
      return ours && there.isAsWritten() ? Optional.empty() : there.difference(wanted);
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Whether the notebooks are as their scripts make them, whatever they have shown when they were
   * run.
   *
   * @return a sentence without its end for each that is not, or that is not there
   */
  public List<String> differences() throws ScriptException {
    List<String> all = new ArrayList<>();
    for (Map.Entry<Path, ScriptNotebook> each : made().entrySet()) {
      Path file = each.getKey();
      if (!Files.exists(file)) {
        all.add("%s is not there: labs/lab notebooks makes it".formatted(file));
        continue;
      }
      try {
        NotebookFile.read(file).difference(each.getValue().notebook()).ifPresent(all::add);
      } catch (IOException e) {
        all.add(e.getMessage());
      }
    }
    return all;
  }

  Map<Path, ScriptNotebook> made() throws ScriptException {
    Map<Path, ScriptNotebook> all = new LinkedHashMap<>();
    for (Lab lab : labs) {
      Script script = Script.read(lab.file());
      all.put(folder.resolve(lab.name() + ".ipynb"), ScriptNotebook.of(script, lab.exercises()));
    }
    return all;
  }
}
