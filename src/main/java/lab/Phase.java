package lab;

/** What the network is used for just now: dropout works in training only. */
public enum Phase {
  TRAINING,
  EVALUATION
}
