/**
 * The checks that a release must pass, and published figures set beside its own. Depends on config,
 * contract, failure, io, sql, and the staged tables of ingest and resolve.
 */
package org.innoflow.quality;
