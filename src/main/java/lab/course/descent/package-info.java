/** Lab 6: the checks and the known mistakes of MiniBatches and Sgd. */
package lab.course.descent;
