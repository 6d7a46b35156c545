/**
 * Who and where: organisation ids from names, places from columns, sectors from labels, terms of
 * policies. Depends on config, contract, ingest (its staged rows), io, organisation, place, run,
 * sector and text.
 */
package org.innoflow.resolve;
