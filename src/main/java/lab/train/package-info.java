/** The training loop, its history, checkpoints and progress. */
package lab.train;
