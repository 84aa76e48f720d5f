package lab;

/**
 * Says of an {@link Optimiser} that its update is {@code θ ← θ − eta · ∂cost/∂θ} and that it
 * remembers nothing, so that a {@link FusedDescent} may make it.
 */
public interface PlainDescent {}
