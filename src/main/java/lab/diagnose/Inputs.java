package lab.diagnose;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import lab.piece.Matrices;

/**
 * The arguments that pieces of an exercise have in every case, by name and kind: an array may be a
 * matrix in one case and a single number in another.
 *
 * @param names of what is given
 * @param sizes the letters of the sizes that are known
 * @param cases what was given in each
 * @param results what is right in each
 */
record Inputs(
    List<String> names,
    Set<String> sizes,
    List<Map<String, double[][]>> cases,
    List<Map<String, double[][]>> results) {
  /** What one of some cases is given. */
  static Inputs of(Experiment one, List<Experiment> all) {
    Set<String> names = one.inputs().keySet();
    return new Inputs(
        List.copyOf(names),
        Symbols.sizes(one.inputs()).keySet(),
        all.stream().map(Experiment::inputs).toList(),
        all.stream().map(Experiment::right).toList());
  }

  /** The same, without some names. */
  Inputs without(Set<String> some) {
    return new Inputs(
        names.stream().filter(name -> !some.contains(name)).toList(), sizes, cases, results);
  }

  private boolean always(String name, Predicate<double[][]> holds) {
    return cases.stream().map(one -> one.get(name)).filter(Objects::nonNull).allMatch(holds);
  }

  /** A single number, such as lambda. */
  boolean isSingle(String name) {
    return always(name, Matrices::isSingle);
  }

  /** A whole number, such as t. */
  boolean isCount(String name) {
    return always(name, value -> Matrices.isSingle(value) && value[0][0] == Math.rint(value[0][0]));
  }

  /** A column, such as a bias, or a single number. */
  boolean isColumn(String name) {
    return always(name, value -> value[0].length == 1);
  }

  /** The results that can be taken for a matrix of more than one entry that is given. */
  List<String> resultsLike(String name) {
    return isSingle(name)
        ? List.of()
        : results.stream()
            .flatMap(right -> right.keySet().stream())
            .distinct()
            .filter(result -> !names.contains(result) && isLike(name, result))
            .toList();
  }

  private boolean isLike(String name, String result) {
    boolean like = true;
    for (int i = 0; i < cases.size(); i++) {
      double[][] given = cases.get(i).get(name);
      double[][] right = results.get(i).get(result);
      like &= given == null || right == null || Matrices.ofOneShape(given, right);
    }
    return like;
  }

  /** Whether one can be taken for the other. */
  boolean areOfOneShape(String name, String other) {
    return cases.stream()
        .filter(one -> one.containsKey(name) && one.containsKey(other))
        .allMatch(one -> Matrices.ofOneShape(one.get(name), one.get(other)));
  }
}
