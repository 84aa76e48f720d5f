/**
 * For whoever writes exercises: what the pages must say of the course.
 *
 * <p>{@link lab.author.Pages} are what README and the labs are held to, made from the {@link
 * lab.course.Course} and the labs' scripts. All of it works in the instructor's {@link
 * lab.author.Project} alone.
 */
package lab.author;
