/**
 * Releases: the checks before one, its manifest and dictionary, the pointer to the published one,
 * and what can be asked of them later. Depends on config, contract, export, failure, ingest (its
 * staged inputs), io, quality, report and run.
 */
package org.innoflow.release;
