/**
 * The documents behind the rows of a table: which events a published figure has counted. Depends on
 * contract.
 */
package org.innoflow.explain;
