/**
 * A trained network with what it takes to use it, its scale and its classes' names: saved and read
 * ({@link lab.classify.Classifier}), as ONNX for other programs, on pictures in files ({@link
 * lab.classify.Photo}).
 */
package lab.classify;
