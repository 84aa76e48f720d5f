package lab.course;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lab.piece.Assignment;
import lab.piece.Outcome;
import lab.piece.Records;
import lab.piece.Subject;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The cases of the checks are large and wild enough: cases.csv lists, exercise by exercise, the
 * sizes, remainders, ties and extremes that must be among them, and a right piece writes down what
 * it is asked.
 */
class CasesTest {
  private static final Pattern CONDITION =
      Pattern.compile("(\\w+)(?: % (\\w+))? (=|!=|<|>) (-?[\\w.]+)|(\\w+) is prime");

  private static final Map<Assignment, List<List<Asked>>> ASKED = new ConcurrentHashMap<>();

  /** A call: its method, what is remarkable about it, how many numbers its arguments hold. */
  private record Asked(String method, Quantities quantities, int numbers) {}

  /** The reference, whose calls are written down. */
  private record Recorder(Subject reference, List<Asked> calls, Map<String, Integer> counts)
      implements Subject {
    @Override
    public String name() {
      return "recorder";
    }

    @Override
    public Object piece(Assignment exercise, Object... settings) {
      Object piece = reference.piece(exercise, settings);
      return Proxy.newProxyInstance(
          exercise.contract().getClassLoader(),
          new Class<?>[] {exercise.contract()},
          (proxy, method, arguments) -> call(exercise, settings, piece, method, arguments));
    }

    private Object call(
        Assignment exercise, Object[] settings, Object piece, Method method, Object[] passed)
        throws ReflectiveOperationException {
      Object[] arguments = passed == null ? new Object[0] : passed;
      int number = counts.merge(method.getName() + Arrays.toString(settings), 1, Integer::sum);
      Quantities quantities =
          Quantities.of(exercise.id(), settings, method.getName(), arguments).put("number", number);
      int numbers = Arrays.stream(arguments).mapToInt(CasesTest::numbers).sum();
      calls.add(new Asked(method.getName(), quantities, numbers));
      try {
        return method.invoke(piece, arguments);
      } catch (InvocationTargetException e) {
        throw new AssertionError(e.getCause());
      }
    }
  }

  static Stream<Arguments> required() throws IOException {
    return rows("/cases/cases.csv").stream()
        .flatMap(
            row ->
                exercises(row)
                    .map(
                        exercise ->
                            Arguments.of(
                                exercise, row.get("method"), row.get("case"), row.get("why"))));
  }

  /** That of a row, or those with its contract. */
  private static Stream<Assignment> exercises(CSVRecord row) {
    String name = row.get("exercise");
    List<Assignment> same =
        Course.all().stream().filter(one -> one.contract().getSimpleName().equals(name)).toList();
    return same.isEmpty() ? Stream.of(Course.of(name)) : same.stream();
  }

