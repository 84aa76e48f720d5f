/** Independent jobs, done side by side. */
package lab.jobs;
