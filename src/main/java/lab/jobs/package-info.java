/**
 * Independent jobs, done side by side: on the cores of this machine, or by workers of a cluster.
 * Whoever has jobs knows {@link lab.jobs.Workers} and not who they are.
 */
package lab.jobs;
