package lab.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

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
    Map<String, ByteArrayOutputStream> written = new TreeMap<>();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, null);
        Stream<Path> all = Files.list(sources)) {
      List<Path> java = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
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
      boolean done =
          javac
              .getTask(
                  said,
                  new Memory(files, written),
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(java))
              .call();
      if (!done) {
        throw new IOException("%s does not compile: %s".formatted(sources, said));
      }
    }
    Map<String, byte[]> classes = new TreeMap<>();
    written.forEach((path, bytes) -> classes.put(path, bytes.toByteArray()));
    return classes;
  }

  private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written;

    Memory(StandardJavaFileManager files, Map<String, ByteArrayOutputStream> written) {
      super(files);
      this.written = written;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String name,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      String path = name.replace('.', '/') + kind.extension;
      return new SimpleJavaFileObject(URI.create("memory:///" + path.replace("$", "%24")), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(path, bytes);
          return bytes;
        }
      };
    }
  }
}
