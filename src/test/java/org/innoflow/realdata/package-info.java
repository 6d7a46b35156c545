/**
 * The whole pipeline on whole extracts: real ones against figures that DuckDB counts from the same
 * files by queries that share no code with innoflow, and the sample run in several ways.
 */
package org.innoflow.realdata;
