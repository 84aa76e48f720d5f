package lab.piece;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceTextTest {
  private static final String TEXT = "package mine;\n/** Größe. */\nclass A {}\n";

  private static SourceText read(String text, Charset charset) {
    return SourceText.of("A.java", text.getBytes(charset));
  }

  @Test
  void whatIsAsItShouldBeIsLeftAsItIs() {
    SourceText source = read(TEXT, StandardCharsets.UTF_8);
    assertThat(source.text()).isEqualTo(TEXT);
    assertThat(source.notes()).isEmpty();
    assertThat(source.returns()).isFalse();
  }

  @Test
  void aByteOrderMarkIsLeftOut() {
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE}) {
      SourceText source = read("\uFEFF" + TEXT, charset);
      assertThat(source.text()).isEqualTo(TEXT);
      assertThat(source.notes())
          .containsExactly("A.java begins with a byte-order mark, which is left out.");
    }
  }

  @Test
  void anotherEncodingIsRead() {
    SourceText source = read(TEXT, Charset.forName("windows-1252"));
    assertThat(source.text()).isEqualTo(TEXT);
    assertThat(source.notes())
        .containsExactly("A.java is not in UTF-8: it is read as Windows-1252.");
  }

  @Test
  void linesEndInOneWay() {
    SourceText source = read(TEXT.replace("\n", "\r\n"), StandardCharsets.UTF_8);
    assertThat(source.text()).isEqualTo(TEXT);
    assertThat(source.returns()).isTrue();
  }

  @Test
  void anotherPackageOrNoneIsNoted() {
    assertThat(read("class A {}", StandardCharsets.UTF_8).notes())
        .containsExactly("A.java has no package line: it is read as one of package mine.");
    assertThat(read("package com.example;", StandardCharsets.UTF_8).notes())
        .containsExactly("A.java says package com.example: it is read as one of package mine.");
  }
}
