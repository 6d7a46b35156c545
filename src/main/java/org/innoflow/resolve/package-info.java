/**
 * Who and where: organisation ids from names, places from columns, sectors from labels. Depends on
 * config, contract, ingest (its staged rows), io and run.
 */
package org.innoflow.resolve;
