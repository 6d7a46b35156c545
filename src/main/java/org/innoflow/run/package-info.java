/**
 * What a run is: its steps, what they share, and which of them are done. Depends on config,
 * contract, failure and io.
 */
package org.innoflow.run;