  private static List<CSVRecord> rows(String table) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .get();
    try (Reader reader = new InputStreamReader(CasesTest.class.getResourceAsStream(table), UTF_8);
        CSVParser rows = CSVParser.parse(reader, format)) {
      return rows.getRecords();
    }
  }

  static List<Assignment> exercises() {
    return Course.all();
  }

  @ParameterizedTest(name = "{0}, {1}: {2} ({3})")
  @MethodSource("required")
  void isAmongTheCases(Assignment exercise, String method, String wanted, String why) {
    for (List<Asked> calls : asked(exercise)) {
      List<Asked> same = calls.stream().filter(call -> call.method.equals(method)).toList();
      assertThat(same).isNotEmpty();
      assertThat(same.stream().anyMatch(call -> holds(wanted, call.quantities)))
          .as("one of %d calls of %s, for %s, has %s", same.size(), method, why, wanted)
          .isTrue();
    }
  }

  /** The kinds of its circumstances that must meet, two by two, by what is called. */
  static Stream<Arguments> circumstances() throws IOException {
    return rows("/cases/circumstances.csv").stream()
        .collect(
            Collectors.groupingBy(
                row -> row.get("exercise") + ", " + row.get("method"),
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .flatMap(
            rows ->
                exercises(rows.get(0))
                    .map(
                        exercise ->
                            Arguments.of(exercise, rows.get(0).get("method"), kinds(rows))));
  }

  private static List<List<String>> kinds(List<CSVRecord> rows) {
    return rows.stream().map(row -> List.of(row.get("kinds").split(" \\| "))).toList();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("circumstances")
  void everyTwoKindsOfCircumstancesMeet(
      Assignment exercise, String method, List<List<String>> circumstances) {
    for (List<Asked> calls : asked(exercise)) {
      List<Asked> same = calls.stream().filter(call -> call.method.equals(method)).toList();
      for (int i = 0; i < circumstances.size(); i++) {
        for (String one : circumstances.get(i)) {
          for (List<String> others : circumstances.subList(i + 1, circumstances.size())) {
            for (String other : others) {
              assertThat(same)
                  .as("calls of %s with %s and %s", method, one, other)
                  .anyMatch(call -> holds(one, call.quantities) && holds(other, call.quantities));
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void everyExerciseHasALineForEachMethodThatIsChecked(Assignment exercise) throws IOException {
    List<String> listed =
        required()
            .map(Arguments::get)
            .filter(line -> line[0].equals(exercise))
            .map(line -> (String) line[1])
            .toList();
    assertThat(listed.size()).as("lines").isGreaterThanOrEqualTo(6);
    assertThat(asked(exercise).get(0)).extracting(Asked::method).containsAll(listed);
  }

  /** A piece may override what its contract has already; of then, it is told that it must not. */
  @ParameterizedTest
  @MethodSource("exercises")
  void everyMethodOfTheContractIsCalled(Assignment exercise) {
    List<String> called = asked(exercise).get(0).stream().map(Asked::method).distinct().toList();
    assertThat(Arrays.stream(exercise.contract().getMethods()))
        .filteredOn(method -> !Modifier.isStatic(method.getModifiers()))
        .extracting(Method::getName)
        .filteredOn(name -> !name.equals("then"))
        .isSubsetOf(called);
  }

  /** It is what a learner is shown. */
  @ParameterizedTest
  @MethodSource("exercises")
  void theFirstCaseIsSmall(Assignment exercise) {
    for (List<Asked> calls : asked(exercise)) {
      assertThat(calls.get(0).numbers).isLessThanOrEqualTo(80);
    }
  }

  private static List<List<Asked>> asked(Assignment exercise) {
    return ASKED.computeIfAbsent(
        exercise, one -> List.of(asked(one, Checker.PUBLIC_SEED), asked(one, Seeds.hidden()[0])));
  }

  private static List<Asked> asked(Assignment exercise, long seed) {
    Subject reference = Subject.of(CasesTest.class.getClassLoader(), "reference");
    Recorder recorder = new Recorder(reference, new ArrayList<>(), new HashMap<>());
    assertThat(CheckRuns.of(exercise, recorder, seed))
        .allMatch(trial -> trial.status() == Outcome.Status.PASSED);
    return recorder.calls;
  }

  private static int numbers(Object value) {
    if (value instanceof INDArray array) {
      return (int) array.length();
    }
    if (value instanceof List<?> list) {
      return list.stream().mapToInt(CasesTest::numbers).sum();
    }
    if (value instanceof Record record) {
      return numbers(Records.parts(record));
    }
    return value != null && value.getClass().isArray() ? Array.getLength(value) : 1;
  }

  private static boolean holds(String conditions, Quantities of) {
    return Arrays.stream(conditions.split("; ")).allMatch(one -> isTrue(one, of));
  }

  private static boolean isTrue(String condition, Quantities of) {
    Matcher parts = CONDITION.matcher(condition);
    assertThat(parts.matches()).as(condition).isTrue();
    if (parts.group(5) != null) {
      return isPrime((int) of.get(parts.group(5)));
    }
    double left = of.get(parts.group(1));
    left = parts.group(2) == null ? left : left % value(parts.group(2), of);
    double right = value(parts.group(4), of);
    return switch (parts.group(3)) {
      case "=" -> left == right;
      case "<" -> left < right;
      case ">" -> left > right;
      default -> left != right;
    };
  }

  private static double value(String text, Quantities of) {
    return text.matches("-?[\\d.]+") ? Double.parseDouble(text) : of.get(text);
  }

  private static boolean isPrime(int n) {
    return n > 1 && IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(k -> n % k == 0);
  }
}
