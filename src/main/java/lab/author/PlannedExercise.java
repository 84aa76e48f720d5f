package lab.author;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lab.base.EnglishList;
import lab.course.Course;
import lab.piece.Assignment;
import lab.stepper.Lab;

/**
 * An exercise that is about to be begun, with its number, name and contract checked before any file
 * is written.
 *
 * @param skeleton what it begins with
 * @param before the exercise after which it stands in the course
 */
record PlannedExercise(Skeleton skeleton, Assignment before) {
  private static final String ID = "[1-9]\\d?\\.[1-9]";
  private static final String NAME = "[A-Z][A-Za-z0-9]{1,29}";

  /**
   * @throws IllegalArgumentException in a sentence, if there cannot be such an exercise
   */
  static PlannedExercise of(
      Project project, String id, String piece, Optional<String> named, List<String> settings)
      throws IOException {
    Lab lab = lab(project, id);
    requireNext(lab, id);
    requireFree(piece);
    Class<?> contract = contract(lab, named);
    Skeleton skeleton =
        new Skeleton(
            id,
            piece,
            contract,
            ExerciseSettings.of(settings, contract),
            packageName(lab),
            model(contract));
    return new PlannedExercise(skeleton, before(lab));
  }

  private static Lab lab(Project project, String id) throws IOException {
    if (!id.matches(ID)) {
      throw new IllegalArgumentException(
          "An exercise has the number of its lab and one from 1 to 9, such as 9.2, but not \"%s\"."
              .formatted(id));
    }
    int number = Integer.parseInt(id.substring(0, id.indexOf('.')));
    List<Lab> labs = project.labs();
    return labs.stream()
        .filter(one -> one.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no lab %d, but %s: write its script first, labs/%02d-TOPIC.jsh, by whose topic the exercise's package is called."
                        .formatted(number, numbers(labs), number)));
  }

  private static String numbers(List<Lab> labs) {
    return EnglishList.and(labs.stream().map(one -> "" + one.number()).toList());
  }

  private static void requireNext(Lab lab, String id) {
    Optional<Assignment> same =
        Course.all().stream().filter(one -> one.id().equals(id)).findFirst();
    String next = "%d.%d".formatted(lab.number(), lab.exercises().size() + 1);
    if (same.isPresent()) {
      throw new IllegalArgumentException(
          "%s is there already: the next exercise of lab %d is %s."
              .formatted(same.get(), lab.number(), next));
    }
    if (!id.equals(next)) {
      throw new IllegalArgumentException(
          "%s would leave a gap: the next exercise of lab %d is %s."
              .formatted(id, lab.number(), next));
    }
  }

  private static void requireFree(String piece) {
    if (!piece.matches(NAME)) {
      throw new IllegalArgumentException(
          "A piece is called by a capital and up to 29 letters and digits, such as Momentum, but not \"%s\"."
              .formatted(piece));
    }
    for (Assignment one : Course.all()) {
      if (one.piece().equalsIgnoreCase(piece)) { // some systems have one file for both
        throw new IllegalArgumentException("There is a piece of this name, %s.".formatted(one));
      }
    }
    for (String known : List.of("lab.", "java.lang.")) {
      find(known + piece)
          .ifPresent(
              type -> {
                throw new IllegalArgumentException(
                    "%s is a class that pieces use by its simple name: take another name."
                        .formatted(type.getName()));
              });
    }
  }

  private static Class<?> contract(Lab lab, Optional<String> named) {
    if (named.isPresent()) {
      return find("lab." + named.get())
          .filter(type -> type.getPackageName().equals("lab"))
          .filter(type -> type.isInterface() && !type.isAnnotation())
          .filter(type -> !new ContractMethods(type).open().isEmpty())
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "There is no contract %s in package lab; those of the course are %s."
                          .formatted(named.get(), EnglishList.and(contracts()))));
    }
    List<Class<?>> ofLab = contracts(lab);
    if (ofLab.size() == 1) {
      return ofLab.get(0);
    }
    throw new IllegalArgumentException(
        ofLab.isEmpty()
            ? "Lab %d has no exercise whose contract could be taken: name one by --contract, %s."
                .formatted(lab.number(), EnglishList.or(contracts()))
            : "The exercises of lab %d have several contracts: name one by --contract, such as %s."
                .formatted(
                    lab.number(),
                    EnglishList.or(ofLab.stream().map(Class::getSimpleName).toList())));
  }

  private static List<Class<?>> contracts(Lab lab) {
    return lab.exercises().stream().<Class<?>>map(Assignment::contract).distinct().toList();
  }

  private static List<String> contracts() {
    return Course.all().stream()
        .map(one -> one.contract().getSimpleName())
        .distinct()
        .sorted()
        .toList();
  }

  private static Optional<Class<?>> find(String name) {
    try {
      return Optional.of(Class.forName(name, false, PlannedExercise.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty(); // a linkage error where a system takes capitals for small letters
    }
  }

  /**
   * That of the lab's exercises; in a lab without any, called by the topic in its script's name.
   */
  private static String packageName(Lab lab) {
    return lab.exercises().stream()
        .findFirst()
        .map(one -> Course.rubric(one).checks().getPackageName())
        .orElseGet(
            () -> "lab.course." + lab.name().replaceFirst("^\\d+-", "").replaceAll("\\W", ""));
  }

  /** Checks to look at: of the first exercise with this contract, or simple ones. */
  private static String model(Class<?> contract) {
    return Course.all().stream()
        .filter(one -> one.contract() == contract)
        .findFirst()
        .map(one -> Course.rubric(one).checks().getSimpleName())
        .orElse("SgdChecks");
  }

  private static Assignment before(Lab lab) {
    return Stream.concat(Stream.of(Course.all().get(0)), Course.all().stream())
        .filter(one -> one.lab() <= lab.number())
        .reduce((first, last) -> last)
        .orElseThrow();
  }
}
