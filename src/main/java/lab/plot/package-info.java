/**
 * Figures as PNG and SVG: curves, the rate, searches, learnt weights, a confusion matrix, the
 * network as a diagram.
 *
 * <p>{@link lab.plot.Plots} makes them, {@link lab.plot.Figure} saves them. XChart draws what has
 * axes; pictures, tables and diagrams are plain Java2D.
 */
package lab.plot;
