/** Loading and preparing images: CIFAR-10, the built-in Shapes, splitting and standardising. */
package lab.data;
