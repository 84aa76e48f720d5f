/**
 * For whoever writes exercises: what one lacks, and what the pages must say of the course.
 *
 * <p>An {@link lab.author.Inspection} looks at all that an exercise consists of. {@link
 * lab.author.Pages} are what README and the labs are held to, made from the {@link
 * lab.course.Course} and the labs' scripts. All of it works in the instructor's {@link
 * lab.author.Project} alone.
 */
package lab.author;
