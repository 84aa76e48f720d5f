package lab;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The results of a forward pass, kept for the backward pass.
 *
 * @param H hidden activations after ReLU and mask, m×n
 * @param S scores, W2 H + b2, K×n
 * @param P probabilities, softmax(S), K×n; every column sums to 1
 * @param mask dropout's mask, as it was applied to H
 */
public record Activations(INDArray H, INDArray S, INDArray P, Mask mask) {}
