/**
 * The whole pipeline on real extracts, against figures that DuckDB counts from the same files by
 * queries that share no code with innoflow.
 */
package org.innoflow.realdata;
