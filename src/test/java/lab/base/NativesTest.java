package lab.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesTest {
  /**
   * Ctrl-C ends all threads of a script. Among them were those that free arrays: after one Ctrl-C
   * the memory of a lab grew until nothing moved.
   */
  @Test
  void theThreadsThatFreeArraysAreNotTheScripts(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("threads.jsh");
    Files.writeString(
        script,
        """
        import org.nd4j.linalg.factory.Nd4j;
        var array = Nd4j.create(2, 3);
        for (var thread : Thread.getAllStackTraces().keySet())
          if (thread.getName().contains("Dealloc"))
            System.out.println(thread.getName() + " of " + thread.getThreadGroup().getName());
        System.out.println("script of " + Thread.currentThread().getThreadGroup().getName());
        """);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@labs/jvm.options",
                "-Dlab.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "lab.console.Main",
                "run",
                script.toString())
            .redirectError(folder.resolve("err").toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("err"))).isZero();
    List<String> threads = out.lines().filter(line -> line.contains("Dealloc")).toList();
    assertThat(threads).isNotEmpty().allMatch(line -> line.endsWith(" of main"), out);
    assertThat(out).contains("script of JShell process local execution");
  }
}
