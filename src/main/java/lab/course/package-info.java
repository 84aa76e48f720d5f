/**
 * The exercises of the course, and the classes that check pieces and explain failures.
 *
 * <p>{@link lab.course.Course} lists the exercises; {@link lab.course.Checker} runs an exercise's
 * checks on a {@link lab.piece.Subject} and says in a {@link lab.course.Verdict} what is right,
 * what is wrong, and by which known mistake. An exercise has two classes here: {@code
 * BackpropChecks}, JUnit tests that see pieces through their contract only, and {@code
 * BackpropMistakes}, the right way in plain loops and the wrong ones, each of which is the right
 * way with one step changed.
 *
 * <p>Checks lie here and not among the tests since they run wherever the lab does, by JUnit's
 * launcher. A subject is a proxy that records every call and hands out copies of what comes back;
 * arrays are never shared between checks, since a piece may overwrite them. Cases are drawn from a
 * seed; what is expected is what plain loops in float64 give. What a contract has already, and a
 * piece has in its own way ({@code Overridden}), is asked wherever its other methods are. When a
 * check fails, {@link lab.diagnose.Explainer} explains the result from all that the piece was asked
 * in the checks and in cases that the exercise's {@link lab.course.kit.Diagnostics} add; an
 * exception is compared with what the known mistakes do. Of pieces that draw, a {@link
 * lab.course.kit.Drawing} looks at what many draws have in common. {@code CasesTest} holds the
 * cases to a table of sizes and extremes, {@code BankTest} proves that every mistake fails and is
 * named, {@code VariantsTest} that what is right passes in other styles too. The right ways are
 * solutions: what goes to students holds these packages as classes only.
 */
package lab.course;
