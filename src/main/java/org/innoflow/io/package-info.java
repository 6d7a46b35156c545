/**
 * The one place that reads and writes tables and files, on any file system that Hadoop knows.
 * Depends on contract, failure and sql.
 */
package org.innoflow.io;
