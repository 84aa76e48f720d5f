/**
 * Tools for writing exercises: what an exercise lacks, what the pages must say of the course, and
 * the files that a new exercise begins with.
 *
 * <p>An {@link lab.author.Inspection} looks at all that an exercise consists of, some of it in
 * {@link lab.author.CommonFiles}. {@link lab.author.CoursePages} are what README and the labs are
 * held to, made from the {@link lab.course.Course} and the labs' scripts. {@link
 * lab.author.NewExercise} writes the files. All of it works in the instructor's {@link
 * lab.author.Project} alone.
 */
package lab.author;
