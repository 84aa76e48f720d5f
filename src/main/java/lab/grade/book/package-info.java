/**
 * The instructor's side: what was handed in is collected, graded, and told.
 *
 * <p>{@link lab.grade.book.Collector} reads {@link lab.grade.book.Submission}s from folders and
 * archives that nobody trusts; {@link lab.grade.book.Book} has each graded by a {@link
 * lab.grade.book.Runner}, and writes its feedback, the class's table and its page.
 */
package lab.grade.book;
