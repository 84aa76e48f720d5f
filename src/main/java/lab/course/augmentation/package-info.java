/** Lab 10: the checks and the known mistakes of Flip and Shift. */
package lab.course.augmentation;
