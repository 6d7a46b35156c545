/**
 * From the files of extracts to events with their parties and sectors as the extract names them,
 * and to rejects. Depends on config, contract, failure, io, reader and run.
 */
package org.innoflow.ingest;
