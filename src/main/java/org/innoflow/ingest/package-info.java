/**
 * From the files of extracts to events with their parties and sectors as the extract names them,
 * and to rejects. Depends on config, contract, io and failure.
 */
package org.innoflow.ingest;
