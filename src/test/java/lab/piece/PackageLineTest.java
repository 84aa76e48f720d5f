package lab.piece;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "package mine;",
        "package reference;",
        "/* by Anna */ package mine;",
        "// package a;\n/*\npackage b;\n*/ package com.example;",
        "\r\n package\tübung.eins ;",
        "/* 1 */ package /* the lab's */ mine;",
        "package/**/a . /* ; */ b /**/;"
      })
  void anyPackageBecomesMine(String line) {
    String mine = PackageLine.mine(line + "\nclass A {}\n");
    assertThat(mine).endsWith("package mine;\nclass A {}\n");
    assertThat(PackageLine.of(mine)).contains("mine");
    assertThat(mine.lines()).hasSameSizeAs((line + "\nclass A {}\n").lines().toList());
  }

  /** The compiler says that it is missing; what comes next is no part of the name. */
  @ParameterizedTest
  @ValueSource(strings = {"\npackage mine;\n", "\nimport lab.Cost;\n", " /* ; */ class A {}", ""})
  void aMissingSemicolonStaysMissing(String rest) {
    assertThat(PackageLine.of("package com . example" + rest)).contains("com.example");
    assertThat(PackageLine.mine("package com . example" + rest)).isEqualTo("package mine" + rest);
  }

  @Test
  void whatLooksLikeALineFurtherBelowIsNone() {
    String source = "class A { String s = \"\"\"\npackage b;\n\"\"\"; }";
    assertThat(PackageLine.of(source)).isEmpty();
    assertThat(PackageLine.mine(source)).isEqualTo("package mine; " + source);
    assertThat(PackageLine.mine("package mine;\n" + source)).endsWith(source);
  }

  /** If anything were tried twice, each of these would take minutes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\n",
        "//\n",
        "/**/",
        "/*",
        "/**/\n",
        "package ",
        "package\n;",
        "package/**/",
        "a."
      })
  void oddSourcesTakeNoLonger(String part) {
    for (String begin : new String[] {"", "/**/ package mine;\n", "package"}) {
      String source = begin + part.repeat(200_000 / part.length());
      assertThat(PackageLine.of(PackageLine.mine(source))).contains("mine");
    }
  }
}
