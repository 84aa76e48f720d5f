/** Random and grid search, trials side by side. */
package lab.search;
