/**
 * Reads what students handed in and makes submissions of it.
 *
 * <p>{@link lab.gradebook.intake.Reception} takes in a class, whose files {@link
 * lab.gradebook.platform} has told apart, or refuses where it is not clear whose is what. {@link
 * lab.gradebook.intake.Collector} reads {@link lab.gradebook.intake.Submission}s from folders and
 * archives that nobody trusts, in memory and within limits; {@code Selection} finds the pieces by
 * what files declare and chooses among several, {@code SourceRepair} puts right what costs nobody
 * points.
 */
package lab.gradebook.intake;
