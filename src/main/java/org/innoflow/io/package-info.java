/**
 * The one place that reads and writes tables and files, on any file system that Hadoop knows.
 * Depends on contract and failure.
 */
package org.innoflow.io;
