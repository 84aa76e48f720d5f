/** Lab 5: the checks and the known mistakes of NumericalGradient and RelativeError. */
package lab.course.gradientcheck;
