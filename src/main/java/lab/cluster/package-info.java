/**
 * Jobs done by workers of Apache Spark. Nothing of Spark is on the lab's class path: three programs
 * talk in {@link lab.cluster.Frame}s.
 *
 * <pre>
 * labs/lab run … --on MASTER                the lab: has the jobs, keeps what comes of them
 *   └ cluster.Driver (src/cluster)          Spark's driver: a Spark job for each task
 *       ⇢ cluster.LabTask in an executor    on any machine: passes the task on
 *           └ labs/lab worker               the lab of that machine: does it
 * </pre>
 *
 * The lab of a worker's machine does the work as it does its own, with its own Java, natives and
 * images; an executor only knows bytes. It is found by {@code LAB_HOME} in the worker's
 * environment. A task that fails since a process ended is done again, elsewhere if possible; what
 * fails with a sentence would fail everywhere, and is not.
 */
package lab.cluster;
