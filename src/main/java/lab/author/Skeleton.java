package lab.author;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.base.EnglishList;
import lab.base.Resources;

/**
 * Makes the text of the files that a new exercise begins with. They compile, and say where what is
 * to be written. A contract whose exercises are asked alike has templates of its own, {@code
 * Optimiser-checks.txt} in place of {@code checks.txt}.
 *
 * @param id such as {@code 9.2}
 * @param piece simple name of the class to be written
 * @param contract what it implements
 * @param settings what it is made of
 * @param packageName of its checks and mistakes
 * @param model the checks of another exercise that has this contract, to look at
 */
record Skeleton(
    String id,
    String piece,
    Class<?> contract,
    ExerciseSettings settings,
    String packageName,
    String model) {
  private static final String USUAL = "USUAL";
  private static final String OTHERS = "OTHERS";

  /** What checks are made of, whatever they check. */
  private static final List<String> OF_CHECKS =
      List.of(
          "java.util.Map",
          "lab.course.kit.Checks",
          "lab.course.kit.Diagnostics",
          "lab.course.kit.Pieces",
          "lab.course.kit.Points",
          "lab.course.kit.Rubric",
          "lab.diagnose.Symbols",
          "org.junit.jupiter.api.DisplayName",
          "org.junit.jupiter.api.Order",
          "org.junit.jupiter.api.Test");

  private ContractMethods methods() {
    return new ContractMethods(contract);
  }

  /** The text of each file, by its path. */
  Map<String, String> texts() {
    ExerciseFiles files = ExerciseFiles.of(id, piece, packageName);
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(files.reference(), reference());
    texts.put(files.mistakes(), mistakes());
    texts.put(files.checks(), checks());
    texts.put(files.hints(), template("hints.txt"));
    return texts;
  }

  /** What tells the package that it is. */
  String packageInfo() {
    return filled("package-info.txt", Map.of("lab", id.substring(0, id.indexOf('.'))));
  }

  private String reference() {
    List<String> others = new ArrayList<>(List.of("lab.Exercise", "lab.Todo"));
    String methods = isAlike() ? "\n" + template("Optimiser-methods.txt") : openMethods();
    if (!settings.isEmpty() || isAlike()) {
      others.add("lab.Range");
    }
    return filled(
        "reference.txt",
        Map.of(
            "imports", imports(others),
            "params", settings.javadoc(),
            "head", head(),
            "constructor", settings.constructor(piece),
            "methods", settings.isEmpty() ? methods : methods.substring(1)));
  }

  private String head() {
    String record = JavaText.call(0, "public record " + piece + "(", settings.components(), ")");
    String contract = "implements %s {".formatted(this.contract.getSimpleName());
    return record
        + (record.length() + contract.length() < JavaText.WIDTH ? " " : "\n    ")
        + contract;
  }

  private String openMethods() {
    return methods().open().stream()
        .map(
            method ->
                """

                  /** Task: TODO: what is to be written here. */
                  @Override
                  @Exercise("%s")
                %s
                    throw Todo.task("%s", "%s.%s");
                  }
                """
                    .formatted(
                        id, ContractMethods.signature(method, 2), id, piece, method.getName()))
        .collect(Collectors.joining());
  }

  private String mistakes() {
    String body =
        methods().open().stream()
            .map(
                method ->
                    """
                        @Override
                    %s
                          throw new UnsupportedOperationException("TODO");
                        }
                    """
                        .formatted(ContractMethods.signature(method, 4)))
            .collect(Collectors.joining("\n"));
    boolean none = settings.isEmpty();
    return filled(
        own("mistakes.txt"),
        Map.of(
            "imports",
            imports(List.of("java.util.List", "lab.course.kit.Mistake")),
            "mistake",
            none ? "Mistake.of" : "new Mistake",
            "arrow",
            none ? "() ->" : "settings ->",
            "settings",
            none ? "" : "settings",
            "names",
            before(settings.names()),
            "step",
            step(),
            "all",
            all(),
            "fields",
            settings.fields(isAlike() ? "      super(1);\n" : ""),
            "methods",
            body));
  }

  private String all() {
    String alike =
        "OptimiserMistakes.of(%s, \"%s\", \"TODO\")".formatted(settings.right("Right"), piece);
    return JavaText.call(6, "Stream.concat(", List.of(alike, "OWN.stream()"), ").toList();");
  }

  private String step() {
    List<String> others = List.of("double g", "double[] memory", "double eta", "long t");
    return JavaText.call(
        4,
        "double of(",
        Stream.of(settings.components(), others).flatMap(List::stream).toList(),
        ");");
  }

  /** Each with a comma behind it, before others. */
  private static String before(Collection<String> names) {
    return names.stream().map(name -> name + ", ").collect(Collectors.joining());
  }

  private String checks() {
    List<String> imports = new ArrayList<>(OF_CHECKS);
    imports.addAll(JavaText.imported(contract));
    int further = settings.isEmpty() ? 0 : 1;
    Map<String, String> values = new LinkedHashMap<>();
    values.put("imports", JavaText.imports(imports));
    values.put("model", model);
    values.put("diagnostics", diagnostics());
    values.put("rubric", rubric());
    values.put("usual", constant("usual settings", USUAL, settings.values(0.9, 3)));
    values.put(
        "others", constant("other settings, none near 0 or 1", OTHERS, settings.values(0.6, 5)));
    values.put("given", unlessNone(", " + USUAL));
    values.put("cases", cases());
    values.put("otherSettings", unlessNone(template("Optimiser-settings.txt")));
    values.put("another", EnglishList.and(settings.names()));
    values.put("next", "" + (3 + further));
    values.put("afterNext", "" + (4 + further));
    values.put("last", "" + (5 + further));
    values.put("asked", settings.isEmpty() ? "new Object[0]" : OTHERS + ", " + USUAL);
    values.put("askedFirst", unlessNone(", " + OTHERS));
    return filled(own("checks.txt"), values);
  }

  private String unlessNone(String text) {
    return settings.isEmpty() ? "" : text;
  }

  private String constant(String what, String name, String value) {
    return unlessNone(
        """
          /** TODO: %s. */
          private static final Object[] %s = %s;

        """
            .formatted(what, name, value)
            .indent(0));
  }

  private String diagnostics() {
    String symbols =
        isAlike() ? "OptimiserCases.SYMBOLS" : "Symbols.of(%s)".formatted(methods().results());
    String named = settings.toSymbols();
    boolean fits = 10 + symbols.length() + named.length() < JavaText.WIDTH;
    return JavaText.call(
        6,
        "new Diagnostics(",
        List.of(
            settings.right(piece + "Mistakes.Right"),
            symbols + (fits ? "" : "\n              ") + named,
            piece + "Checks::ask"),
        ");");
  }

  private String rubric() {
    return JavaText.call(
        6,
        "Rubric.of(",
        List.of(
            "\"" + id + "\"",
            "\"" + piece + "\"",
            contract.getSimpleName() + ".class",
            piece + "Checks.class",
            piece + "Mistakes.ALL",
            "DIAGNOSTICS"),
        ");");
  }

  private String cases() {
    List<String> arguments =
        List.of("\"" + piece + "\"", settings.right(piece + "Mistakes.Right"), "1e-9", "1e-4");
    List<String> usual = settings.isEmpty() ? List.of() : List.of(USUAL);
    return JavaText.call(
        6, "new OptimiserCases(", Stream.of(arguments, usual).flatMap(List::stream).toList(), ");");
  }

  private String imports(List<String> others) {
    SortedSet<String> all = new TreeSet<>(methods().imports());
    all.addAll(others);
    return JavaText.imports(all);
  }

  /** Whether all exercises with this contract are asked alike. */
  private boolean isAlike() {
    return !own("checks.txt").equals("checks.txt");
  }

  /** The template of this contract, if it has one of its own. */
  private String own(String template) {
    String own = contract.getSimpleName() + "-" + template;
    return Skeleton.class.getResource(own) == null ? template : own;
  }

  private String filled(String template, Map<String, String> values) {
    String text = template(template);
    for (Map.Entry<String, String> each : values.entrySet()) {
      text = text.replace("{{" + each.getKey() + "}}", each.getValue());
    }
    return text;
  }

  private String template(String name) {
    return Resources.text(Skeleton.class, name)
        .replace("{{id}}", id)
        .replace("{{piece}}", piece)
        .replace("{{contract}}", contract.getSimpleName())
        .replace("{{package}}", packageName);
  }
}
