package lab.piece;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lab.base.Nearest;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Says in a sentence what usually causes a given compiler error in a beginner's code. */
final class CompileHint {
  private static final String ARRAY = "INDArray";

  /** The compiler's codes whose cause is the same whatever the names are. */
  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry(
              "premature.eof",
              "A { is never closed: count the braces from the method's first line on."),
          Map.entry(
              "missing.ret.stmt",
              "Not every way through the method returns a value: its last statement should be a"
                  + " return, outside of any if or loop."),
          Map.entry(
              "not.stmt",
              "This computes something and does nothing with it: assign it, return it, or call a"
                  + " method that changes an array in place, such as addi."),
          Map.entry(
              "illegal.start.of.type",
              "This stands outside of any method: look for a } too many above it."),
          Map.entry(
              "else.without.if",
              "This else has no if: look for a } too few or too many, or a ; behind the if's ( )."),
          Map.entry("unclosed.str.lit", "The text that begins here has no closing \" on its line."),
          Map.entry(
              "unreachable.stmt",
              "Nothing ever gets here: a return, a throw or a loop without end stands before it."
                  + " If it is throw Todo.task(…), delete that."),
          Map.entry(
              "var.might.not.have.been.initialized",
              "Give it a value where it is declared, or on every way that leads here."),
          Map.entry(
              "cant.ref.non.effectively.final.var",
              "A lambda may only use variables that never change: use a loop, or copy the value into"
                  + " a new variable first."),
          Map.entry(
              "array.req.but.found",
              "[ ] reads Java arrays only: an INDArray's entry is getDouble(i, j), a list's get(i)."),
          Map.entry(
              "illegal.char",
              "This character is not part of Java: look for a typographic quote, dash or symbol that"
                  + " was pasted in, and write × as *, − as -, ≤ as <=."),
          Map.entry(
              "non-static.cant.be.ref",
              "A static method has no piece to ask: delete static from its declaration."),
          Map.entry(
              "does.not.override.abstract",
              "The contract's method is missing: its name, parameters and return type must stay as"
                  + " the stub had them; lab reset brings them back and keeps your file."),
          Map.entry(
              "method.does.not.override.superclass",
              "@Override needs the very method of the contract: name and parameters must stay as the"
                  + " stub had them."),
          Map.entry(
              "class.public.should.be.in.file",
              "The record's name must be the file's: rename it back."),
          Map.entry(
              "unreported.exception.need.to.catch.or.throw",
              "This call may throw a checked exception; no exercise needs such a call."),
          Map.entry(
              "int.number.too.large", "Whole numbers end at 2147483647: append L, or write 1e10."),
          Map.entry(
              "ret.outside.meth",
              "This return stands outside of any method: look for a } too many above it."));

  private static final Map<String, String> OPERATORS =
      Map.of(
          "+", "add, or addi to change it in place",
          "-", "sub, or subi to change it in place",
          "*", "mul (entry by entry) or mmul (matrix product)",
          "/", "div, or divi to change it in place",
          "<", "lt",
          ">", "gt",
          "+=", "addi",
          "-=", "subi",
          "*=", "muli",
          "/=", "divi");

  /** What other libraries call ND4J's methods. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("dot", "mmul"),
          Map.entry("matmul", "mmul"),
          Map.entry("multiply", "mul (entry by entry) or mmul (matrix product)"),
          Map.entry("times", "mul (entry by entry) or mmul (matrix product)"),
          Map.entry("plus", "add"),
          Map.entry("minus", "sub"),
          Map.entry("divide", "div"),
          Map.entry("T", "transpose()"),
          Map.entry("t", "transpose()"),
          Map.entry("get", "getDouble(i, j)"),
          Map.entry("set", "putScalar(i, j, value)"),
          Map.entry("copy", "dup()"),
          Map.entry("clone", "dup()"),
          Map.entry("exp", "Transforms.exp(array), which is not a method of the array"),
          Map.entry("log", "Transforms.log(array), which is not a method of the array"),
          Map.entry("sqrt", "Transforms.sqrt(array), which is not a method of the array"),
          Map.entry("abs", "Transforms.abs(array), which is not a method of the array"),
          Map.entry("pow", "Transforms.pow(array, p), which is not a method of the array"));

  /** Where the classes are that pieces use. */
  private static final List<String> PACKAGES =
      List.of(
          "lab",
          "java.util",
          "java.util.function",
          "java.util.random",
          "java.util.stream",
          "org.nd4j.linalg.factory",
          "org.nd4j.linalg.api.ndarray",
          "org.nd4j.linalg.api.buffer",
          "org.nd4j.linalg.ops.transforms",
          "org.nd4j.linalg.indexing",
          "org.nd4j.linalg.indexing.conditions");

  private static final Pattern SYMBOL =
      Pattern.compile("symbol:\\s+(class|variable|method) (\\w+)(\\([^\\n]*\\))?");
  private static final Pattern IN_ARRAY =
      Pattern.compile("location:.*(of type|interface|class) " + ARRAY + "\\b");
  private static final Pattern CONVERSION =
      Pattern.compile("incompatible types: (.+?) cannot be converted to (\\S+)");
  private static final Pattern MISMATCH =
      Pattern.compile("argument mismatch; (\\S+) cannot be converted to ([^)\\s]+)");
  private static final Pattern LOSSY =
      Pattern.compile("possible lossy conversion from (\\w+) to (\\w+)");
  private static final Pattern OPERATOR = Pattern.compile("operator '(\\S+)'");
  private static final Set<String> NUMBERS = Set.of("double", "float", "long", "int");

  private CompileHint() {}

  /**
   * The usual cause of a compile error.
   *
   * @param code the compiler's, such as {@code compiler.err.cant.resolve.location}
   * @param message the compiler's, in English
   * @param source the whole file's
   * @param at the position of the error in it
   * @return a sentence, or none if the compiler's own words must do
   */
  static Optional<String> of(String code, String message, String source, int at) {
    String name = code.replaceFirst("^compiler\\.err\\.", "");
    if (FIXED.containsKey(name)) {
      return Optional.of(FIXED.get(name));
    }
    return switch (name.replaceFirst("[.]?\\d$|\\.location.*|\\.args.*", "")) {
      case "illegal.start.of.expr" -> Optional.of(noValue(source.startsWith("}", at)));
      case "expected", "expected2" -> expected(message);
      case "cant.resolve" -> unknown(message, source);
      case "doesnt.exist" ->
          Optional.of(
              "Pieces see no such package, only Java's own, lab and ND4J's: compare the import's"
                  + " spelling.");
      case "operator.cant.be.applied" -> operator(message);
      case "prob.found.req" -> conversion(message);
      case "cant.deref" ->
          Optional.of("A plain number has no methods and no fields: drop the dot.");
      case "cant.apply.symbol", "cant.apply.symbols" -> arguments(message);
      case "already.defined" ->
          Optional.of("That name is taken in this method: drop the type to assign, or rename one.");
      case "cant.assign.val.to.var", "cant.assign.val.to.final.var" ->
          Optional.of("A record's settings and what is final never change: use a new variable.");
      case "incomparable.types" ->
          Optional.of(
              "These two are never equal, being of different types: compare like with like.");
      case "report.access" ->
          Optional.of("It is private to another class: use that class's public methods.");
      default -> Optional.empty();
    };
  }

  private static String noValue(boolean blockEnds) {
    return blockEnds
        ? "The statement above this } is cut short: a value or a ; is missing at its end."
        : "Java expected a value here: look for an operator with nothing behind it, a parenthesis"
            + " too many, or a method begun before the one above was closed.";
  }

  private static Optional<String> expected(String message) {
    if (message.startsWith("';'")) {
      return Optional.of("A statement ends with a ; and the one that ends here has none.");
    }
    if (message.startsWith("')'") || message.startsWith("')' or")) {
      return Optional.of("A ( before this place is not closed, or a comma or operator is missing.");
    }
    if (message.startsWith("class, interface") || message.contains("enum, or record")) {
      return Optional.of("This stands outside of the record: look for a } too many above it.");
    }
    return message.startsWith("<identifier>")
        ? Optional.of("A statement stands outside of any method: look for a } too many above it.")
        : Optional.empty();
  }

  private static Optional<String> unknown(String message, String source) {
    Matcher symbol = SYMBOL.matcher(message);
    if (!symbol.find()) {
      return Optional.empty();
    }
    String name = symbol.group(2);
    if (symbol.group(1).equals("method")) {
      return method(name, IN_ARRAY.matcher(message).find(), source);
    }
    Optional<String> location =
        Character.isUpperCase(name.charAt(0)) ? place(name) : Optional.empty();
    if (location.isPresent()) {
      return Optional.of("Add below the other imports: import " + location.get() + ";");
    }
    Optional<String> meant = nearest(name, words(source));
    return Optional.of(
        meant
            .map(other -> "There is no %s here; did you mean %s?".formatted(name, other))
            .orElse("There is no %s here: declare it, or compare its spelling.".formatted(name)));
  }

  private static Optional<String> method(String name, boolean ofArray, String source) {
    if (!ofArray) {
      return nearest(name, words(source))
          .map(other -> "There is no method %s here; did you mean %s?".formatted(name, other));
    }
    if (ELSEWHERE.containsKey(name)) {
      return Optional.of("INDArray has no %s: use %s.".formatted(name, ELSEWHERE.get(name)));
    }
    Set<String> methods =
        Arrays.stream(INDArray.class.getMethods())
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    return Optional.of(
        nearest(name, methods)
            .map(other -> "INDArray has no %s; did you mean %s?".formatted(name, other))
            .orElse("INDArray has no %s: your editor lists what it has.".formatted(name)));
  }

  private static Optional<String> operator(String message) {
    Matcher operator = OPERATOR.matcher(message);
    if (!message.contains(ARRAY) || !operator.find()) {
      return Optional.empty();
    }
    String sign = operator.group(1);
    String instead = message.contains("unary") && sign.equals("-") ? "neg()" : OPERATORS.get(sign);
    return Optional.of(
        instead == null
            ? "INDArray has no operator %s: work on its entries, getDouble(i, j).".formatted(sign)
            : "INDArray has no operator %s: use %s.".formatted(sign, instead));
  }

  private static Optional<String> conversion(String message) {
    Matcher lossy = LOSSY.matcher(message);
    if (lossy.find()) {
      return Optional.of(
          "A %1$s may not fit into %3$s %2$s: declare a %1$s, or write (%2$s) before the value if losing digits is meant."
              .formatted(
                  lossy.group(1), lossy.group(2), lossy.group(2).equals("int") ? "an" : "a"));
    }
    if (message.contains("missing return value") || message.contains("unexpected return value")) {
      return Optional.of("What is returned must be what the method's first line promises.");
    }
    Matcher conversion = CONVERSION.matcher(message);
    return conversion.find()
        ? conversion(conversion.group(1), conversion.group(2))
        : Optional.empty();
  }

  private static Optional<String> conversion(String from, String to) {
    if (from.equals(ARRAY) && NUMBERS.contains(to)) {
      return Optional.of(
          "This is an array where one number is expected: getDouble(i, j) reads an entry,"
              + " sumNumber().doubleValue() adds them all.");
    }
    if (to.equals(ARRAY) && NUMBERS.contains(from)) {
      return Optional.of(
          "This is one number where an array is expected: array.mul(number) and its kin take one"
              + " and give an array.");
    }
    if (from.equals("Number") && NUMBERS.contains(to)) {
      return Optional.of("ND4J gives a Number here: append .%sValue().".formatted(to));
    }
    if (from.equals("Object")) {
      return Optional.of(
          "A list declared without the type of what is in it gives out Objects: declare it as"
              + " List<%s>.".formatted(to));
    }
    if (to.equals("boolean")) {
      return Optional.of("A condition must be true or false: compare with ==, < or >, not with =.");
    }
    return Optional.empty();
  }

  private static Optional<String> arguments(String message) {
    Optional<String> inside =
        MISMATCH
            .matcher(message)
            .results()
            .flatMap(found -> conversion(found.group(1), found.group(2)).stream())
            .reduce((first, last) -> last); // of overloads, the one for doubles comes last
    return inside.or(
        () -> Optional.of("The arguments do not fit: compare their number, order and types."));
  }

  /** The full name of a class of which only the simple name is known. */
  private static Optional<String> place(String simpleName) {
    return PACKAGES.stream().map(p -> p + "." + simpleName).filter(CompileHint::exists).findFirst();
  }

  private static boolean exists(String name) {
    return CompileHint.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null
        || ClassLoader.getSystemResource(name.replace('.', '/') + ".class") != null;
  }

  private static Optional<String> nearest(String name, Set<String> known) {
    known.remove(name);
    return Nearest.of(name, known);
  }

  private static Set<String> words(String source) {
    return new TreeSet<>(List.of(source.split("\\W+")));
  }
}
