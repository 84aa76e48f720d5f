/**
 * The building blocks of every exercise's checks.
 *
 * <p>{@link lab.course.kit.Checks} marks a class of them, whose tests are handed {@link
 * lab.course.kit.Pieces}; {@link lab.course.kit.Layout}, {@link lab.course.kit.Networks} and {@link
 * lab.course.kit.PlainMatrix} make cases, {@link lab.course.kit.ResultAssert} holds a result to
 * what plain loops give. A {@link lab.course.kit.Rubric} puts together what an exercise has: its
 * checks, its {@link lab.course.kit.Mistake}s and what the diagnosis needs.
 *
 * <p>Optimisers are asked the same whatever their step is: {@link lab.course.kit.OptimiserCases}
 * and {@link lab.course.kit.OptimiserQuestions} ask it, {@link lab.course.kit.PlainOptimiser} is
 * the right way but for the step, {@link lab.course.kit.OptimiserMistakes} are wrong around it.
 */
package lab.course.kit;
