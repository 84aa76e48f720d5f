package lab.author;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lab.base.Html;

/**
 * Makes the text of the files that a new exercise begins with. They compile, and say where what is
 * to be written.
 *
 * @param id such as {@code 9.2}
 * @param piece simple name of the class to be written
 * @param contract what it implements
 * @param packageName of its checks and mistakes
 * @param model the checks of another exercise that has this contract, to look at
 */
record Skeleton(String id, String piece, Class<?> contract, String packageName, String model) {
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
    return template("package-info.txt").replace("{{lab}}", id.substring(0, id.indexOf('.')));
  }

  private String reference() {
    String body =
        methods().open().stream()
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
    return template("reference.txt")
        .replace("{{imports}}", imports(List.of("lab.Exercise", "lab.Todo")))
        .replace("{{methods}}", body);
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
    return template("mistakes.txt")
        .replace("{{imports}}", imports(List.of("java.util.List", "lab.course.kit.Mistake")))
        .replace("{{methods}}", body);
  }

  private String checks() {
    List<String> imports = new ArrayList<>(OF_CHECKS);
    imports.addAll(JavaText.imported(contract));
    String diagnostics =
        JavaText.call(
            6,
            "new Diagnostics(",
            List.of(
                "settings -> new %sMistakes.Right()".formatted(piece),
                "Symbols.of(%s)".formatted(methods().results()),
                piece + "Checks::ask"),
            ");");
    String rubric =
        JavaText.call(
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
    return template("checks.txt")
        .replace("{{imports}}", JavaText.imports(imports))
        .replace("{{model}}", model)
        .replace("{{diagnostics}};", diagnostics)
        .replace("{{rubric}};", rubric);
  }

  private String imports(List<String> others) {
    SortedSet<String> all = new TreeSet<>(methods().imports());
    all.addAll(others);
    return JavaText.imports(all);
  }

  private String template(String name) {
    return Html.text(Skeleton.class, name)
        .replace("{{id}}", id)
        .replace("{{piece}}", piece)
        .replace("{{contract}}", contract.getSimpleName())
        .replace("{{package}}", packageName);
  }
}
