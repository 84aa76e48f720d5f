package lab.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Explains results of the wrong shape by the product that would give such a shape. */
final class WrongShapes {
  private WrongShapes() {}

  /** Rows and columns as the sizes that they are, such as m×d. */
  private record Form(String rows, String columns) {
    @Override
    public String toString() {
      return rows + "×" + columns;
    }
  }

  /**
   * Explains a result that has, in every case, the same wrong shape in terms of the sizes; empty
   * otherwise.
   */
  static Optional<Explanation> of(List<Experiment> cases) {
    for (String name : cases.get(0).right().keySet()) {
      List<Experiment> telling = cases.stream().filter(one -> isMisshapen(one, name)).toList();
      if (telling.size() >= Explainer.TELLING) {
        Optional<Form> got = form(telling, one -> one.got().get(name));
        Optional<Form> right = form(telling, one -> one.right().get(name));
        if (got.isPresent() && right.isPresent()) {
          return Explanation.of(
              "%s is %s, and must be %s%s"
                  .formatted(
                      name, got.get(), right.get(), mixedUp(telling, got.get(), right.get())));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isMisshapen(Experiment one, String name) {
    return one.got().containsKey(name)
        && one.right().containsKey(name)
        && !one.isOfRightShape(name);
  }

  /** The sizes that rows and columns have in all cases; none if no size fits, or two do. */
  private static Optional<Form> form(
      List<Experiment> cases, Function<Experiment, double[][]> array) {
    List<Form> forms = new ArrayList<>();
    Set<String> names = Symbols.sizes(cases.get(0).inputs()).keySet();
    for (String rows : names) {
      for (String columns : names) {
        boolean fits =
            cases.stream()
                .allMatch(
                    one -> {
                      Map<String, Double> sizes = Symbols.sizes(one.inputs());
                      double[][] value = array.apply(one);
                      return value.length == sizes.getOrDefault(rows, -1.0)
                          && value[0].length == sizes.getOrDefault(columns, -1.0);
                    });
        if (fits) {
          forms.add(new Form(rows, columns));
        }
      }
    }
    return forms.size() == 1 ? Optional.of(forms.get(0)) : Optional.empty();
  }

  /** The array whose size is missing, and one that has the size that is there in its place. */
  private static String mixedUp(List<Experiment> cases, Form got, Form right) {
    String missing = got.columns.equals(right.columns) ? right.rows : right.columns;
    String there = got.columns.equals(right.columns) ? got.rows : got.columns;
    Map<String, double[][]> inputs = cases.get(0).inputs();
    for (String wanted : inputs.keySet()) {
      Optional<Form> form = form(cases, one -> one.inputs().get(wanted));
      if (form.isPresent() && form.get().rows.equals(missing)) {
        for (String taken : inputs.keySet()) {
          Optional<Form> other = form(cases, one -> one.inputs().get(taken));
          if (other.isPresent() && other.get().equals(new Form(there, form.get().columns))) {
            return ", as with %s (%s) in the place of %s (%s)"
                .formatted(taken, other.get(), wanted, form.get());
          }
        }
      }
    }
    return "; look at what is multiplied with what";
  }
}
