package lab.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
  @Test
  void whatJavaSaysStays() {
    assertThat(Reason.of(new IOException(" Broken pipe\n"))).isEqualTo("Broken pipe");
    assertThat(Reason.of(new FileSystemException("a/b", null, "Not a directory")))
        .isEqualTo("a/b: Not a directory");
  }

  @Test
  void whatJavaLeavesOutIsTold() {
    assertThat(Reason.of(new EOFException())).isEqualTo("it ends too early");
    assertThat(Reason.of(new AccessDeniedException("a"))).isEqualTo("a: permission denied");
    assertThat(Reason.of(new NoSuchFileException("a"))).isEqualTo("a: there is no such file");
    assertThat(Reason.of(new StackOverflowError())).isEqualTo("StackOverflowError");
  }
}
