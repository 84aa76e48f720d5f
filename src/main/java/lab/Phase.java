package lab;

/** Says whether the network is being trained or evaluated: dropout works in training only. */
public enum Phase {
  TRAINING,
  EVALUATION
}
