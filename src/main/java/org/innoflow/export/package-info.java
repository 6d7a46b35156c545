/**
 * The tables of a release in the files that other tools open: graphs, maps, a workbook, SQL and
 * descriptions of the data. Depends on config, contract, failure, io and run.
 */
package org.innoflow.export;
