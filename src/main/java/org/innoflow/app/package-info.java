/**
 * The command line: arguments, exit codes, and the one place that builds a Spark session. May
 * depend on every other package; none depends on it.
 */
package org.innoflow.app;
