/**
 * Who and where: organisation ids from names, places from columns, sectors from labels. Depends on
 * config, contract, ingest (its staged rows), io, organisation, place, run and sector.
 */
package org.innoflow.resolve;
