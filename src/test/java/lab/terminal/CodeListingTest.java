package lab.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.script.Script;
import lab.terminal.Tokens.Kind;
import lab.terminal.Tokens.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lays out the code of every lab, in terminals of two widths. */
class CodeListingTest {
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

  record Page(Path lab, int columns) {}

  static List<Page> pages() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("labs"))) {
      return files
          .filter(file -> file.toString().endsWith(".jsh"))
          .sorted()
          .flatMap(file -> Stream.of(new Page(file, 80), new Page(file, 60)))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void codeIsBrokenBetweenTokensAndIsTheSameJava(Page page) throws Exception {
    Script script = Script.read(page.lab());
    List<String> pieces = new ArrayList<>();
    for (Script.Step step : script.steps()) {
      String listing = CodeListing.of(step.code().text(), page.columns() - 3);
      assertThat(tokens(listing)).isEqualTo(tokens(step.code().text()));
      Tokens.of(listing).stream()
          .filter(token -> token.kind() == Kind.STRING)
          .forEach(text -> pieces.add(text.text()));
    }
    assertThat(pieces)
        .as("every text in quotes ends where it begins")
        .noneMatch(text -> text.contains("\n"));
  }

  /** All tokens, where two texts with a + between them are one; comments by their words. */
  private static List<String> tokens(String code) {
    List<String> code1 = new ArrayList<>();
    StringBuilder comment = new StringBuilder();
    for (Token token : Tokens.of(code)) {
      if (token.kind() == Kind.COMMENT) {
        comment.append(token.text().replace("//", " "));
      } else {
        code1.add(token.text());
      }
    }
    String joined = JOINED.matcher(String.join(" ", code1)).replaceAll("");
    return List.of(joined, String.join(" ", comment.toString().strip().split("\\s+")));
  }

  @Test
  void aTextThatIsLongerThanALineBecomesTwo() {
    assertThat(CodeListing.of("print(\"one two three four five\" + x, y);", 22))
        .isEqualTo(
            "print(\n    \"one two three \"\n        + \"four five\"\n        + x,\n    y);");
    assertThat(CodeListing.of("printf(\"won %.1f %% of all  lost = %.1f %%%n\", x);", 30))
        .as("values stay with their names and units")
        .isEqualTo(
            "printf(\n    \"won %.1f %% of all  \"\n        + \"lost = %.1f %%%n\",\n    x);");
  }

  @Test
  void aTextThatIsAskedSomethingStaysWhole() {
    assertThat(CodeListing.of("var a = \"one two three four\".split(\" \");", 20))
        .isEqualTo("var a =\n    \"one two three four\".split(\n        \" \");");
  }

  @Test
  void textsThatGoOnUponLinesOfTheirOwnAreFilledAnew() {
    String code = "f(\n  \"one two three \"\n  + \"four five six seven \" +\n  \"eight.\", x);";
    assertThat(CodeListing.of(code, 22))
        .isEqualTo(
            "f(\n    \"one two three \"\n        + \"four five \"\n        + \"six seven \"\n"
                + "        + \"eight.\",\n    x);");
    assertThat(CodeListing.of(code, 40)).as("where all lines fit, they stay").isEqualTo(code);
  }

  @Test
  void aCommentThatHasNoRoomBehindItsCodeStandsAboveIt() {
    assertThat(CodeListing.of("  W.mmul(x)              // 2×3 · 3×1", 28))
        .as("the gap is what is given up first")
        .isEqualTo("  W.mmul(x)   // 2×3 · 3×1");
    assertThat(CodeListing.of("  int twice(int number) {   // two times a number", 26))
        .isEqualTo("  // two times a number\n  int twice(int number) {");
    assertThat(CodeListing.of("  int a = 1;   // one two three four five", 20))
        .isEqualTo("  // one two three\n  // four five\n  int a = 1;");
    assertThat(CodeListing.of("  // one two three four", 16))
        .isEqualTo("  // one two\n  // three four");
    assertThat(CodeListing.of("a.first(x).second(y);   // end", 26))
        .isEqualTo("// end\na.first(x).second(y);");
    assertThat(CodeListing.of("a.first(x).second(y).third();   // end", 26))
        .isEqualTo("// end\na.first(x)\n    .second(y).third();");
  }

  @Test
  void theCallsOfOneChainStandAtOneDepth() {
    assertThat(CodeListing.of("  return a.first(x).second(y)\n      .third(z).fourth(u);", 24))
        .isEqualTo("  return a.first(x)\n      .second(y)\n      .third(z)\n      .fourth(u);");
    assertThat(CodeListing.of("call(a.first(x).second(y)\n    .third(z));", 24))
        .isEqualTo("call(\n    a.first(x).second(y)\n        .third(z));");
    assertThat(CodeListing.of("a.first(one, two).second(three, four).third();", 24))
        .isEqualTo("a.first(one, two)\n    .second(three, four)\n    .third();");
  }

  @Test
  void aStatementIsBrokenAtItsOutermostPlaces() {
    assertThat(CodeListing.of("double a = with.at(7, 15) - without.at(7, 15);", 30))
        .isEqualTo("double a = with.at(7, 15)\n    - without.at(7, 15);");
    assertThat(CodeListing.of("return (a[0] * b[0] + a[1] * b[1]) * c;", 28))
        .isEqualTo("return (a[0] * b[0]\n        + a[1] * b[1])\n    * c;");
    assertThat(CodeListing.of("var x = list.first(one, two, three);", 34))
        .isEqualTo("var x =\n    list.first(one, two, three);");
    assertThat(CodeListing.of("var x = found ? best(trials) : otherwise;", 30))
        .isEqualTo("var x = found\n    ? best(trials)\n    : otherwise;");
    assertThat(CodeListing.of("print(100 * run.of(1).accuracy(), 100 * two.accuracy());", 40))
        .isEqualTo("print(\n    100 * run.of(1).accuracy(),\n    100 * two.accuracy());");
    assertThat(CodeListing.of("for (int i : new int[] {1, 2, 3}) print(i, i);", 36))
        .isEqualTo("for (int i : new int[] {1, 2, 3})\n  print(i, i);");
    assertThat(CodeListing.of("all.each(one -> print(one, one.two()));", 31))
        .isEqualTo("all.each(\n    one ->\n        print(one, one.two()));");
  }

  /** In the labs, a line that begins with a call stands as deep as the call on the line above. */
  @ParameterizedTest
  @MethodSource("pages")
  void noChainOfALabChangesItsDepth(Page page) throws Exception {
    for (Script.Step step : Script.read(page.lab()).steps()) {
      List<String> lines = CodeListing.of(step.code().text(), page.columns() - 3).lines().toList();
      for (int i = 1; i < lines.size(); i++) {
        String above = lines.get(i - 1);
        String line = lines.get(i);
        if (above.strip().startsWith(".")
            && line.strip().startsWith(".")
            && Tokens.depth(above) == 0) {
          assertThat(line.indexOf('.')).as("%s\n%s", above, line).isEqualTo(above.indexOf('.'));
        }
      }
    }
  }

  @Test
  void aBodyOnTheLineOfItsHeadGetsLinesOfItsOwn() {
    assertThat(CodeListing.of("  int twice(int number) { return 2 * number; }", 30))
        .isEqualTo("  int twice(int number) {\n    return 2 * number;\n  }");
    assertThat(CodeListing.of("if (a) { first(); } else { second(); }", 30))
        .isEqualTo("if (a) {\n  first();\n} else {\n  second();\n}");
  }

  @Test
  void aNewStaysWithItsTypeAndATypeWithItsName() {
    assertThat(CodeListing.of("rate(new Triangle(1e-5, 1e-1, 900), x)", 26))
        .isEqualTo("rate(\n    new Triangle(\n        1e-5, 1e-1, 900),\n    x)");
    assertThat(CodeListing.of("Map<String, Double> twice(int a, Map<A, B> b) {", 38))
        .isEqualTo("Map<String, Double> twice(\n    int a, Map<A, B> b) {");
    assertThat(CodeListing.of("f(new double[][] {{3, 1}, {2, 2}});", 26))
        .isEqualTo("f(\n    new double[][] {\n        {3, 1}, {2, 2}});");
  }

  @Test
  void aNestedLineGoesOnFurtherIn() {
    assertThat(CodeListing.of("for (;;) {\n    call(first, second, third);\n}", 24))
        .isEqualTo("for (;;) {\n    call(\n        first, second,\n        third);\n}");
  }

  /** What is asked for by google-java-format: of a lab's code, as far as it was laid out anew. */
  @ParameterizedTest
  @MethodSource("pages")
  void argumentsLineUpAndBreaksAreOutermost(Page page) throws Exception {
    for (Script.Step step : Script.read(page.lab()).steps()) {
      String code = step.code().text();
      int width = page.columns() - 3;
      List<String> before = code.lines().map(String::strip).toList();
      List<String> lines = CodeListing.of(code, width).lines().toList();
      Deque<Integer> open = new ArrayDeque<>(); // where what is in a bracket begins its lines
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        List<Token> tokens =
            Tokens.of(line).stream().filter(token -> token.kind() != Kind.COMMENT).toList();
        if (tokens.isEmpty()) {
          continue;
        }
        String above = i == 0 ? "" : lines.get(i - 1).replaceFirst("\\s*//.*", "");
        boolean anew = !before.contains(line.strip()) || !before.contains(above.strip());
        String place = above + "\n" + line;
        if (anew && !open.isEmpty()) {
          assertThat(line.strip()).as(place).doesNotMatch("\\.\\w{1,9}\\(\\)\\)+;");
          assertThat(above + "\n" + line.strip())
              .as(place)
              .doesNotMatch(".*(?:\\w|[\\w>]>|\\[])\\R?\\w.*");
        }
        int indent = tokens.get(0).from();
        if (anew && above.endsWith(",") && !open.isEmpty()) {
          assertThat(indent).as(place).isEqualTo(open.peek());
        }
        for (Token token : tokens) {
          if ("([{".contains(token.text())) {
            boolean last = token == tokens.get(tokens.size() - 1);
            open.push(last && i + 1 < lines.size() ? indent(lines.get(i + 1)) : indent);
          } else if (")]}".contains(token.text()) && !open.isEmpty()) {
            open.pop();
          }
        }
      }
    }
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  @Test
  void whatCannotBeBrokenStaysAndNothingIsTooLongToBeRead() {
    String word = "a".repeat(30);
    assertThat(CodeListing.of(word, 20)).isEqualTo(word);
    assertThat(CodeListing.of("##### " + "#".repeat(30), 20)).endsWith("#");
    String text = "\"" + "x".repeat(100_000) + "\\n".repeat(20_000) + "\"";
    assertThat(Tokens.of(text + ";").get(0).text()).hasSameSizeAs(text);
    assertThat(
            Tokens.of("a /* b */ - // c\n\"\"\"\n d \"e\" \"\"\" f").stream()
                .map(Token::text)
                .collect(Collectors.joining("|")))
        .isEqualTo("a|/* b */|-|// c|\"\"\"\n d \"e\" \"\"\"|f");
  }

  private static final Pattern FORMAT = Pattern.compile("printf\\(\\s*\"([^\"]*)%n\"");
  private static final Pattern PLACE = Pattern.compile("%-?(\\d*)(?:\\.(\\d+))?([dfes%])");

  /** With numbers as wide as the format makes them, or with one digit before the point. */
  private static String printed(String format) {
    return PLACE
        .matcher(format)
        .replaceAll(
            place -> {
              int least = place.group(1).isEmpty() ? 0 : Integer.parseInt(place.group(1));
              String decimals = place.group(2) == null ? "0" : place.group(2);
              return place.group(3).equals("%")
                  ? "%"
                  : "x".repeat(Math.max(least, 2 + Integer.parseInt(decimals)));
            });
  }

  @ParameterizedTest
  @MethodSource("pages")
  void rowsThatALabPrintsFitItsPage(Page page) throws Exception {
    assertThat(FORMAT.matcher(Files.readString(page.lab())).results())
        .extracting(format -> printed(format.group(1)))
        .allMatch(row -> Prose.columns(row) < page.columns());
  }

  @Test
  void aNumberStaysWithItsUnitAndItsInterval() throws IOException {
    String sentence = "validation 18.10 % and test 57.87 ± 0.24 % of (7) points";
    for (int columns = 22; columns < 60; columns++) {
      int width = columns;
      var out = new ByteArrayOutputStream();
      try (var print =
          new PrintStream(new Margin(out, () -> width), true, StandardCharsets.UTF_8)) {
        print.print("validation 18.10");
        print.println(" % and test 57.87 ± 0.24 % of (7) points");
      }
      String printed = out.toString(StandardCharsets.UTF_8);
      assertThat(printed.replaceAll(" *\\R *", " ").strip()).isEqualTo(sentence);
      for (String text : List.of(printed, String.join("\n", Prose.wrap(sentence, width)))) {
        assertThat(text).contains("18.10 %", "57.87 ± 0.24 %", "(7) points");
        assertThat(text.lines()).allMatch(line -> line.stripTrailing().length() <= width);
      }
    }
  }

  /** A piece that prints while a training's bar stands. */
  @Test
  void whatOneStreamPrintsBeginsALineBelowTheBarOfAnother() throws IOException {
    var terminal = new ByteArrayOutputStream();
    try (var err = new PrintStream(new Margin(terminal, () -> 40), true, StandardCharsets.UTF_8);
        var out = new PrintStream(new Margin(terminal, () -> 40), true, StandardCharsets.UTF_8)) {
      err.print("\rtraining  50 %\r");
      out.print("the mean is 0.5\n");
      out.print("and so on\n");
      err.print("\rtraining  75 %\r");
      out.print("\n");
      err.print("\rtraining 100 %\r");
      err.print("\n");
      out.print("the end\n");
    }
    assertThat(terminal.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "\rtraining  50 %\r\nthe mean is 0.5\nand so on\n\rtraining  75 %\r\n\n"
                + "\rtraining 100 %\r\nthe end\n");
  }

  /** A space behind it would stand on the next line, which a break would then leave empty. */
  @Test
  void aLineOfExactlyTheWidthIsFollowedByNoEmptyOne() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var print = new PrintStream(new Margin(out, () -> 20), true, StandardCharsets.UTF_8)) {
      print.println("exactly twenty chars and more");
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("exactly twenty chars\n    and more\n");
  }

  @Test
  void aCommandAndAnEquationStayOnOneLine() {
    String text = "labs/lab check 8.1 8.2 says it, labs/lab hint 8.1 helps; n = 3, K = 10.";
    for (int width = 24; width < 80; width++) {
      assertThat(String.join("\n", Prose.wrap(text, width)))
          .contains("labs/lab check 8.1 8.2", "labs/lab hint 8.1", "n = 3,", "K = 10.");
    }
  }

  @Test
  void aFormulaStaysOnOneLine() {
    String text =
        "A loss of ln 10 = 2.30; of (θ − 3)² the mean of 1 / (1 - p), with"
            + " √(a (1 − a) / n) for the step eta · first / √second, and so on and on.";
    for (int width = 30; width < 80; width++) {
      assertThat(String.join("\n", Prose.wrap(text, width)))
          .contains(
              "ln 10 = 2.30", "(θ − 3)²", "1 / (1 - p)", "(1 − a) / n)", "eta · first / √second,");
    }
    String longer = "a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r";
    assertThat(Prose.wrap(longer, 40)).allMatch(line -> line.length() <= 40);
  }

  @Test
  void whatIsPrintedBreaksBetweenWords() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var print = new PrintStream(new Margin(out, () -> 20), true, StandardCharsets.UTF_8)) {
      print.printf("t = %d   training %4.1f %%%n", 1234, 99.5);
      print.println("comparing: m×n, but has shape 1×3");
      print.println("      as far in as the line begins");
      print.println("x".repeat(30) + " y");
      print.print("...");
      print.print('.');
      print.print("\rtraining  50 % of all updates");
      print.print("\rtraining 100 % of all updates");
      print.println("training stopped in good order");
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "t = 1234   training \n    99.5 %\ncomparing: m×n, but \n    has shape 1×3\n"
                + "      as far in as \n      the line \n      begins\n"
                + "x".repeat(30)
                + " \n    y\n...."
                + "\rtraining  50 % of all updates\rtraining 100 % of all updates"
                + "\ntraining stopped in \n    good order\n");
  }
}
