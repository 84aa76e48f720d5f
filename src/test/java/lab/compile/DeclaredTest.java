package lab.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeclaredTest {
  private static final String SOURCE =
      """
      package mine;
      /* record Flip() {} */
      @Deprecated record Accuracy() { class Grid {} }
      // class Adam {}
      enum Sgd { A; }
      interface Shift { String S = "class Backprop {}"; }
      """;

  @Test
  void onlyTypesAtTheTopAreDeclared() {
    assertThat(Declared.in(SOURCE))
        .extracting(Declared.Type::name)
        .containsExactly("Accuracy", "Sgd", "Shift");
    assertThat(Declared.maybe(SOURCE)).contains("Flip", "Accuracy", "Grid", "Adam", "Backprop");
  }

  @Test
  void oneIsKeptOnItsLine() {
    String kept = Declared.only(SOURCE, Declared.in(SOURCE), List.of("Sgd"));
    assertThat(kept.lines()).hasSameSizeAs(SOURCE.lines().toList());
    assertThat(kept.lines().toList().get(4)).isEqualTo("enum Sgd { A; }");
    assertThat(Declared.in(kept)).extracting(Declared.Type::name).containsExactly("Sgd");
  }

  @Test
  void whatIsNoJavaDeclaresNothing() {
    assertThat(Declared.in("\0\1\2 ((((")).isEmpty();
    assertThat(Declared.in("class A { int i = " + "(".repeat(100_000))).isNotNull();
    assertThat(Declared.in("record Broken() { void f() { ")).isNotNull();
  }
}
