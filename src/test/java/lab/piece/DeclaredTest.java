package lab.piece;

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
    assertThat(Declared.in("no class at all; no class at the end")).isEmpty();
  }

  @Test
  void whatIsNotClosedEndsWithTheSource() {
    String source = "record Broken() { void f() { ";
    assertThat(Declared.in(source))
        .containsExactly(new Declared.Type("Broken", 0, source.length()));
  }

  @Test
  void whatStandsAroundANameIsNoName() {
    String source =
        """
        @A({@B(class), "}", '{', '\\''}) /* class C { */
        public final class Flip<T extends Comparable<T>> extends D implements E { Object o = Flip.class; } ;
        sealed interface Grid permits A, B { record Adam() {} }
        record Shift(int record, @A({}) float p) { String text() { return \"""
            } " class Sgd { \\\"""
            \"""; } }
        @interface Dropout { String value() default "record \\" Accuracy() {"; }
        """;
    assertThat(Declared.in(source))
        .extracting(type -> type.name() + " " + source.charAt(type.start()))
        .containsExactly("Flip @", "Grid s", "Shift r", "Dropout @");
  }

  /** The compiler's parser takes gigabytes for the first, and minutes for the second. */
  @Test
  void whatIsMadeToBreakParsersIsReadAsAllElse() {
    String wrong = "class Flip {} class Grid { " + "} class Adam { ( ; ".repeat(13_000) + " }";
    assertThat(Declared.in(wrong)).hasSize(13_002);
    String nested = "class Flip {} class Grid { boolean x = " + "a<".repeat(120_000) + "1; }";
    assertThat(Declared.in(nested)).extracting(Declared.Type::name).containsExactly("Flip", "Grid");
    String open = "class A { int i = " + "(".repeat(100_000);
    assertThat(Declared.in(open)).extracting(Declared.Type::name).containsExactly("A");
  }
}
