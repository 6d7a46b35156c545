/**
 * What a run is: its steps, what they share, and which of them are done. Depends on config,
 * contract, io and failure.
 */
package org.innoflow.run;
