/** The checks and the known mistakes of the exercises of lab 10, augmentation. */
package lab.course.augmentation;
