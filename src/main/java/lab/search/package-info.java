/** Random search and grid search, with trials that run side by side. */
package lab.search;
