/**
 * The course and its checks.
 *
 * <p>{@link lab.grade.Course} lists the exercises; {@link lab.grade.Checker} runs an exercise's
 * checks on a {@link lab.grade.Subject} and says in a {@link lab.grade.Verdict} what is right, what
 * is wrong, and by which known mistake. An exercise has two classes here: {@code BackpropChecks},
 * JUnit tests that see pieces through their contract only, and {@code BackpropMistakes}, the right
 * way in plain loops and the wrong ones, each of which is the right way with one step changed.
 */
package lab.grade;
