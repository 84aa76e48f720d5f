/**
 * Makes what is given out: {@link lab.release.Release} leaves the answers out, {@link
 * lab.release.Pristine} has each stub as it was, {@link lab.release.Autograder} is the package for
 * Gradescope.
 */
package lab.release;
