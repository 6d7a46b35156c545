/**
 * Statistics of one graph that is held in arrays, on one thread: the same graph gives the same
 * bits. Knows nothing of Spark, tables or configuration. Depends on nothing of innoflow.
 */
package org.innoflow.graph;
