// Lab 1: A sample of a lab
//
// This script is for the tests of the stepper. It has all that a lab can have: an introduction, code
// before the first step, a guess, a figure, and questions at the end.
//
//   a formula:  c = −ln p      stands as it is
//
// And a last paragraph.
import lab.*;
import lab.data.*;
import lab.plot.*;
import reference.*;
import org.nd4j.linalg.factory.Nd4j;

// ---- Numbers
// A network is made of numbers. This is one of them, the logarithm of ten, and it will be met again
// in the third lab.
var cost = Math.log(10);        // => 2.30…
System.out.println("ten classes, cost " + cost);
// => ten classes, cost 2.30…

// ---- An array
// Arrays have a shape: rows, then columns. Here are two rows of three columns, all ones.
// ? What is the sum of all its entries?
var A = Nd4j.ones(2, 3);
A.sumNumber().doubleValue()      // => 6.0

// ---- A figure
// The rate goes up and down.
var rate = new CyclicalSchedule(1e-5, 1e-1, 50);   // a triangle of 100 updates
Plots.rate(rate, 300).save("sample").size()        // => 2

// ---- Questions
// Q Why is the logarithm of ten
// about 2.3?
// A Because e to the power of 2.3 is about ten.
//
// It is not exact.
// Q And is it more than two?
// A Yes.
