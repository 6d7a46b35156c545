/**
 * Report tables: SQL files over the published tables, read and checked without a session, then run.
 * Depends on config, contract, export, failure, io, page, run and sql.
 */
package org.innoflow.report;
