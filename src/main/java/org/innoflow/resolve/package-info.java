/**
 * Who and where: organisation ids from names, places from columns, sectors from labels. Depends on
 * config, contract, io, failure and the staged rows of ingest.
 */
package org.innoflow.resolve;
