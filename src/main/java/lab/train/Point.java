package lab.train;

/**
 * The measurements of a training after t updates.
 *
 * @param t updates done
 * @param eta the rate of the next update; at the end, of the last one
 * @param penalty lambda (|W1|² + |W2|²); cost = loss + penalty; 0 where the optimiser is a {@link
 *     lab.WeightDecay}, since it is no part of the cost then
 * @param train on the first images of the training set, as many as the validation set has, but at
 *     most 2,000
 * @param validation on the validation set
 */
public record Point(long t, double eta, double penalty, Score train, Score validation) {}
