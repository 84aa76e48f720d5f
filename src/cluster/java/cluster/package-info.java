/**
 * The lab's tasks on Apache Spark: what has Spark on its class path, and nothing else. See {@code
 * lab.cluster} for how the programs talk.
 */
package cluster;
