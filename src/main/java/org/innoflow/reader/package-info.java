/**
 * The files of extracts as rows of cells, whatever their format, encoding and compression. Knows
 * nothing of Spark. Depends on config, failure and io.
 */
package org.innoflow.reader;
