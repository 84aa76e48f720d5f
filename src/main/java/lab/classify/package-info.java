/**
 * Trained networks in use: a {@link lab.classify.Classifier} holds a network, its scale and its
 * classes' names; it is saved, read, exported to ONNX, and applied to pictures in files ({@link
 * lab.classify.Photo}).
 */
package lab.classify;
