/** Lab 2: the checks and the known mistakes of GaussianInit and ForwardPass. */
package lab.course.forward;
