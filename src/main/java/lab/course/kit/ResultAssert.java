package lab.course.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lab.base.EnglishList;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts that what a piece returned is right, and says in the failure which array is wrong and
 * how. A failure's first line says what is wrong with which array, {@code dW1 and dW2 are 8 times
 * too large on 8 images}; the others, indented, show the case.
 */
public final class ResultAssert extends AbstractAssert<ResultAssert, List<MatrixComparison>> {
  private List<String> example = List.of();

  private ResultAssert(List<MatrixComparison> blocks) {
    super(blocks, ResultAssert.class);
  }

  /** What a piece gave back; {@code as} says where, such as {@code on 8 images}. */
  public static ResultAssert assertThat(MatrixComparison... blocks) {
    return new ResultAssert(List.of(blocks));
  }

  /** Adds the call to the failure's message. */
  public ResultAssert of(String call) {
    return of(Example.of(call));
  }

  /** Shows what was called, on what; made before the piece was asked. */
  public ResultAssert of(Example asked) {
    example = asked.lines();
    return this;
  }

  /**
   * Asserts that every block is right within a tolerance.
   *
   * @param tolerance largest difference, relative to the largest entry of the block
   */
  public void isWithin(double tolerance) {
    verify(block -> block.compare(tolerance));
  }

  /** Asserts that the shapes are right, whatever the numbers are. */
  public void isOfShape() {
    verify(MatrixComparison::misshapen);
  }

  private void verify(Function<MatrixComparison, Optional<MatrixComparison.Finding>> comparison) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    List<String> details = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (MatrixComparison block : actual) {
      comparison
          .apply(block)
          .ifPresentOrElse(
              finding -> {
                names.computeIfAbsent(finding.what(), what -> new ArrayList<>()).add(block.name());
                details.addAll(finding.details());
              },
              () -> right.add(block.name()));
    }
    if (!names.isEmpty()) {
      throw new AssertionError(message(names, details, right));
    }
  }

  private String message(
      Map<String, List<String>> names, List<String> details, List<String> right) {
    List<String> seen = new ArrayList<>();
    names.forEach((what, blocks) -> seen.add(EnglishList.is(blocks) + " " + what));
    List<String> lines = new ArrayList<>();
    lines.add((String.join("; ", seen) + " " + descriptionText()).strip());
    lines.addAll(example);
    details.stream().distinct().forEach(detail -> lines.add("    " + detail));
    if (!right.isEmpty()) {
      lines.add("    " + EnglishList.is(right) + " right");
    }
    return String.join("\n", lines);
  }
}
