/**
 * Report tables: SQL files over the published tables, read and checked without a session, then run.
 * Depends on config, contract, failure, io and run.
 */
package org.innoflow.report;
