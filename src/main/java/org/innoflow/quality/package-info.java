/**
 * The checks that a release must pass, and published figures set beside its own. Depends on config,
 * contract, io and the staged tables.
 */
package org.innoflow.quality;
