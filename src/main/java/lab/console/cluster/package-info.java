/** The commands of {@code labs/lab} for clusters. */
package lab.console.cluster;
