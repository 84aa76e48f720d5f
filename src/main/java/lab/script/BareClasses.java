package lab.script;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import lab.base.ClassesInMemory;
import lab.base.Folder;

/**
 * Compiles sources without tables of files, lines and variables, from which a decompiler would
 * restore the author's names.
 */
public final class BareClasses {
  private BareClasses() {}

  /**
   * Compiles a folder, in memory.
   *
   * @param sources of one package; all of the program is on their class path
   * @return by path, such as {@code reference/Adam.class}
   */
  public static Map<String, byte[]> of(Path sources) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    ClassesInMemory memory;
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, null)) {
      List<Path> java = Folder.list(sources, file -> file.toString().endsWith(".java"));
      List<String> options =
          List.of(
              "-g:none",
              "-proc:none",
              "-nowarn",
              "-implicit:none",
              "-source",
              "17",
              "-target",
              "17",
              "-Xlint:none",
              "-classpath",
              System.getProperty("java.class.path"));
      memory = new ClassesInMemory(files);
      boolean done =
          javac
              .getTask(said, memory, null, options, null, files.getJavaFileObjectsFromPaths(java))
              .call();
      if (!done) {
        throw new IOException("%s does not compile: %s".formatted(sources, said));
      }
    }
    Map<String, byte[]> classes = new TreeMap<>();
    memory
        .classes()
        .forEach((name, bytes) -> classes.put(name.replace('.', '/') + ".class", bytes));
    return classes;
  }
}
